/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_mount.h"

/* Kernel bug it catches: the inode's raw owner compared with the caller, in one of the checks. */
PROBE(
	.claim = "Through an ID-mapped mount the mapped owner, and not the stored one, has the owner's rights",
	.source = "mount_setattr(2), ID-mapped mounts",
	.needs = { "root", "userns", "ns.mnt", "syscall.mount_setattr" },
	.sabotage = { .twin = "the mount gets no ID map" },
)
{
	const char *a = new_mappable("a"), *b = strdup(fmt("%s/b", scratch()));

	make_file(fmt("%s/file", a), "", 0600);
	MUST(chown(fmt("%s/file", a), 1000, 1000));
	if (sabotaged())
		bind_to(a, b);
	else
		idmap_to(a, b, "1000 2000 1");
	static const struct {
		const char *name;
		uid_t uid;
		bool mapped, allowed;
	} cases[] = { { "the mapped owner, mapped mount", 2000, true, true },
		{ "the stored owner, mapped mount", 1000, true, false },
		{ "the stored owner, plain mount", 1000, false, true },
		{ "the mapped owner, plain mount", 2000, false, false } };
	for (size_t i = 0; i < 4; i++) {
		IN_CHILD(0) {
			const char *file = fmt("%s/file", cases[i].mapped ? b : a);
			become(cases[i].uid, 3000);
			row("%s", cases[i].name);
			if (cases[i].allowed) {
				EXPECT_OK(open(file, O_RDWR | O_CLOEXEC)); /* control */
				EXPECT_OK(chmod(file, 0600));
				EXPECT_OK(utimensat(AT_FDCWD, file, NULL, 0));
			} else {
				EXPECT_ERRNO(open(file, O_RDWR | O_CLOEXEC), EACCES);
				EXPECT_ERRNO(chmod(file, 0666), EPERM);
			}
		}
	}
}
