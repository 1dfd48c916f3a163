/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "filter.h"

/* Kernel bugs it catches: the order reversed, an instruction lost, an index too many. */
static struct sock_filter code[8];

static long get(pid_t pid, unsigned long index)
{
	return ptrace(PTRACE_SECCOMP_GET_FILTER, pid, (void *)index, code);
}

/*
 * The manual page calls the most recently loaded one index 0, the kernel's code has always begun
 * with the oldest: the order is left open, everything else is not.
 */
PROBE(
	.claim = "PTRACE_SECCOMP_GET_FILTER returns each program as it was loaded, then ENOENT",
	.source = "ptrace(2), PTRACE_SECCOMP_GET_FILTER",
	.needs = { "root", "cap.SYS_ADMIN", "seccomp.filter" },
	.sabotage = { .twin = "the second filter is not loaded" },
)
{
	pid_t pid = traced_spawn(0);

	if (pid == 0) {
		filter_add(PROGRAM(
			LOAD_NR, IF_EQ(NR_NOBODY, 0, 1), RETURN(DENY(EXDEV)), RETURN(ALLOW)));
		if (!sabotaged())
			filter_add(PROGRAM(LOAD_ARCH, LOAD_NR, IF_EQ(NR_MARK, 0, 1),
				RETURN(DENY(EMLINK)), RETURN(ALLOW)));
		raise(SIGSTOP);
		probe_exit(0);
	}
	MUST_BE(WIFSTOPPED(trace_wait(pid)));
	long first = get(pid, 0);
	if (first < 0 && (errno == EIO || errno == EINVAL))
		skip(SKIP_KERNEL, "PTRACE_SECCOMP_GET_FILTER: %s", strerrorname_np(errno));
	int longer = first == 5 ? 0 : 1;
	row("one program");
	EXPECT_EQ(get(pid, !longer), 4);
	EXPECT_EQ(code[0].code, BPF_LD | BPF_W | BPF_ABS);
	EXPECT_EQ(code[1].k, NR_NOBODY);
	EXPECT_EQ(code[2].k, DENY(EXDEV));
	row("the other");
	EXPECT_EQ(get(pid, longer), 5);
	EXPECT_EQ(code[0].k, offsetof(struct seccomp_data, arch));
	EXPECT_EQ(code[2].jf, 1);
	EXPECT_EQ(code[3].k, DENY(EMLINK));
	row("one too many");
	EXPECT_ERRNO(get(pid, 2), ENOENT);
	trace_go(PTRACE_CONT, pid);
	EXPECT_EXIT(trace_wait(pid), 0);
}
