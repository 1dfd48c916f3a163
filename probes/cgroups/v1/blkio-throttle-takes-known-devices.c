/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_group.h"

/* Kernel bug it catches: a rule for a device that does not exist stored, or a malformed one. */
PROBE(
	.claim = "blkio.throttle files refuse malformed rules with EINVAL and unknown devices with ENODEV",
	.source = "Documentation/admin-guide/cgroup-v1/blkio-controller.rst, Throttling",
	.needs = { "cgroup1.blkio" },
	.sabotage = { .twin = "an empty line is read back instead" },
)
{
	static const char *const files[] = { "blkio.throttle.read_bps_device",
		"blkio.throttle.write_bps_device", "blkio.throttle.read_iops_device",
		"blkio.throttle.write_iops_device" };
	const char *top = cg_new(cg1("blkio"), "top");

	for (int i = 0; i < 4; i++) {
		row("%s", files[i]);
		if (access(fmt("%s/%s", top, files[i]), F_OK) != 0) {
			row_skip(SKIP_KERNEL, "%s does not exist", files[i]);
			continue;
		}
		EXPECT_STR(cg_read(top, files[i]), ""); /* control */
		if (sabotaged()) {
			EXPECT_ERRNO(access(fmt("%s/%s", top, files[i]), F_OK), ENODEV);
			continue;
		}
		EXPECT_ERRNO(cg_write(top, files[i], "4095:1048575 1024"), ENODEV);
		EXPECT_ERRNO(cg_write(top, files[i], "nothing"), EINVAL);
		EXPECT_STR(cg_read(top, files[i]), "");
	}
}
