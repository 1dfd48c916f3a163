/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/capability.h>

#include "_ipc.h"
#include "probe.h"

/* Kernel bugs it catches: IPC_RMID or IPC_SET by whoever is root in any user namespace; one of the
 * two calls, or one of the three kinds, without the check. */
static void as_stranger(bool in_child)
{
	if (in_child && !sabotaged())
		MUST(unshare(CLONE_NEWUSER));
	if (!in_child && !sabotaged())
		drop_cap(CAP_SYS_ADMIN);
}

PROBE(.claim = "IPC_RMID and IPC_SET of another's object need CAP_SYS_ADMIN in the namespace's "
	       "owner",
	.source = "shmctl(2), semctl(2), msgctl(2), ERRORS, EPERM; user_namespaces(7)",
	.needs = { "root", "userns", "ns.ipc" },
	.sabotage = { .twin = "the capability is kept and the user namespace not changed" }, )
{
	MUST(unshare(CLONE_NEWIPC));
	for (size_t i = 0; i < 3; i++) {
		const struct sysv *kind = &sysv_kinds[i];
		int ids[2], out[2];
		MUST(pipe2(out, O_CLOEXEC));
		IN_CHILD(0)
		{
			become(1234, 1234);
			for (int k = 0; k < 2; k++) {
				int made = MUST(kind->get(IPC_PRIVATE, 0666));
				MUST(write(out[1], &made, sizeof(made)));
			}
		}
		MUST(read(out[0], ids, sizeof(ids)));
		for (int in_child = 0; in_child < 2; in_child++) {
			row("%s, %s", kind->name,
				in_child ? "capable in a child of the owner only" : "not capable");
			IN_CHILD(0)
			{
				as_stranger(in_child);
				EXPECT_ERRNO(kind->set(ids[0]), EPERM);
				EXPECT_ERRNO(kind->remove(ids[0]), EPERM);
			}
		}
		row("%s, capable", kind->name);
		EXPECT_OK(kind->set(ids[1])); /* control */
		EXPECT_OK(kind->remove(ids[1]));
	}
}
