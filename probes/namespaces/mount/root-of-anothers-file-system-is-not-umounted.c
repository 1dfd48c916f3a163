/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_mount.h"

/* Kernel bug it catches: "umount /" turns the file system itself read-only, and in a container that
 * is the host's: the right over the mount namespace taken for one over the file system. */
PROBE(.claim = "umount(2) of a root whose file system another user namespace owns fails with EPERM",
	.source = "umount(2), ERRORS (EPERM); user_namespaces(7), Interaction of user namespaces "
		  "and other types of namespaces",
	.needs = { "root", "userns", "ns.mnt" },
	.sabotage = { .twin = "the root's file system is the namespace's own" }, )
{
	const char *host = new_tmpfs("host"), *own = new_dir(scratch(), "own");

	make_file(fmt("%s/file", host), "", 0666);
	IN_USERNS(CLONE_NEWNS, "0 0 1", "0 0 1")
	{
		/* A copy made here is not locked; the file system stays the host's. */
		if (sabotaged())
			MUST(tmpfs_on(own));
		else
			bind_to(host, own);
		/* Not pivot_root(2), which would carry the lock of the old root over. */
		MUST(chroot(own));
		MUST(chdir("/"));
		EXPECT_OK(mount(
			NULL, "/", NULL, MS_PRIVATE, NULL)); /* control: it is ours to change */
		EXPECT_ERRNO(umount2("/", 0), EPERM);
	}
	row("for the host");
	int fd = open(fmt("%s/file", host), O_WRONLY | O_CLOEXEC);
	EXPECT_OK(fd);
}
