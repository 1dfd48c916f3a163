/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <linux/openat2.h>

#include "_mount.h"

/* Kernel bug it catches: one way out of the directory (absolute, "..", link, magic link, mount)
 * left open by one of the flags. */
PROBE(
	.claim = "openat2(2)'s RESOLVE_ flags refuse every way out of the directory with their errno",
	.source = "openat2(2), RESOLVE flags; ERRORS",
	.needs = { "root", "ns.mnt", "syscall.openat2" },
	.sabotage = { .twin = "no RESOLVE_ flag is given" },
)
{
	static const struct {
		const char *path;
		uint64_t resolve;
		int error;
	} cases[] = { { "..", RESOLVE_BENEATH, EXDEV }, { "/", RESOLVE_BENEATH, EXDEV },
		{ "dir/../..", RESOLVE_BENEATH, EXDEV }, { "absolute", RESOLVE_BENEATH, EXDEV },
		{ "upwards", RESOLVE_BENEATH, EXDEV }, { "magic", RESOLVE_BENEATH, EXDEV },
		{ "dir/..", RESOLVE_BENEATH, 0 }, { "down", RESOLVE_BENEATH, 0 },
		{ "mount", RESOLVE_NO_XDEV, EXDEV }, { "mount/..", RESOLVE_NO_XDEV, EXDEV },
		{ "..", RESOLVE_NO_XDEV, EXDEV }, { "dir", RESOLVE_NO_XDEV, 0 },
		{ "down", RESOLVE_NO_SYMLINKS, ELOOP }, { "down/.", RESOLVE_NO_SYMLINKS, ELOOP },
		{ "magic", RESOLVE_NO_SYMLINKS, ELOOP }, { "dir", RESOLVE_NO_SYMLINKS, 0 },
		{ "magic", RESOLVE_NO_MAGICLINKS, ELOOP }, { "down", RESOLVE_NO_MAGICLINKS, 0 },
		{ "magic", RESOLVE_IN_ROOT, EXDEV } };
	const char *a = new_tmpfs("a");

	new_dir(a, "dir");
	MUST(tmpfs_on(new_dir(a, "mount")));
	MUST(symlink("/", fmt("%s/absolute", a)));
	MUST(symlink("../..", fmt("%s/upwards", a)));
	MUST(symlink("/proc/self/root", fmt("%s/magic", a)));
	MUST(symlink("dir", fmt("%s/down", a)));
	int dir = MUST(open(a, O_PATH | O_DIRECTORY | O_CLOEXEC));
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		row("%s with 0x%llx", cases[i].path, (unsigned long long)cases[i].resolve);
		/* In a root of its own the link leads to a place that is not there. */
		int wanted = cases[i].resolve == RESOLVE_IN_ROOT ? ENOENT : cases[i].error;
		if (wanted)
			EXPECT_ERRNO(open_resolved(dir, cases[i].path, sabotaged() ? 0 : cases[i].resolve),
				wanted);
		else
			EXPECT_OK(open_resolved(dir, cases[i].path, cases[i].resolve)); /* control */
	}
}
