/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/capability.h>

#include "_ipc.h"
#include "probe.h"

/* Kernel bugs it catches: the next identifier set in another namespace or for another kind; used more
 * than once; set without the capability in the owner. */
static const char *const files[] = { "kernel/shm_next_id", "kernel/sem_next_id",
	"kernel/msg_next_id" };

PROBE(.claim = "shm_next_id and its kin choose the next identifier of that kind in that namespace",
	.source = "kernel Documentation/admin-guide/sysctl/kernel.rst, msg_next_id, sem_next_id",
	.needs = { "root", "ns.ipc", "sysctl.kernel.shm_next_id" },
	.sabotage = { .twin = "it is set in another namespace" }, )
{
	MUST(unshare(CLONE_NEWIPC));
	for (size_t i = 0; i < 3; i++) {
		row("%s", files[i]);
		IN_CHILD(CLONE_NEWIPC)
		{
			ipc_set(files[i], 7777);
			EXPECT_EQ(ipc_get(files[i]), 7777);
			if (sabotaged())
				MUST(unshare(CLONE_NEWIPC));
			int other = MUST(sysv_kinds[(i + 1) % 3].get(IPC_PRIVATE, 0600));
			EXPECT_NE(other, 7777);
			EXPECT_EQ(sysv_kinds[i].get(IPC_PRIVATE, 0600), 7777);
			EXPECT_EQ(ipc_get(files[i]), -1);		       /* once */
			EXPECT_NE(sysv_kinds[i].get(IPC_PRIVATE, 0600), 7777); /* control */
		}
		EXPECT_EQ(ipc_get(files[i]), -1);
	}
}
