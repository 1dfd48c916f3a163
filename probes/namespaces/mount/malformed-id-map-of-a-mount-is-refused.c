/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_mount.h"

/* Kernel bug it catches: a mount with a map that it must not have: one of the checks dropped. */
PROBE(
	.claim = "mount_setattr(2) refuses ID maps of attached mounts and of wrong descriptors as documented",
	.source = "mount_setattr(2), ERRORS",
	.needs = { "root", "userns", "ns.mnt", "syscall.mount_setattr" },
	.sabotage = { .twin = "a clone gets a proper user namespace in every row" },
)
{
	const char *a = new_mappable("a");
	static const struct {
		const char *name;
		int error;
	} cases[] = { { "the initial user namespace", EPERM },
		{ "another kind of namespace", EINVAL }, { "a plain file", EINVAL },
		{ "a closed descriptor", EBADF }, { "beyond INT_MAX", EINVAL },
		{ "an attached mount", EINVAL }, { "proper", 0 } };
	int good = map_fd("0 1000 10", "0 1000 10");

	close(idmapped_clone(a, good));
	if (strcmp(file_text("/proc/self/uid_map"), "         0          0 4294967295") != 0)
		skip(SKIP_PRIVILEGE, "this is not the initial user namespace");
	for (size_t i = 0; i < 7; i++) {
		int tree = MUST(open_tree(AT_FDCWD, a, OPEN_TREE_CLONE | OPEN_TREE_CLOEXEC));
		int fd[] = { ns_open(0, "user"), ns_open(0, "mnt"),
			MUST(open("/proc/self/exe", O_RDONLY | O_CLOEXEC)), 987 };
		struct mount_attr attr = { .attr_set = MOUNT_ATTR_IDMAP,
			.userns_fd = i < 4    ? (uint64_t)fd[i]
				     : i == 4 ? 0x100000000ull
					      : (uint64_t)good };
		if (sabotaged())
			attr.userns_fd = (uint64_t)good;
		row("%s", cases[i].name);
#define TRY                                                                                      \
	mount_setattr(i == 5 && !sabotaged() ? AT_FDCWD : tree, i == 5 && !sabotaged() ? a : "", \
		AT_EMPTY_PATH, &attr, sizeof(attr))
		if (cases[i].error)
			EXPECT_ERRNO(TRY, cases[i].error);
		else
			EXPECT_OK(TRY); /* control */
		close(tree);
	}
}
