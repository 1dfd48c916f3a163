/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/capability.h>
#include <sys/resource.h>

#include "_ipc.h"
#include "probe.h"

/* Kernel bug it catches: SHM_LOCK of another's segment by whoever has CAP_IPC_LOCK in any user
 * namespace; SHM_UNLOCK without the check. */
PROBE(.claim = "SHM_LOCK and SHM_UNLOCK by a stranger need CAP_IPC_LOCK in the namespace's owner",
	.source = "shmctl(2), SHM_LOCK; ERRORS, EPERM; user_namespaces(7)",
	.needs = { "root", "userns", "ns.ipc" },
	.sabotage = { .twin = "the capability is kept and the user namespace not changed" }, )
{
	int out[2], id = -1;

	MUST(unshare(CLONE_NEWIPC));
	MUST(pipe2(out, O_CLOEXEC));
	IN_CHILD(0)
	{
		become(1234, 1234);
		int made = MUST(shmget(IPC_PRIVATE, 4096, 0666));
		MUST(write(out[1], &made, sizeof(made)));
	}
	MUST(read(out[0], &id, sizeof(id)));
	row("with the capability");
	EXPECT_OK(shmctl(id, SHM_LOCK, NULL)); /* control */
	EXPECT_OK(shmctl(id, SHM_UNLOCK, NULL));
	for (int in_child = 0; in_child < 2; in_child++) {
		IN_CHILD(0)
		{
			row(in_child ? "in a child of the owner only" : "without it");
			if (!sabotaged() && in_child)
				MUST(unshare(CLONE_NEWUSER));
			if (!sabotaged() && !in_child)
				drop_cap(CAP_IPC_LOCK);
			EXPECT_ERRNO(shmctl(id, SHM_LOCK, NULL), EPERM);
			EXPECT_ERRNO(shmctl(id, SHM_UNLOCK, NULL), EPERM);
		}
	}
}
