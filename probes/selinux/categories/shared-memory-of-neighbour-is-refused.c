/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/shm.h>

#include "stage.h"

PROBE(.claim = "shmget(2) of a neighbour's segment by its key fails with EACCES, shm:associate",
	.source = "SELinux Notebook, Multi-Level and Multi-Category Security, System V IPC",
	.denied_by = "categories", .needs = { "selinux", "root" }, .sabotage = SUPER_TWIN)
{
	stage();
	MUST(unshare(CLONE_NEWIPC));
	AS("cell_t", neighbour())
	MUST(shmget(0x7001, 4096, IPC_CREAT | 0666));
	AS("cell_t", categories())
	{
		MUST(shmget(0x7002, 4096, IPC_CREAT | 0666));
		EXPECT_ERRNO(shmget(0x7001, 0, 0), EACCES);
		EXPECT_OK(shmget(0x7002, 0, 0)); /* control */
	}
	EXPECT_AVC("cell_t", subject_context("cell_t", neighbour()), "shm", "associate");
}
