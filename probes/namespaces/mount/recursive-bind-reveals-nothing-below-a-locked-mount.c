/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_mount.h"

/* Kernel bug it catches: a recursive bind leaves out the unbindable mounts, and with them one that
 * hides something from a less privileged namespace. */
PROBE(.claim = "A recursive bind in a less privileged namespace reveals nothing below an "
	       "unbindable mount",
	.source = "mount_namespaces(7), Restrictions on mount namespaces",
	.needs = { "root", "userns", "ns.mnt" },
	.sabotage = { .twin = "nothing is mounted over the directory" }, )
{
	const char *tree = new_tmpfs("tree"), *dir = new_dir(tree, "dir");
	const char *copy = new_dir(scratch(), "copy"), *free_copy = new_dir(scratch(), "free");
	const char *plain = new_dir(tree, "plain");

	make_file(fmt("%s/hidden", dir), "", 0644);
	make_file(fmt("%s/shown", plain), "", 0644);
	if (!sabotaged()) {
		MUST(tmpfs_on(dir));
		MUST(make_type(dir, MS_UNBINDABLE));
	}
	IN_USERNS(CLONE_NEWNS, "0 0 1", "0 0 1")
	{
		if (!sabotaged())
			EXPECT_ERRNO(access(fmt("%s/hidden", dir), F_OK), ENOENT); /* control */
		/* Refused as a whole, or the mount comes along: what counts is what can be seen. */
		if (mount(tree, copy, NULL, MS_BIND | MS_REC, NULL) < 0)
			EXPECT_STR(strerrorname_np(errno), "EPERM");
		EXPECT_ERRNO(access(fmt("%s/dir/hidden", copy), F_OK), ENOENT);
		EXPECT_OK(mount(plain, free_copy, NULL, MS_BIND | MS_REC, NULL)); /* control */
		EXPECT_OK(access(fmt("%s/shown", free_copy), F_OK));
	}
}
