/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_audit.h"
#include "filter.h"
#include "selinux.h"

/* Kernel bugs it catches: LOG or a kill that leaves no audit record; the flag LOG without effect;
 * records of actions that nobody asked for. */
static const struct row {
	const char *name, *code;
	uint32_t action;
	unsigned int flags;
	bool recorded;
} rows[] = { { "log", "code=0x7ffc0000", SECCOMP_RET_LOG, 0, true },
	{ "kill process", "code=0x80000000", KILL_PROCESS, 0, true },
	{ "kill thread", "code=0x0", KILL_THREAD, 0, true },
	{ "errno with the flag", "code=0x50000", DENY(EXDEV), SECCOMP_FILTER_FLAG_LOG, true },
	{ "errno without the flag", "code=0x50000", DENY(EXDEV), 0, false },
	{ "allow with the flag", "code=0x7fff0000", ALLOW, SECCOMP_FILTER_FLAG_LOG, false } };

PROBE(
	.claim = "LOG, the kills and what the LOG flag asks for are recorded by audit, other "
		"actions not",
	.source = "seccomp(2), SECCOMP_FILTER_FLAG_LOG and /proc interfaces",
	.needs = { "root", "seccomp.log", "cap.AUDIT_READ", "cap.AUDIT_WRITE" },
	.sabotage = { .twin = "the filters allow the call and have no flag" },
)
{
	/* Audit tells PIDs of the initial namespace, which are unknown here: the names tell. */
	unsigned int base = (unsigned int)now_ns();
	const char *logged = file_text("/proc/sys/kernel/seccomp/actions_logged");

	audit_begin();
	if (!strstr(logged, "kill_process kill_thread") || !strstr(logged, "errno") ||
		!strstr(logged, "log"))
		skip(SKIP_KERNEL, "actions_logged is \"%s\"", logged);
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		pid_t pid = spawn(0);
		if (pid == 0) {
			uint32_t action = sabotaged() ? ALLOW : rows[i].action;
			MUST(prctl(PR_SET_NAME, fmt("s%08x", base + (unsigned int)i)));
			no_new_privs();
			MUST(filter_try(sabotaged() ? 0 : rows[i].flags,
				PROGRAM(LOAD_NR, IF_EQ(NR_MARK, 0, 1), RETURN(action),
					RETURN(ALLOW))));
			syscall(NR_MARK);
			probe_exit(0);
		}
		child_wait(pid);
	}
	int rc = avc_collect();
	if (rc < 0)
		broken("audit records: %s", strerrorname_np(-rc));
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		row("%s", rows[i].name);
		/* 1326: AUDIT_SECCOMP */
		const char *who = fmt("comm=\"s%08x\"", base + (unsigned int)i);
		EXPECT_EQ(audit_seen(1326, who, rows[i].code), rows[i].recorded);
	}
	avc_end();
}
