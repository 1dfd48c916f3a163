/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_ipc.h"
#include "probe.h"

/* Kernel bugs it catches: one of the lists walks the initial namespace; the *_INFO calls count or
 * enumerate another namespace's objects; the namespace of procfs's mounter instead of the reader's. */
static int count_lines(const char *kind)
{
	const char *text = file_text(fmt("/proc/sysvipc/%s", kind));
	int lines = 0;

	for (const char *p = text; (p = strchr(p, '\n')); p++)
		lines++;
	return lines; /* the head line is not counted */
}

static int used_ids(size_t kind)
{
	struct shm_info shm;
	struct seminfo sem;
	union semun arg = { .info = &sem };
	struct msginfo msg;

	if (kind == 0)
		return MUST(shmctl(0, SHM_INFO, (struct shmid_ds *)&shm)) < 0 ? -1 : shm.used_ids;
	if (kind == 1)
		return MUST(semctl(0, 0, SEM_INFO, arg)) < 0 ? -1 : sem.semusz;
	return MUST(msgctl(0, MSG_INFO, (struct msqid_ds *)&msg)) < 0 ? -1 : msg.msgpool;
}

static int stat_by_index(size_t kind)
{
	struct shmid_ds shm;
	struct semid_ds sem;
	union semun arg = { .buf = &sem };
	struct msqid_ds msg;

	return kind == 0   ? shmctl(0, SHM_STAT, &shm)
	       : kind == 1 ? semctl(0, 0, SEM_STAT, arg)
			   : msgctl(0, MSG_STAT, &msg);
}

PROBE(.claim = "/proc/sysvipc and the INFO and STAT calls count the objects of the reader's "
	       "namespace",
	.source = "ipc_namespaces(7), DESCRIPTION; shmctl(2), SHM_INFO",
	.needs = { "root", "ns.ipc", "file.proc/sysvipc/shm" },
	.sabotage = { .twin = "no second IPC namespace is made" }, )
{
	MUST(unshare(CLONE_NEWIPC));
	for (size_t i = 0; i < 3; i++) {
		const struct sysv *kind = &sysv_kinds[i];
		int id = MUST(kind->get(IPC_KEY, IPC_CREAT | 0600));

		row("%s", kind->name);
		EXPECT_EQ(count_lines(kind->name), 1); /* control */
		EXPECT_EQ(used_ids(i), 1);
		EXPECT_OK(stat_by_index(i));
		IN_CHILD(sabotaged() ? 0 : CLONE_NEWIPC)
		{
			EXPECT_EQ(count_lines(kind->name), 0);
			EXPECT_EQ(used_ids(i), 0);
			EXPECT_ERRNO(stat_by_index(i), EINVAL);
		}
		MUST(kind->remove(id));
	}
}
