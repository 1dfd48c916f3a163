/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_device.h"

/* Kernel bug it catches: a malformed rule taken for a wildcard. */
PROBE(
	.claim = "devices.allow and deny refuse malformed rules with EINVAL, and unprivileged writers: EPERM",
	.source = "Documentation/admin-guide/cgroup-v1/devices.rst, User Interface, Security",
	.needs = { "cgroup1.devices", "root" },
	.sabotage = { .twin = "a good rule is written in place of each" },
)
{
	static const char *const bad[] = { "x 1:3 rw", "c 1-3 rw", "c 1:3 rx", "c :3 rw", "c1:3 rw" };
	const char *top = cg_new(cg1("devices"), "top");

	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		row("%s", i == 0 ? "type" : i == 1 ? "separator" : i == 2 ? "access" : i == 3 ? "no major" : "no blank");
		EXPECT_ERRNO(cg_write(top, "devices.deny", sabotaged() ? "c 1:9 r" : bad[i]), EINVAL);
	}
	row("a good rule");
	EXPECT_OK(cg_write(top, "devices.deny", "c 1:9 r")); /* control */
	row("without CAP_SYS_ADMIN");
	MUST(chown(fmt("%s/devices.deny", top), NOBODY_UID, NOBODY_UID));
	IN_CHILD(0) {
		become(NOBODY_UID, NOBODY_UID);
		EXPECT_ERRNO(cg_write(top, "devices.deny", "c 1:8 r"), EPERM);
	}
}
