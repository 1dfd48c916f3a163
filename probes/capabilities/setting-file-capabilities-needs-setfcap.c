/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_sets.h"

/* Kernel bug it catches: security.capability written with ownership or CAP_SYS_ADMIN alone. */
PROBE(
	.claim = "Writing a file's capabilities without CAP_SETFCAP fails with EPERM, also for "
		"its owner",
	.source = "capabilities(7), CAP_SETFCAP; xattr(7)",
	.needs = { "root", "cap.SETFCAP", "cap.SYS_ADMIN" },
	.sabotage = { .twin = "the capability is kept" },
)
{
	const char *path = strdup(fmt("%s/program", suid_dir()));

	make_file(path, "text", 0755);
	row("with CAP_SETFCAP");
	EXPECT_OK(file_caps(path, 2, BIT(CAP_CHOWN), 0, true, 0)); /* control */
	IN_CHILD(0) {
		row("root without it");
		if (!sabotaged())
			drop_cap(CAP_SETFCAP);
		EXPECT_ERRNO(file_caps(path, 2, BIT(CAP_KILL), 0, true, 0), EPERM);
	}
	MUST(chown(path, 1000, 1000));
	IN_CHILD(0) {
		row("the owner without capabilities");
		if (!sabotaged())
			become(1000, 1000);
		EXPECT_ERRNO(file_caps(path, 2, BIT(CAP_KILL), 0, true, 0), EPERM);
	}
}
