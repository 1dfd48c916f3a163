/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/xattr.h>

#include "_user.h"

/* Kernel bug it catches: IDs in an access list stored or shown raw: entries that mean other users
 * outside than inside. */
struct acl {
	uint32_t version;
	struct {
		uint16_t tag, perm;
		uint32_t id;
	} entry[6];
};

#define ACL(user, group)                                                               \
	{                                                                              \
		2,                                                                     \
		{                                                                      \
			{ 1, 6, ~0u }, { 2, 4, user }, { 4, 4, ~0u }, { 8, 4, group }, \
				{ 16, 6, ~0u },                                        \
			{                                                              \
				32, 0, ~0u                                             \
			}                                                              \
		}                                                                      \
	}

PROBE(
	.claim = "User and group IDs in POSIX access lists are translated by the maps, unmapped ones refused",
	.source = "user_namespaces(7), User and group ID mappings; acl(5)",
	.needs = { "root", "userns" },
	.sabotage = { .twin = "the maps are the identity" },
)
{
	const char *file = strdup(fmt("%s/file", scratch())), *name = "system.posix_acl_access";
	struct acl inside = ACL(5, 6), foreign = ACL(90000, 6), seen;
	const char *uids = sabotaged() ? "0 0 100000" : "0 100000 100",
		   *gids = sabotaged() ? "0 0 100000" : "0 200000 100";

	make_file(file, "", 0600);
	if (setxattr(file, name, &inside, sizeof(inside), 0) < 0 && errno == EOPNOTSUPP)
		skip(SKIP_KERNEL, "setxattr(%s) on tmpfs: EOPNOTSUPP", name);
	MUST(removexattr(file, name));
	MUST(chown(file, sabotaged() ? 0 : 100000, sabotaged() ? 0 : 200000));
	IN_USERNS(0, uids, gids) {
		become_inner_root();
		EXPECT_OK(setxattr(file, name, &inside, sizeof(inside), 0)); /* control */
		EXPECT_ERRNO(setxattr(file, name, &foreign, sizeof(foreign), 0), EINVAL);
		MUST(getxattr(file, name, &seen, sizeof(seen)));
		EXPECT_EQ(seen.entry[1].id, 5);
		EXPECT_EQ(seen.entry[3].id, 6);
	}
	MUST(getxattr(file, name, &seen, sizeof(seen)));
	EXPECT_EQ(seen.entry[1].id, 100005);
	EXPECT_EQ(seen.entry[3].id, 200006);
	IN_CHILD(0) {
		become(100005, 1);
		row("the user that is meant");
		EXPECT_OK(open(file, O_RDONLY | O_CLOEXEC));
	}
	IN_CHILD(0) {
		become(5, 1);
		row("the user of the raw number");
		EXPECT_ERRNO(open(file, O_RDONLY | O_CLOEXEC), EACCES);
	}
}
