/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/uio.h>

#include "stage.h"

PROBE(.claim = "process_vm_readv(2) of a host process by a cell's root fails with EPERM, "
	       "process:ptrace",
	.source = "process_vm_readv(2)", .denied_by = "types", .needs = { "selinux", "root" },
	.sabotage = SUPER_TWIN)
{
	stage();
	static char text[8] = "abc";
	pid_t host = hold_as("bulkhead_host_t", NULL);
	pid_t own = hold_as("cell_t", categories());
	AS("cell_t", categories())
	{
		char copy[8];
		struct iovec to = { copy, 4 }, from = { text, 4 };
		EXPECT_ERRNO(process_vm_readv(host, &to, 1, &from, 1, 0), EPERM);
		EXPECT_EQ(process_vm_readv(own, &to, 1, &from, 1, 0), 4); /* control */
	}
	EXPECT_AVC("cell_t", "bulkhead_host_t", "process", "ptrace");
	drop(host);
	drop(own);
}
