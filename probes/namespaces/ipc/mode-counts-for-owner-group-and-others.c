/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <grp.h>
#include <sys/capability.h>

#include "_ipc.h"
#include "probe.h"

/* Kernel bugs it catches: the group's bits left out, or taken for its creator's group only; the
 * creator forgotten once another owner is set; an owner let in by the bits of the others. */
#define OWNER	1234u
#define CREATOR 2345u
#define OTHER	4321u

struct asker {
	const char *name;
	uid_t uid;
	gid_t gid, extra;
	unsigned int bits; /* those of the mode that decide: 6, 3 or 0 from the right */
};

static void ask(const struct sysv *kind, int id, const struct asker *who)
{
	struct ipc_perm perm;

	IN_CHILD(0)
	{
		gid_t extra = who->extra;
		if (sabotaged())
			MUST(setresgid(OTHER, OTHER, OTHER));
		else
			MUST(setresgid(who->gid, who->gid, who->gid));
		MUST(setgroups(extra && !sabotaged() ? 1 : 0, &extra));
		MUST(setresuid(sabotaged() ? OTHER : who->uid, sabotaged() ? OTHER : who->uid,
			sabotaged() ? OTHER : who->uid));
		EXPECT_OK(kind->stat(id, &perm));
	}
}

static void ask_in_vain(const struct sysv *kind, int id, uid_t uid, gid_t gid)
{
	struct ipc_perm perm;

	IN_CHILD(0)
	{
		become(uid, gid);
		EXPECT_ERRNO(kind->stat(id, &perm), EACCES);
	}
}

static int set_perm(const struct sysv *kind, int id, unsigned int mode)
{
	struct shmid_ds shm = { .shm_perm = { .uid = OWNER, .gid = OWNER, .mode = (mode_t)mode } };
	struct semid_ds sem = { .sem_perm = { .uid = OWNER, .gid = OWNER, .mode = (mode_t)mode } };
	struct msqid_ds msg = { .msg_perm = { .uid = OWNER, .gid = OWNER, .mode = (mode_t)mode } };

	msg.msg_qbytes = 64;
	if (kind == &sysv_kinds[0])
		return shmctl(id, IPC_SET, &shm);
	return strcmp(kind->name, "sem") == 0
		       ? semctl(id, 0, IPC_SET, (union semun){ .buf = (void *)&sem })
		       : msgctl(id, IPC_SET, &msg);
}

PROBE(.claim = "A System V object's mode counts for owner or creator, their groups and all others",
	.source = "sysvipc(7), Resource access permissions", .needs = { "root", "ns.ipc" },
	.sabotage = { .twin = "everyone who asks is a stranger" }, )
{
	static const struct asker askers[] = {
		{ "owner", OWNER, OTHER, 0, 0400 },
		{ "creator", CREATOR, OTHER, 0, 0400 },
		{ "group of the owner", OTHER, OWNER, 0, 0040 },
		{ "group of the creator", OTHER, CREATOR, 0, 0040 },
		{ "supplementary group", OTHER, OTHER, OWNER, 0040 },
	};

	MUST(unshare(CLONE_NEWIPC));
	for (size_t k = 0; k < 3; k++) {
		const struct sysv *kind = &sysv_kinds[k];
		int id = -1, out[2];
		MUST(pipe2(out, O_CLOEXEC));
		IN_CHILD(0)
		{
			MUST(setresgid(CREATOR, CREATOR, CREATOR));
			MUST(setresuid(CREATOR, CREATOR, CREATOR));
			int made = MUST(kind->get(IPC_PRIVATE, 0600));
			MUST(write(out[1], &made, sizeof(made)));
		}
		MUST(read(out[0], &id, sizeof(id)));
		for (size_t i = 0; i < sizeof(askers) / sizeof(*askers); i++) {
			row("%s, %s", kind->name, askers[i].name);
			MUST(set_perm(kind, id, askers[i].bits));
			ask(kind, id, &askers[i]);
		}
		row("%s, each by no other's bits", kind->name);
		MUST(set_perm(kind, id, 0044));
		ask_in_vain(kind, id, OWNER, OTHER);
		MUST(set_perm(kind, id, 0404));
		ask_in_vain(kind, id, OTHER, OWNER);
		MUST(set_perm(kind, id, 0440));
		ask_in_vain(kind, id, OTHER, OTHER);
		MUST(kind->remove(id));
	}
}
