/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_group.h"

/* Kernel bug it catches: a limit stored for a device that does not exist. */
PROBE(
	.claim = "rdma.max refuses a device that the machine does not have with ENODEV",
	.source = "cgroup-v2.rst, RDMA Interface Files, rdma.max",
	.needs = { "cgroup2.rdma" },
	.sabotage = { .twin = "nothing is written" },
)
{
	const char *top = cg_new(cg2(), "top");

	EXPECT_STR(cg_read(top, "rdma.max"), ""); /* control: no device here, no line */
	row("a device that does not exist");
	EXPECT_ERRNO(sabotaged() ? 0 : cg_write(top, "rdma.max", "bulkhead0 hca_handle=2"), ENODEV);
	row("nothing is stored");
	EXPECT_STR(cg_read(top, "rdma.max"), "");
	EXPECT_STR(cg_read(top, "rdma.current"), "");
}
