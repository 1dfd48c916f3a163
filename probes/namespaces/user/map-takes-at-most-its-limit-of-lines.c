/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_user.h"

/* Kernel bug it catches: off by one at the limit; extents beyond the inline five lost. */
PROBE(
	.claim = "A map takes 340 lines and shows each of them, and is refused with EINVAL at one more",
	.source = "user_namespaces(7), Defining user and group ID mappings",
	.needs = { "root", "userns" },
	.sabotage = { .twin = "the second map has one line less" },
)
{
	static const char *const maps[] = { "uid_map", "gid_map", "projid_map" };

	for (size_t i = 0; i < 3; i++) {
		pid_t full = hold_userns(0, NULL, NULL), over = hold_userns(0, NULL, NULL);
		unsigned int lines = 0;

		row("%s", maps[i]);
		EXPECT_OK(write_proc(full, maps[i], map_of_lines(340))); /* control */
		FILE *f = MUST_PTR(fopen(fmt("/proc/%d/%s", full, maps[i]), "re"));
		for (unsigned int first, lower; fscanf(f, "%u %u 1", &first, &lower) == 2; lines++)
			if (first != lines * 2 || lower != lines * 2)
				break;
		fclose(f);
		EXPECT_EQ(lines, 340);
		EXPECT_ERRNO(
			write_proc(over, maps[i], map_of_lines(sabotaged() ? 340 : 341)), EINVAL);
		let_go(full);
		let_go(over);
	}
}
