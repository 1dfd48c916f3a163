/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/ipc.h>
#include <sys/shm.h>

#include "_user.h"

/* Kernel bug it catches: IDs of System V objects shown raw, or taken raw by IPC_SET. */
PROBE(
	.claim = "IPC_STAT and /proc/sysvipc show owners through the maps, and IPC_SET takes mapped ones",
	.source = "user_namespaces(7), Unmapped user and group IDs; shmctl(2), ERRORS",
	.needs = { "root", "userns", "ns.ipc" },
	.sabotage = { .twin = "the namespace maps every ID to itself" },
)
{
	IN_CHILD(CLONE_NEWIPC) {
		int mapped, foreign;
		struct shmid_ds ds;
		IN_CHILD(0) {
			row("made outside");
			EXPECT_GE(shmget(1, 4096, IPC_CREAT | 0666), 0); /* control */
			EXPECT_GE(shmget(2, 4096, IPC_CREAT | 0666), 0);
		}
		mapped = MUST(shmget(1, 0, 0));
		foreign = MUST(shmget(2, 0, 0));
		MUST(shmctl(mapped, IPC_STAT, &ds));
		ds.shm_perm.uid = ds.shm_perm.gid = 3005;
		MUST(shmctl(mapped, IPC_SET, &ds));
		ds.shm_perm.uid = ds.shm_perm.gid = 4005;
		MUST(shmctl(foreign, IPC_SET, &ds));
		unsigned int overflow = (unsigned int)file_number("/proc/sys/kernel/overflowuid");
		const char *map = sabotaged() ? "0 0 100000" : "50 3000 10";
		IN_USERNS(0, map, map) {
			MUST(setresuid(sabotaged() ? 3005 : 55, -1u, -1u));
			row("mapped");
			MUST(shmctl(mapped, IPC_STAT, &ds));
			EXPECT_EQ(ds.shm_perm.uid, 55);
			EXPECT_EQ(ds.shm_perm.gid, 55);
			row("not mapped");
			MUST(shmctl(foreign, IPC_STAT, &ds));
			EXPECT_EQ(ds.shm_perm.uid, overflow);
			row("in /proc/sysvipc");
			const char *list = file_text("/proc/sysvipc/shm");
			EXPECT_EQ(strstr(list, "  3005") == NULL && strstr(list, "  4005") == NULL,
				true);
			row("set to an unmapped one");
			MUST(setresuid(-1u, sabotaged() ? 3005 : 55, -1u));
			MUST(shmctl(mapped, IPC_STAT, &ds));
			ds.shm_perm.uid = 3005;
			EXPECT_ERRNO(shmctl(mapped, IPC_SET, &ds), EINVAL);
		}
	}
}
