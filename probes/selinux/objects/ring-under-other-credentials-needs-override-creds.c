/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_ring.h"
#include "stage.h"

static int nothing_as(int ring, int personality)
{
	struct io_uring_sqe entry = { .opcode = IORING_OP_NOP,
		.personality = (unsigned short)personality };

	return ring_do(ring, &entry);
}

/* Kernel bug it catches: a registered personality is put on without asking the module. */
PROBE(.claim = "An io_uring entry with a personality is EACCES without io_uring:override_creds",
	.source = "SELinux Notebook, Object Classes and Permissions, io_uring Object Class, "
		  "override_creds",
	.denied_by = "types", .needs = { "selinux", "root", "syscall.io_uring_setup" },
	.sabotage = SUPER_TWIN)
{
	stage();
	AS("cell_t", categories())
	{
		int ring = ring_new(), own = ring_personality(ring);
		EXPECT_EQ(nothing_as(ring, own), -EACCES);
		EXPECT_EQ(nothing_as(ring, 0), 0); /* control */
	}
	AS("cell_init_t", categories())
	{
		int ring = ring_new(), own = ring_personality(ring);
		EXPECT_EQ(nothing_as(ring, own), 0); /* control */
	}
	EXPECT_AVC("cell_t", "cell_t", "io_uring", "override_creds");
}
