/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_mount.h"

/* Kernel bug it catches: a name that forges fields or lines of the list. */
PROBE(
	.claim = "mountinfo and mounts write space, tab, newline and backslash of a path as octal escapes",
	.source = "proc(5), /proc/pid/mountinfo; getmntent(3)",
	.needs = { "root", "ns.mnt" },
	.sabotage = { .twin = "the names have none of these characters" },
)
{
	static const struct {
		const char *name, *escaped;
	} names[] = { { "a b", "a\\040b" }, { "a\tb", "a\\011b" }, { "a\nb", "a\\012b" },
		{ "a\\b", "a\\134b" }, { "x / y tmpfs rw\n1 1 0:1 / /forged", NULL } };
	const char *a = new_tmpfs("a");

	for (size_t i = 0; i < 4; i++) {
		const char *dir = new_dir(a, sabotaged() ? fmt("plain%zu", i) : names[i].name);
		MUST(tmpfs_on(dir));
		row("%s", names[i].escaped);
		EXPECT_EQ(mounts_at(0, fmt("%s/%s", a, names[i].escaped)), 1);
		EXPECT_EQ(strstr(file_text("/proc/self/mounts"), names[i].escaped) != NULL, true);
		/* The root field too: a bind of that directory. */
		const char *inner = new_dir(dir, sabotaged() ? "plain" : names[i].name);
		const char *to = new_dir(scratch(), fmt("to%zu", i));
		bind_to(inner, to);
		EXPECT_STR(mount_at(to).root, fmt("/%s", names[i].escaped));
	}
	row("a plain name");
	MUST(tmpfs_on(new_dir(a, "plain")));
	EXPECT_EQ(mounts_at(0, fmt("%s/plain", a)), 1); /* control */
}
