/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_sets.h"

/* Kernel bug it catches: capget(2) that answers about its caller, whoever is asked for. */
PROBE(
	.claim = "capget answers about the process asked for, and ESRCH where there is none",
	.source = "capget(2), DESCRIPTION and ERRORS",
	.needs = { "root" },
	.sabotage = { .twin = "the other process keeps the capability" },
)
{
	struct gate dropped = gate_new(), seen = gate_new();
	struct __user_cap_data_struct data[2] = { 0 };
	pid_t pid = spawn(0);

	if (pid == 0) {
		if (!sabotaged())
			drop_cap(CAP_CHOWN);
		gate_post(&dropped);
		gate_wait(&seen);
		probe_exit(0);
	}
	gate_wait(&dropped);
	struct __user_cap_header_struct header = { .version = _LINUX_CAPABILITY_VERSION_3,
		.pid = pid };
	row("a child");
	EXPECT_OK(syscall(SYS_capget, &header, data));
	EXPECT_EQ(data[0].permitted & BIT(CAP_CHOWN), 0);
	row("itself");
	header.pid = 0;
	EXPECT_OK(syscall(SYS_capget, &header, data));
	EXPECT_NE(data[0].permitted & BIT(CAP_CHOWN), 0); /* control */
	gate_post(&seen);
	EXPECT_EXIT(child_wait(pid), 0);
	row("nobody");
	header.pid = pid;
	EXPECT_ERRNO(syscall(SYS_capget, &header, data), ESRCH);
}
