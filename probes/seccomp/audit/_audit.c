/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_audit.h"

#include <sys/random.h>

#include "selinux.h"

static char comm[16];

void audit_watch(void)
{
	uint32_t own;

	MUST(getrandom(&own, sizeof(own), 0));
	snprintf(comm, sizeof(comm), "bh-%08x", own);
	int e = audit_begin(fmt("comm=\"%s", comm));
	if (e)
		skip(SKIP_KERNEL, "no audit records by netlink: %s", strerrorname_np(-e));
}

static void trapped(int sig)
{
	(void)sig;
}

int marked_call(const struct marked *marked)
{
	static unsigned int calls;

	comm[11] = (char)('a' + calls++ % 26);
	pid_t pid = spawn(0);
	if (pid == 0) {
		MUST(prctl(PR_SET_NAME, comm));
		MUST(sigaction(SIGSYS, &(struct sigaction){ .sa_handler = trapped }, NULL));
		no_new_privs();
		MUST(filter_try(
			marked->flags, PROGRAM(LOAD_NR, IF_EQ(marked->int80 ? 65 : NR_MARK, 0, 1),
					       RETURN(marked->action), RETURN(ALLOW))));
		if (marked->int80) {
			long result;
			__asm__ volatile("int $0x80"
					 : "=a"(result)
					 : "0"(65l)
					 : "r8", "r9", "r10", "r11", "memory");
		} else {
			syscall(NR_MARK);
		}
		probe_exit(0);
	}
	int status = child_wait(pid);
	int e = avc_collect();
	if (e)
		broken("audit records: %s", strerrorname_np(-e));
	return status;
}

bool recorded(const char *word, const char *other)
{
	return audit_seen(AUDIT_SECCOMP_TYPE, fmt("comm=\"%s\"", comm), word ? word : "syscall=") &&
	       (!other || audit_seen(AUDIT_SECCOMP_TYPE, fmt("comm=\"%s\"", comm), other));
}

const char *code_of(uint32_t action)
{
	return fmt(" code=0x%x", action & SECCOMP_RET_ACTION_FULL);
}
