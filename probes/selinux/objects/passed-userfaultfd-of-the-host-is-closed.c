/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <linux/userfaultfd.h>
#include <sys/ioctl.h>

#include "stage.h"

static int made(void)
{
	return (int)MUST(syscall(SYS_userfaultfd, O_CLOEXEC | O_NONBLOCK | 1));
}

/* Kernel bug it catches: an anonymous inode is checked when it is made, its descriptor never. */
PROBE(.claim = "A userfaultfd of the host, passed to a cell, is EACCES to read and to command",
	.source = "SELinux Notebook, Object Classes and Permissions, Miscellaneous Kernel Object "
		  "Classes, anon_inode",
	.denied_by = "types", .needs = { "selinux", "root", "syscall.userfaultfd" },
	.sabotage = SUPER_TWIN)
{
	struct uffdio_api api = { .api = UFFD_API };
	struct uffd_msg message;

	stage();
	int host = made();
	AS("cell_t", categories())
	{
		EXPECT_ERRNO(read(host, &message, sizeof(message)), EACCES);
		EXPECT_ERRNO(ioctl(host, UFFDIO_API, &api), EACCES);
	}
	AS("cell_init_t", categories())
	{
		int own = made();
		EXPECT_OK(ioctl(own, UFFDIO_API, &api)); /* control */
		EXPECT_ERRNO(read(own, &message, sizeof(message)), EAGAIN);
	}
	EXPECT_AVC("cell_t", NULL, "anon_inode", "read");
	EXPECT_AVC("cell_t", NULL, "anon_inode", "ioctl");
}
