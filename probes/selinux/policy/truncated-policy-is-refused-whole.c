/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "stage.h"

PROBE(.claim = "A policy cut short is EINVAL, and the one in force stays in force",
	.source = "security_load_policy(3)", .denied_by = "types", .needs = { "selinux", "root" },
	.sabotage = { .twin = "the policy is written whole" }, .exclusive = true)
{
	char *policy = MUST_PTR(malloc(1 << 20));
	ssize_t size = 0, n;

	stage();
	make_labelled("/secret", "host_secret_t", NULL);
	int in = MUST(open("/sys/fs/selinux/policy", O_RDONLY | O_CLOEXEC));
	while ((n = MUST(read(in, policy + size, (1 << 20) - (size_t)size))) > 0)
		size += n;
	int out = MUST(open("/sys/fs/selinux/load", O_WRONLY | O_CLOEXEC));
	EXPECT_ERRNO(write(out, policy, (size_t)(sabotaged() ? size : size - 100)), EINVAL);
	AS("cell_t", categories())
	EXPECT_ERRNO(open("/secret", O_RDONLY | O_CLOEXEC), EACCES); /* control */
	EXPECT_AVC("cell_t", "host_secret_t", "file", "read");
}
