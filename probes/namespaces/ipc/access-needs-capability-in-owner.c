/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/capability.h>

#include "_ipc.h"
#include "probe.h"

/* Kernel bugs it catches: CAP_IPC_OWNER or CAP_SYS_ADMIN looked for in the caller's or the initial
 * user namespace instead of the IPC namespace's owner; one of the three kinds left out. */
static void as_stranger(int cap, bool keeps, int namespace)
{
	/* Not the owner, not of its group: only the capability can help. */
	MUST(setresgid(4321, 4321, 4321));
	if (namespace && !sabotaged())
		MUST(unshare(CLONE_NEWUSER));
	if (!keeps && !sabotaged())
		drop_cap(cap);
}

static void try_kind(const struct sysv *kind, int id, int cap, bool keeps, int namespace)
{
	struct ipc_perm perm;

	IN_CHILD(0)
	{
		as_stranger(cap, keeps, namespace);
		if (keeps && !namespace)
			EXPECT_OK(kind->stat(id, &perm)); /* control */
		else
			EXPECT_ERRNO(kind->stat(id, &perm), EACCES);
	}
}

PROBE(.claim = "Access to another's System V object needs CAP_IPC_OWNER in the IPC namespace's "
	       "owner",
	.source = "shmctl(2), semctl(2), msgctl(2), ERRORS, EACCES; user_namespaces(7)",
	.needs = { "root", "userns", "ns.ipc" },
	.sabotage = { .twin = "the capability is kept and the user namespace not changed" }, )
{
	struct ipc_perm perm;

	MUST(unshare(CLONE_NEWIPC));
	for (size_t i = 0; i < 3; i++) {
		const struct sysv *kind = &sysv_kinds[i];
		int id = -1, out[2];
		MUST(pipe2(out, O_CLOEXEC));
		IN_CHILD(0)
		{ /* made by another user, for nobody else */
			become(1234, 1234);
			int made = MUST(kind->get(IPC_PRIVATE, 0600));
			MUST(write(out[1], &made, sizeof(made)));
		}
		MUST(read(out[0], &id, sizeof(id)));
		row("%s, with the capability", kind->name);
		try_kind(kind, id, CAP_IPC_OWNER, true, 0);
		row("%s, without it", kind->name);
		try_kind(kind, id, CAP_IPC_OWNER, false, 0);
		row("%s, in a child of the owner only", kind->name);
		try_kind(kind, id, CAP_IPC_OWNER, true, 1);
		MUST(kind->remove(id));
	}
	row("by the owner of the IPC namespace");
	IN_USERNS(CLONE_NEWIPC, "0 0 1\n5 1234 1", "0 0 1\n5 1234 1")
	{
		int id = MUST(sysv_kinds[0].get(IPC_PRIVATE, 0000));
		IN_CHILD(0)
		{
			EXPECT_OK(sysv_kinds[0].stat(id, &perm));
			drop_cap(CAP_IPC_OWNER);
			EXPECT_ERRNO(sysv_kinds[0].stat(id, &perm), EACCES);
		}
	}
}
