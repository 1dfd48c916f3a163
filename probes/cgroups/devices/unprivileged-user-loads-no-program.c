/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_device.h"

/* Kernel bug it catches: device programs loaded without the capability in the initial namespace. */
PROBE(
	.claim = "A device program cannot be loaded without capabilities, nor by root of a user namespace: EPERM",
	.source = "bpf(2); capabilities(7), CAP_BPF, CAP_NET_ADMIN",
	.needs = { "cgroup2", "syscall.bpf", "root", "userns" },
	.sabotage = { .twin = "root loads it" },
)
{
	const struct device_rule rule = { BPF_DEVCG_DEV_CHAR, 1, 5, 7, false };

	EXPECT(device_program(&rule) >= 0); /* control */
	row("an unprivileged user");
	IN_CHILD(0) {
		if (!sabotaged())
			become(NOBODY_UID, NOBODY_UID);
		EXPECT_ERRNO(device_load(&rule), EPERM);
	}
	row("root of a child user namespace");
	IN_USERNS(0, "0 0 1", "0 0 1")
		EXPECT_ERRNO(device_load(&rule), EPERM);
}
