/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_audit.h"
#include "filter.h"
#include "selinux.h"

/* Kernel bug it catches: the audit record of another call, ABI or signal. */
PROBE(
	.claim = "The audit record of a kill names the call's number, the ABI and SIGSYS",
	.source = "seccomp(2), SECCOMP_FILTER_FLAG_LOG; kernel kernel/auditsc.c, audit_seccomp",
	.needs = { "root", "seccomp.kill_process", "cap.AUDIT_READ", "cap.AUDIT_WRITE" },
	.sabotage = { .twin = "another call is made" },
)
{

	unsigned int name = (unsigned int)now_ns();

	audit_begin();
	pid_t pid = spawn(0);
	if (pid == 0) {
		MUST(prctl(PR_SET_NAME, fmt("s%08x", name)));
		filter_add(PROGRAM(LOAD_NR, IF_EQ(NR_MARK, 1, 0), IF_EQ(NR_NOBODY, 0, 1),
			RETURN(KILL_PROCESS), RETURN(ALLOW)));
		syscall(sabotaged() ? NR_NOBODY : NR_MARK);
		probe_exit(0);
	}
	EXPECT_SIGNAL(child_wait(pid), SIGSYS); /* control */
	int rc = avc_collect();
	if (rc < 0)
		broken("audit records: %s", strerrorname_np(-rc));
	const char *who = fmt("comm=\"s%08x\"", name);
	if (!audit_seen(1326, who, ""))
		skip(SKIP_KERNEL, "no audit record of this kill: audit is off");
	row("number");
	EXPECT(audit_seen(1326, who, fmt(" syscall=%d ", NR_MARK)));
	row("architecture");
	EXPECT(audit_seen(1326, who, "arch=c000003e"));
	row("signal");
	EXPECT(audit_seen(1326, who, fmt("sig=%d", SIGSYS)));
	avc_end();
}
