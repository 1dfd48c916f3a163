/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/xattr.h>

#include "_mount.h"

/* Kernel bug it catches: an overlay whose upper files get the mounter's or a raw owner, or which
 * opens lower files with more rights than its mounter has. */
PROBE(
	.claim = "An overlay mounted in a user namespace copies up for its mounter and opens no more than it may",
	.source = "user_namespaces(7), Effect of capabilities; overlayfs.rst, Permission model",
	.needs = { "root", "userns", "ns.mnt", "fs.overlay" },
	.sabotage = { .twin = "the secret file belongs to a mapped user" },
)
{
	const char *a = new_tmpfs("a"), *low = new_dir(a, "low"), *up = new_dir(a, "up"),
		   *work = new_dir(a, "work");
	const char *at = new_dir(scratch(), "at");
	struct stat st;

	make_file(fmt("%s/shared", low), "low", 0666);
	make_file(fmt("%s/secret", low), "low", 0600);
	MUST(chown(fmt("%s/shared", low), 100001, 100001));
	if (sabotaged())
		MUST(chown(fmt("%s/secret", low), 100001, 100001));
	MUST(chown(up, 100000, 100000));
	MUST(chown(work, 100000, 100000));
	IN_USERNS(CLONE_NEWNS, "0 100000 65536", "0 100000 65536") {
		MUST(setresgid(0, 0, 0));
		MUST(setresuid(0, 0, 0));
		if (mount("overlay", at, "overlay", 0,
			    fmt("lowerdir=%s,upperdir=%s,workdir=%s,userxattr", low, up, work)) < 0)
			skip(SKIP_KERNEL, "mount overlay in a user namespace: %s",
				strerrorname_np(errno));
		row("a file of a mapped user");
		EXPECT_OK(write_file(fmt("%s/shared", at), "new")); /* control */
		EXPECT_STR(file_text(fmt("%s/shared", low)), "low");
		row("a file of an unmapped user");
		EXPECT_ERRNO(open(fmt("%s/secret", at), O_RDONLY | O_CLOEXEC), EACCES);
		row("removed by a whiteout");
		EXPECT_OK(unlink(fmt("%s/shared", at)));
		EXPECT_ERRNO(access(fmt("%s/shared", at), F_OK), ENOENT);
		EXPECT_OK(mkdir(fmt("%s/dir", at), 0755));
	}
	row("outside");
	MUST(stat(fmt("%s/dir", up), &st));
	EXPECT_EQ(st.st_uid, 100000);
	EXPECT_OK(access(fmt("%s/shared", low), F_OK));
}
