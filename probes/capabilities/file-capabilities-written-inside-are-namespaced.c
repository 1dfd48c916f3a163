/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/xattr.h>

#include "_sets.h"

/* Kernel bug it catches: a version 2 attribute written from a user namespace: root on the host. */
PROBE(
	.claim = "Capabilities that a user namespace's root writes become version 3 with its root "
		"ID",
	.source = "capabilities(7), File capability extended attribute versioning",
	.needs = { "root", "userns", "cap.SETFCAP", "cap.SYS_ADMIN" },
	.sabotage = { .twin = "they are written from the initial namespace" },
)
{
	const char *path = strdup(fmt("%s/program", suid_dir()));
	uint32_t data[6] = { 0 };

	make_file(path, "text", 0755);
	MUST(chown(path, 100000, 100000));
	if (sabotaged())
		MUST(file_caps(path, 2, BIT(CAP_CHOWN), 0, true, 0));
	IN_USERNS(0, "0 100000 2000", "0 100000 2000") {
		row("seen inside");
		if (!sabotaged())
			EXPECT_OK(file_caps(path, 2, BIT(CAP_CHOWN), 0, true, 0));
		EXPECT_EQ(getxattr(path, "security.capability", data, sizeof(data)),
			20); /* control */
	}
	row("seen outside");
	EXPECT_EQ(getxattr(path, "security.capability", data, sizeof(data)), 24);
	EXPECT_EQ(data[0] >> 24, 3);
	EXPECT_EQ(data[5], 100000);
}
