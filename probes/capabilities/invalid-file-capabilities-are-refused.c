/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/xattr.h>

#include "_sets.h"

/* Kernel bug it catches: an attribute of a wrong size or version accepted. */
PROBE(
	.claim = "A security.capability attribute of a wrong size or version is refused with "
		"EINVAL",
	.source = "capabilities(7), File capability extended attribute versioning",
	.needs = { "root", "cap.SETFCAP", "cap.SYS_ADMIN" },
	.sabotage = { .twin = "size and version are right" },
)
{
	static const struct {
		const char *name;
		uint32_t magic;
		size_t size;
	} rows[] = { { "version two, too short", 0x02000000, 12 },
		{ "version two, too long", 0x02000000, 24 },
		{ "version three, too short", 0x03000000, 20 },
		{ "unknown version", 0x04000000, 20 }, { "version zero", 0, 20 },
		{ "unknown bit", 0x02000002, 20 } };
	const char *path = strdup(fmt("%s/program", suid_dir()));

	make_file(path, "text", 0755);
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		uint32_t data[6] = { sabotaged() ? 0x02000000 : rows[i].magic, 1 };
		row("%s", rows[i].name);
		EXPECT_ERRNO(setxattr(path, "security.capability", data,
				     sabotaged() ? 20 : rows[i].size, 0),
			EINVAL);
	}
	row("right");
	EXPECT_OK(file_caps(path, 2, BIT(CAP_CHOWN), 0, true, 0)); /* control */
}
