/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_user.h"

/* Kernel bug it catches: CAP_DAC_OVERRIDE of a cell opening the host's private files. */
static void put(void);

PROBE(
	.claim = "The root of a cell with a user namespace cannot open or change host root's private files",
	.source = "user_namespaces(7), Operation of file-related capabilities",
	.needs = { "root", "userns", "ns.mnt" },
	.cell = { .add = NS_USER, .mounts = { { "/shared", "bind", "@scratch", "bind,rw" } } },
	.sabotage = { .mounts = { { "/shared", "bind", "@scratch", "bind,rw" } } },
	.outside = put,
)
{
	await(1);
	EXPECT_ERRNO(open("/shared/secret", O_RDONLY | O_CLOEXEC), EACCES);
	EXPECT_ERRNO(open("/shared/secret", O_WRONLY | O_CLOEXEC), EACCES);
	EXPECT_ERRNO(chmod("/shared/secret", 0666), EPERM);
	EXPECT_ERRNO(chown("/shared/secret", 0, 0), EPERM);
	EXPECT_ERRNO(unlink("/shared/secret"), EACCES);
	EXPECT_STR(file_text("/shared/public"), "all"); /* control */
}

static void put(void)
{
	make_file(fmt("%s/secret", scratch()), "root", 0600);
	make_file(fmt("%s/public", scratch()), "all", 0644);
	tell(1);
}
