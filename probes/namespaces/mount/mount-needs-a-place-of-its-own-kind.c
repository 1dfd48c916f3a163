/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_mount.h"

/* Kernel bug it catches: a directory over a file or the other way round. */
static long put(int way, const char *from, const char *to)
{
	if (way == 0)
		return mount(from, to, NULL, MS_BIND, NULL);
	int tree = MUST(open_tree(AT_FDCWD, from, OPEN_TREE_CLONE | OPEN_TREE_CLOEXEC));
	long result = move_mount(tree, "", AT_FDCWD, to, MOVE_MOUNT_F_EMPTY_PATH);
	int error = errno;
	close(tree);
	errno = error;
	return result;
}

PROBE(
	.claim = "A directory is mounted on directories only, and a file on files only",
	.source = "mount(2), ERRORS (ENOTDIR); move_mount(2)",
	.needs = { "root", "ns.mnt", "syscall.open_tree" },
	.sabotage = { .twin = "source and target are of the same kind" },
)
{
	const char *a = new_tmpfs("a"), *dir = new_dir(a, "dir"), *to_dir = new_dir(a, "to");
	const char *file = strdup(fmt("%s/file", a)), *to_file = strdup(fmt("%s/tofile", a));

	make_file(file, "", 0644);
	make_file(to_file, "", 0644);
	for (int way = 0; way < 2; way++) {
		const char *name = way ? "move_mount" : "mount";
		row("a directory on a file by %s", name);
		EXPECT_ERRNO(put(way, dir, sabotaged() ? to_dir : to_file), way ? EINVAL : ENOTDIR);
		row("a file on a directory by %s", name);
		EXPECT_ERRNO(
			put(way, file, sabotaged() ? to_file : to_dir), way ? EINVAL : ENOTDIR);
		row("well matched by %s", name);
		EXPECT_OK(put(way, dir, to_dir)); /* control */
		EXPECT_OK(put(way, file, to_file));
	}
}
