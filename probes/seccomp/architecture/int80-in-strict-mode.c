/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_abi.h"

/* Kernel bug it catches: the x86-64 list applied to i386 numbers: int 0x80 with 0 or 1 let through. */
static int after(bool by_int80, long nr)
{
	struct gate gate = gate_new();
	pid_t pid = spawn(0);

	if (pid == 0) {
		uint64_t one = 1;
		if (!sabotaged())
			MUST(sys_seccomp(SECCOMP_SET_MODE_STRICT, 0, NULL));
		if (by_int80)
			int80(nr, gate.fd, (long)&one, 8);
		else
			syscall_wide((unsigned long)nr, gate.fd, (long)&one, 8);
		syscall(SYS_exit, 7);
	}
	int status = child_wait(pid);
	close(gate.fd);
	return status;
}

PROBE(
	.claim = "Strict mode has a list of its own for int 0x80: i386 read and write, not getpid",
	.source = "seccomp(2), SECCOMP_SET_MODE_STRICT; kernel kernel/seccomp.c, mode1_syscalls_32",
	.needs = { "seccomp.filter", "ia32" },
	.sabotage = { .twin = "strict mode is not entered" },
)
{
	row("i386 write");
	EXPECT_EXIT(after(true, I386_WRITE), 7); /* control */
	row("i386 read");
	EXPECT_EXIT(after(true, I386_READ), 7); /* control */
	row("i386 getpid");
	EXPECT_SIGNAL(after(true, I386_GETPID), SIGKILL);
	row("the x86-64 number of read, which is restart_syscall on i386");
	EXPECT_SIGNAL(after(true, SYS_read), SIGKILL);
	row("the i386 number of write by syscall, which is stat");
	EXPECT_SIGNAL(after(false, I386_WRITE), SIGKILL);
}
