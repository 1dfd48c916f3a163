/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "probe.h"

/* Kernel bug it catches: map_id_range_up() of six extents or more that reads the wrong table. */
PROBE(.claim = "With more than five extents a nested user namespace still has no right over "
	       "unmapped files",
	.source = "CVE-2018-18955; user_namespaces(7), User and group ID mappings",
	.needs = { "root", "userns" }, .sabotage = { .twin = "root is mapped too" }, )
{
	const char *map = sabotaged() ? "0 0 1\n1 1 1\n2 2 1\n3 3 1\n4 4 1\n5 5 996"
				      : "0 1000 1\n1 1 1\n2 2 1\n3 3 1\n4 4 1\n5 5 1";

	make_file(fmt("%s/file", scratch()), "text", 0600);
	IN_USERNS(0, "0 0 2000", "0 0 2000")
	{
		IN_USERNS(0, map, map)
		{
			row("six extents");
			EXPECT_EQ(getuid(), sabotaged() ? 0 : 65534);
			MUST(setresuid(0, 0, 0));
			EXPECT_ERRNO(open(fmt("%s/file", scratch()), O_RDONLY | O_CLOEXEC), EACCES);
			EXPECT(have_cap(6 /* CAP_SETGID */)); /* control */
		}
	}
}
