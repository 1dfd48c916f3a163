/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "probe.h"

/* Kernel bugs it catches: pid_max of the parent namespace written from a child, or not obeyed in the
 * namespace where it was set; a greater value inside than the parent's. */
#define FILE_NAME "/proc/sys/kernel/pid_max"

PROBE(.claim = "pid_max set in a new PID namespace bounds its own numbers, and leaves its parent's "
	       "alone",
	.source = "kernel source, kernel/pid.c, pid_max; proc(5), /proc/sys/kernel/pid_max",
	.needs = { "root", "userns", "ns.pid", "sysctl.kernel.ns_last_pid" },
	.sabotage = { .twin = "it is not set" }, )
{
	long long before = file_number(FILE_NAME);

	/* Where it is global, root of this user namespace may not write it: the test for it. */
	IN_USERNS(CLONE_NEWPID, "0 65534 1", "0 65534 1")
	{
		MUST(setresgid(0, 0, 0));
		MUST(setresuid(0, 0, 0));
		if (write_file(FILE_NAME, fmt("%lld", before)) < 0)
			skip(SKIP_KERNEL, "pid_max is not the namespace's own: %s",
				strerrorname_np(errno));
		EXPECT_OK(write_file(FILE_NAME, "450"));
		EXPECT_EQ(file_number(FILE_NAME), 450); /* control */
		if (sabotaged())
			MUST(write_file(FILE_NAME, fmt("%lld", before)));
		MUST(write_file("/proc/sys/kernel/ns_last_pid", "447"));
		pid_t last = 0;
		for (int i = 0; i < 4; i++) {
			pid_t pid = spawn(0);
			if (pid == 0)
				probe_exit(0);
			child_wait(pid);
			last = pid;
		}
		EXPECT_LE(last, 449); /* 448, 449, and round */
	}
	EXPECT_EQ(file_number(FILE_NAME), before);
}
