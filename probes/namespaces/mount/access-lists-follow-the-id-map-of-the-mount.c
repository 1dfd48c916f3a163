/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/xattr.h>

#include "_mount.h"

/* Kernel bug it catches: IDs in an access list shown, stored or compared raw through such a mount. */
struct acl {
	uint32_t version;
	struct {
		uint16_t tag, perm;
		uint32_t id;
	} entry[6];
};

PROBE(
	.claim = "An ID-mapped mount translates the IDs in POSIX access lists, and judges by them",
	.source = "mount_setattr(2), ID-mapped mounts",
	.needs = { "root", "userns", "ns.mnt", "syscall.mount_setattr" },
	.sabotage = { .twin = "the mount gets no ID map" },
)
{
	const char *a = new_mappable("a"), *b = strdup(fmt("%s/b", scratch())),
		   *name = "system.posix_acl_access";
	struct acl acl = { 2, { { 1, 6, ~0u }, { 2, 4, 5 }, { 4, 0, ~0u }, { 8, 0, 6 },
				      { 16, 6, ~0u }, { 32, 0, ~0u } } },
		   seen;

	make_file(fmt("%s/file", a), "", 0600);
	if (setxattr(fmt("%s/file", a), name, &acl, sizeof(acl), 0) < 0)
		skip(SKIP_KERNEL, "setxattr(%s) on tmpfs: %s", name, strerrorname_np(errno));
	if (sabotaged())
		bind_to(a, b);
	else
		idmap_to(a, b, "0 10000 65536");
	row("shown");
	MUST(getxattr(fmt("%s/file", b), name, &seen, sizeof(seen)));
	EXPECT_EQ(seen.entry[1].id, 10005);
	EXPECT_EQ(seen.entry[3].id, 10006);
	row("judged");
	IN_CHILD(0) {
		become(10005, 77);
		EXPECT_OK(open(fmt("%s/file", b), O_RDONLY | O_CLOEXEC));
		EXPECT_ERRNO(open(fmt("%s/file", a), O_RDONLY | O_CLOEXEC), EACCES);
	}
	IN_CHILD(0) {
		become(5, 77);
		EXPECT_OK(open(fmt("%s/file", a), O_RDONLY | O_CLOEXEC)); /* control */
		EXPECT_ERRNO(open(fmt("%s/file", b), O_RDONLY | O_CLOEXEC), EACCES);
	}
	row("stored");
	acl.entry[1].id = 10009;
	acl.entry[3].id = 10010;
	MUST(setxattr(fmt("%s/file", b), name, &acl, sizeof(acl), 0));
	MUST(getxattr(fmt("%s/file", a), name, &seen, sizeof(seen)));
	EXPECT_EQ(seen.entry[1].id, 9);
	EXPECT_EQ(seen.entry[3].id, 10);
}
