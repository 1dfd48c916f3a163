/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <linux/nsfs.h>
#include <sys/ioctl.h>
#include <sys/sysmacros.h>

#include "stage.h"

/* Kernel bug it catches: what a transition labels (device, pty, namespace) keeps no label of its own. */
PROBE(.claim = "A mount of the host's without a cell's label is walked and read, and takes no new "
	       "name",
	.source = "SELinux Notebook, SELinux Filesystem, fs_use_trans", .denied_by = "types",
	.needs = { "selinux", "root" }, .sabotage = SUPER_TWIN)
{
	char target[64];

	stage();
	make_labelled("/shared", "cell_ro_file_t", NULL);
	MUST(symlink("/shared", "/link"));
	MUST(mkdir("/d", 0755));
	MUST(mount("d", "/d", "tmpfs", 0, "mode=0755")); /* the stage itself is nodev */
	make_labelled_node("/d/null", S_IFCHR, makedev(1, 3), "tmpfs_t", NULL);
	int master = MUST(open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)), number, unlocked = 0;
	MUST(ioctl(master, TIOCSPTLCK, &unlocked));
	MUST(ioctl(master, TIOCGPTN, &number));
	const char *pty = strdup(fmt("/dev/pts/%d", number));
	AS("cell_t", categories())
	{
		struct stat st;
		EXPECT_ERRNO(mkdir("/x", 0700), EACCES);
		EXPECT_ERRNO(open("/dev", O_RDONLY | O_DIRECTORY | O_CLOEXEC), EACCES);
		/* control: the way through */
		EXPECT_OK(readlink("/link", target, sizeof(target)));
		EXPECT_OK(open("/d/null", O_RDWR | O_CLOEXEC));
		EXPECT_OK(stat("/dev/null", &st));
		EXPECT_OK(open("/dev/pts", O_RDONLY | O_DIRECTORY | O_CLOEXEC));
		EXPECT_OK(open(pty, O_RDWR | O_NOCTTY | O_CLOEXEC));
		int ns = open("/proc/self/ns/uts", O_RDONLY | O_CLOEXEC);
		EXPECT_OK(ns);
		EXPECT_OK(ioctl(ns, NS_GET_NSTYPE));
	}
	EXPECT_AVC("cell_t", "tmpfs_t", "dir", "write");
	EXPECT_AVC("cell_t", "device_t", "dir", "read");
}
