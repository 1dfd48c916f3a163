/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_sets.h"

/* Kernel bug it catches: an unknown version taken for one of the three. */
PROBE(
	.claim = "capget and capset with an unknown version fail with EINVAL and write the "
		"preferred one",
	.source = "capget(2), DESCRIPTION",
	.needs = { "root" },
	.sabotage = { .twin = "the version is known" },
)
{
	struct __user_cap_data_struct data[2] = { 0 };

	for (int set = 0; set < 2; set++) {
		struct __user_cap_header_struct header = { .version = _LINUX_CAPABILITY_VERSION_3 };
		row(set ? "capset" : "capget");
		EXPECT_OK(syscall(SYS_capget, &header, data)); /* control */
		header.version = sabotaged() ? _LINUX_CAPABILITY_VERSION_3 : 0x12345678;
		EXPECT_ERRNO(syscall(set ? SYS_capset : SYS_capget, &header, data), EINVAL);
		EXPECT_EQ(header.version, _LINUX_CAPABILITY_VERSION_3);
	}
}
