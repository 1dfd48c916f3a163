/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <mqueue.h>

#include "stage.h"

PROBE(.claim = "mq_open(3) of a queue that the host made is EACCES; a cell's own queue opens again",
	.source = "SELinux Notebook, Labeling Objects, mqueue", .denied_by = "types",
	.needs = { "selinux", "root" }, .sabotage = SUPER_TWIN)
{
	stage();
	MUST(unshare(CLONE_NEWIPC));
	MUST(mq_open("/host", O_RDWR | O_CREAT, 0666, NULL));
	AS("cell_t", categories())
	{
		EXPECT_ERRNO(mq_open("/host", O_RDONLY), EACCES);
		EXPECT_OK(mq_open("/own", O_RDWR | O_CREAT, 0666, NULL)); /* control */
		EXPECT_OK(mq_open("/own", O_RDONLY));
	}
	EXPECT_AVC("cell_t", "mqueue_t", "file", "read");
}
