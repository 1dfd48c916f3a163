/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_sets.h"

/* Kernel bug it catches: CAP_SETFCAP in a child namespace enough for files of the host. */
PROBE(
	.claim = "Root of a user namespace cannot give capabilities to a file whose owner is not "
		"mapped",
	.source = "capabilities(7), File capability extended attribute versioning",
	.needs = { "root", "userns", "cap.SETFCAP", "cap.SYS_ADMIN" },
	.sabotage = { .twin = "the file belongs to a mapped user" },
)
{
	const char *path = strdup(fmt("%s/program", suid_dir()));

	make_file(path, "text", 0777);
	for (int mapped = 0; mapped < 2; mapped++) {
		uid_t owner = mapped || sabotaged() ? 100000 : 0;
		MUST(chown(path, owner, owner));
		IN_USERNS(0, "0 100000 2000", "0 100000 2000") {
			row(mapped ? "mapped" : "not mapped");
			if (mapped)
				EXPECT_OK(file_caps(
					path, 2, BIT(CAP_CHOWN), 0, true, 0)); /* control */
			else
				EXPECT_ERRNO(file_caps(path, 2, BIT(CAP_CHOWN), 0, true, 0), EPERM);
		}
	}
}
