/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_sets.h"

/* Kernel bug it catches: capset(2) on another process accepted. */
PROBE(
	.claim = "capset for another process fails with EPERM, for one's own thread it works",
	.source = "capset(2), DESCRIPTION and ERRORS",
	.needs = { "root" },
	.sabotage = { .twin = "the process asked for is the caller" },
)
{
	struct gate end = gate_new();
	struct __user_cap_header_struct header = { .version = _LINUX_CAPABILITY_VERSION_3 };
	struct __user_cap_data_struct data[2];
	pid_t pid = spawn(0);

	if (pid == 0) {
		gate_wait(&end);
		probe_exit(have_cap(CAP_CHOWN) ? 7 : 8);
	}
	MUST(syscall(SYS_capget, &header, data));
	header.pid = getpid();
	EXPECT_OK(syscall(SYS_capset, &header, data)); /* control */
	header.pid = sabotaged() ? 0 : pid;
	data[0].effective &= ~(uint32_t)BIT(CAP_CHOWN);
	EXPECT_ERRNO(syscall(SYS_capset, &header, data), EPERM);
	gate_post(&end);
	EXPECT_EXIT(child_wait(pid), 7);
}
