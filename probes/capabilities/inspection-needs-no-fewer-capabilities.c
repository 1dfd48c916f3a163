/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <linux/kcmp.h>
#include <sys/ptrace.h>
#include <sys/uio.h>

#include "_sets.h"

/* Kernel bug it catches: one of the ways into another process that forgets to compare capabilities. */
static char word[8];

static long look(int way, pid_t pid, int pidfd)
{
	struct iovec local = { word, sizeof(word) }, remote = { word, sizeof(word) };
	void *head;
	size_t size;

	switch (way) {
	case 0:
		return ptrace(PTRACE_SEIZE, pid, NULL, NULL);
	case 1:
		return process_vm_readv(pid, &local, 1, &remote, 1, 0);
	case 2:
		return process_vm_writev(pid, &local, 1, &remote, 1, 0);
	case 3:
		return open(fmt("/proc/%d/mem", pid), O_RDWR | O_CLOEXEC);
	case 4:
		return syscall(SYS_pidfd_getfd, pidfd, 0, 0);
	case 5:
		return syscall(SYS_kcmp, getpid(), pid, KCMP_VM, 0, 0);
	case 6:
		return syscall(SYS_get_robust_list, pid, &head, &size);
	case 7:
		return readlink(fmt("/proc/%d/cwd", pid), word, sizeof(word));
	default:
		return readlink(fmt("/proc/%d/ns/net", pid), word, sizeof(word));
	}
}

PROBE(
	.claim = "Looking into a process that has more capabilities is refused to the same user",
	.source = "ptrace(2), Ptrace access mode checking; capabilities(7), CAP_SYS_PTRACE",
	.needs = { "root", "cap.SYS_PTRACE", "syscall.pidfd_getfd" },
	.sabotage = { .twin = "the other process has no capabilities" },
)
{
	static const struct {
		const char *name;
		int error;
	} rows[] = { { "ptrace", EPERM }, { "process_vm_readv", EPERM },
		{ "process_vm_writev", EPERM }, { "/proc/PID/mem", EACCES },
		{ "pidfd_getfd", EPERM }, { "kcmp", EPERM }, { "get_robust_list", EPERM },
		{ "/proc/PID/cwd", EACCES }, { "/proc/PID/ns/net", EACCES } };

	for (int way = 0; way < 9; way++) {
		struct gate ready = gate_new(), end = gate_new();
		row("%s", rows[way].name);
		pid_t pid = spawn(0);
		if (pid == 0) {
			struct sets sets = { .permitted = sabotaged() ? 0 : BIT(CAP_NET_RAW) };
			MUST(prctl(PR_SET_KEEPCAPS, 1, 0, 0, 0));
			MUST(setresgid(1000, 1000, 1000));
			MUST(set_uids(1000, 1000, 1000));
			MUST(sets_try(sets));
			MUST(prctl(PR_SET_DUMPABLE, 1));
			gate_post(&ready);
			gate_wait(&end);
			probe_exit(0);
		}
		gate_wait(&ready);
		int pidfd = MUST((int)syscall(SYS_pidfd_open, pid, 0));
		IN_CHILD(0) {
			become(1000, 1000);
			errno = 0;
			long result = look(way, pid, pidfd);
			if (result == -1 && errno == ENOSYS)
				row_skip(SKIP_KERNEL, "ENOSYS");
			else
				EXPECT(result == -1 && errno == rows[way].error);
		}
		if (way > 0 && look(way, pid, pidfd) == -1)
			EXPECT(errno == ENOSYS); /* control: with CAP_SYS_PTRACE it is allowed */
		gate_post(&end);
		EXPECT_EXIT(child_wait(pid), 0);
	}
}
