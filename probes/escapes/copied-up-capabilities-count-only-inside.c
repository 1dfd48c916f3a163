/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/xattr.h>

#include "probe.h"

/* Kernel bug it catches: vfs_setxattr() on the upper file system that skips the conversion for the namespace. */
static void watch(void);

PROBE(.claim = "File capabilities set on an overlay in a user namespace are written with its "
	       "root's ID",
	.source = "CVE-2021-3493; capabilities(7), Namespaced file capabilities",
	.needs = { "root", "userns", "fs.overlay" },
	.cell = { .add = NS_USER,
		.capabilities = "all",
		.mounts = { { "/var", "tmpfs", "tmpfs", "mode=755" } } },
	.sabotage = { .capabilities = "all",
		.mounts = { { "/var", "tmpfs", "tmpfs", "mode=755" } } },
	.outside = watch, )
{
	const uint32_t attribute[5] = { 0x02000001, 1u << 5, 0, 0, 0 };
	unsigned char got[64];

	MUST(unshare(CLONE_NEWNS));
	MUST(mkdir("/var/lower", 0755));
	MUST(mkdir("/var/upper", 0755));
	MUST(mkdir("/var/work", 0755));
	make_file("/var/lower/file", "text", 0755);
	if (mount("overlay", "/home", "overlay", 0,
		    "lowerdir=/var/lower,upperdir=/var/upper,workdir=/var/work,userxattr") < 0)
		skip(SKIP_KERNEL, "overlay: %m");
	EXPECT_OK(setxattr("/home/file", "security.capability", attribute, sizeof(attribute),
		0)); /* control */
	tell(1);
	await(1);
	MUST(getxattr("/var/upper/file", "security.capability", got, sizeof(got)));
}

static void watch(void)
{
	unsigned char got[64];
	uint32_t word = 0;

	await(1);
	ssize_t n = getxattr(fmt("/proc/%d/root/var/upper/file", cell_pid()), "security.capability",
		got, sizeof(got));
	EXPECT_EQ(n, 24);
	memcpy(&word, got, 4);
	EXPECT_EQ(word >> 24, 3);
	memcpy(&word, got + 20, 4);
	EXPECT_EQ(word, 100000);
	tell(1);
}
