/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/sysmacros.h>

#include "_ring.h"
#include "stage.h"

static int command(const char *path)
{
	struct io_uring_sqe entry = { .opcode = IORING_OP_URING_CMD,
		.fd = MUST(open(path, O_RDWR | O_CLOEXEC)) };

	return ring_do(ring_new(), &entry);
}

/* Kernel bug it catches: IORING_OP_URING_CMD reaches the driver around ioctl and its check. */
PROBE(.claim = "IORING_OP_URING_CMD on a device is EACCES without io_uring:cmd on its label",
	.source = "SELinux Notebook, Object Classes and Permissions, io_uring Object Class, cmd",
	.denied_by = "types", .needs = { "selinux", "root", "syscall.io_uring_setup" },
	.sabotage = SUPER_TWIN)
{
	stage();
	MUST(mkdir("/d", 0755));
	MUST(mount("d", "/d", "tmpfs", 0, "mode=0755")); /* the stage itself is nodev */
	make_labelled_node("/d/null", S_IFCHR, makedev(1, 3), "cell_file_t", categories());
	int known = command("/d/null");
	if (known == -EOPNOTSUPP || known == -EINVAL)
		skip(SKIP_KERNEL, "IORING_OP_URING_CMD on the null device: %s",
			strerrorname_np(-known));
	EXPECT_EQ(known, 0); /* control: the outside */
	AS("cell_t", categories())
	EXPECT_EQ(command("/d/null"), -EACCES);
	EXPECT_AVC("cell_t", "cell_file_t", "io_uring", "cmd");
}
