/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The runtime's own executable against the container (CVE-2019-5736). A container whose program
 * is, leads to, or is interpreted by /proc/self/exe executes the runtime's file instead, and can
 * then reach that file by /proc/PID/exe and write into it. So whatever becomes a container's init
 * runs from a detached read-only clone of the file's mount: writing gives EROFS, and nothing in
 * a container can make that mount writable, for it is attached nowhere.
 *
 * This happens before the C library's and all other constructors have run, to save their time.
 */
#include <fcntl.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/statvfs.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "protect.h"

#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)

/* Whoever runs as root inside a user namespace cannot write a file of the host's root. */
static int becomes_init(int argc, char **argv)
{
	for (int i = 1; i < argc; i++)
		if (!strcmp(argv[i], "run") || !strcmp(argv[i], "create") || !strcmp(argv[i], "exec"))
			return 1;
	return 0;
}

static void protect(int argc, char **argv, char **envp)
{
	struct mount_attr ro = {.attr_set = MOUNT_ATTR_RDONLY};
	struct statvfs fs;
	int tree;

	if (geteuid() != 0 || !becomes_init(argc, argv) || statvfs("/proc/self/exe", &fs) < 0 ||
		fs.f_flag & ST_RDONLY)
		return;
	tree = open_tree(AT_FDCWD, "/proc/self/exe", OPEN_TREE_CLONE | OPEN_TREE_CLOEXEC);
	if (tree < 0)
		return;
	if (mount_setattr(tree, "", AT_EMPTY_PATH, &ro, sizeof(ro)) == 0)
		syscall(SYS_execveat, tree, "", argv, envp, AT_EMPTY_PATH);
	close(tree);
}

__attribute__((section(".preinit_array"), used)) static void (*const start)(int, char **, char **) =
	protect;
#endif

int protect_is_on(void)
{
	struct statvfs fs;

	return statvfs("/proc/self/exe", &fs) == 0 && fs.f_flag & ST_RDONLY;
}
