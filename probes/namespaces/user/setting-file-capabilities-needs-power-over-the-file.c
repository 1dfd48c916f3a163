/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <linux/capability.h>
#include <sys/xattr.h>

#include "_user.h"

/* Kernel bug it catches: CAP_SETFCAP asked of the caller's namespace without the file's owner. */
PROBE(
	.claim = "CAP_SETFCAP in a user namespace sets capabilities on files of mapped owners only: EPERM",
	.source = "capabilities(7), CAP_SETFCAP; Namespaced file capabilities",
	.needs = { "root", "userns" },
	.sabotage = { .twin = "the namespace maps every ID" },
)
{
	static const struct {
		const char *name;
		uid_t uid;
		gid_t gid;
		int error;
	} cases[] = { { "both mapped", 100001, 100001, 0 },
		{ "user not mapped", 5000, 100001, EPERM },
		{ "group not mapped", 100001, 5000, EPERM },
		{ "of the host's root", 0, 0, EPERM } };
	const char *map = sabotaged() ? "0 100000 10\n10 0 100000" : "0 100000 10";
	struct vfs_cap_data caps = { .magic_etc = VFS_CAP_REVISION_2,
		.data = { { .permitted = 1u << CAP_NET_RAW } } };

	for (size_t i = 0; i < 4; i++) {
		const char *file = fmt("%s/f%zu", scratch(), i);
		make_file(file, "", 0666);
		MUST(chown(file, cases[i].uid, cases[i].gid));
		IN_USERNS(0, map, map) {
			become_inner_root();
			row("%s", cases[i].name);
			if (cases[i].error) {
				EXPECT_ERRNO(setxattr(file, "security.capability", &caps,
						     sizeof(caps), 0),
					EPERM);
			} else {
				EXPECT_OK(setxattr(file, "security.capability", &caps, sizeof(caps),
					0)); /* control */
				drop_cap(CAP_SETFCAP);
				EXPECT_ERRNO(setxattr(file, "security.capability", &caps,
						     sizeof(caps), 0),
					EPERM);
			}
		}
	}
}
