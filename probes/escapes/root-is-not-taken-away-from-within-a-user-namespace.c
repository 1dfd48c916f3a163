/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "probe.h"

/* Kernel bug it catches: umount(2) of a root making its file system read-only for everybody. */
PROBE(.claim = "Root of a user namespace cannot unmount its root, and with it make the file system "
	       "read-only",
	.source = "CVE-2014-7975; umount(2), MNT_FORCE; mount_namespaces(7)",
	.needs = { "root", "userns" }, .cell = { .add = NS_USER, .capabilities = "all" },
	.sabotage = { .twin = "a mount of the cell's own is unmounted" }, )
{
	static const int flags[] = { 0, MNT_FORCE };
	const char *point = "/";

	make_dir("/tmp/mnt");
	MUST(mount("tmpfs", "/tmp/mnt", "tmpfs", 0, NULL));
	if (sabotaged())
		point = "/tmp/mnt";
	for (size_t i = 0; i < sizeof(flags) / sizeof(flags[0]); i++) {
		row("%s", flags[i] ? "by force" : "plainly");
		int rc = umount2(point, flags[i]);

		EXPECT(rc < 0 && (errno == EPERM || errno == EINVAL));
		if (sabotaged())
			return;
	}
	row("it is as it was");
	make_file("/tmp/still-writable", "x", 0600);
	EXPECT_OK(access("/tmp/still-writable", F_OK)); /* control */
	EXPECT_OK(umount2("/tmp/mnt", 0));
}
