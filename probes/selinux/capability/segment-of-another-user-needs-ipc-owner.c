/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <linux/securebits.h>
#include <sys/ipc.h>
#include <sys/prctl.h>
#include <sys/shm.h>

#include "stage.h"

static int make(uid_t owner)
{
	struct shmid_ds state;
	int id = MUST(shmget(IPC_PRIVATE, 4096, IPC_CREAT | 0600));

	MUST(shmctl(id, IPC_STAT, &state));
	state.shm_perm.uid = state.shm_perm.gid = owner;
	MUST(shmctl(id, IPC_SET, &state));
	return id;
}

/* Kernel bug it catches: root passes the mode bits of a segment by its user ID, not by the capability. */
PROBE(.claim = "A segment of another user is EACCES for a cell's root without capability:ipc_owner",
	.source = "capabilities(7), CAP_IPC_OWNER", .denied_by = "types",
	.needs = { "selinux", "root" }, .sabotage = SUPER_TWIN)
{
	stage();
	AS("cell_t", categories())
	{
		int own = make(0);
		EXPECT_OK(shmat(own, NULL, 0)); /* control */
		MUST(shmctl(own, IPC_RMID, NULL));
		struct shmid_ds state;
		int theirs = MUST(shmget(IPC_PRIVATE, 4096, IPC_CREAT | 0600));
		MUST(shmctl(theirs, IPC_STAT, &state));
		state.shm_perm.uid = state.shm_perm.gid = 1;
		MUST(shmctl(theirs, IPC_SET, &state));
		/* The creator keeps the owner's rights: only one who is neither is asked. */
		MUST(prctl(PR_SET_SECUREBITS, SECBIT_NO_SETUID_FIXUP));
		MUST(setresgid(2, 2, 0));
		MUST(setresuid(2, 2, 0));
		EXPECT_ERRNO(shmat(theirs, NULL, 0), EACCES);
		MUST(setresuid(0, 0, 0));
		MUST(shmctl(theirs, IPC_RMID, NULL));
	}
	EXPECT_AVC("cell_t", "cell_t", "capability", "ipc_owner");
}
