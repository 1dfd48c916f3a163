/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_ipc.h"
#include "probe.h"

/* Kernel bug it catches: one of the three kinds looked up by key in the initial namespace. */
PROBE(.claim = "A System V key names no object of another IPC namespace and is free to be used "
	       "again",
	.source = "ipc_namespaces(7), DESCRIPTION", .needs = { "root", "ns.ipc" },
	.sabotage = { .twin = "no second IPC namespace is made" }, )
{
	MUST(unshare(CLONE_NEWIPC));
	for (size_t i = 0; i < 3; i++) {
		const struct sysv *kind = &sysv_kinds[i];

		row("%s", kind->name);
		int id = MUST(kind->get(IPC_KEY, IPC_CREAT | IPC_EXCL | 0600));
		EXPECT_ERRNO(kind->get(IPC_KEY, IPC_CREAT | IPC_EXCL | 0600), EEXIST); /* control */
		IN_CHILD(sabotaged() ? 0 : CLONE_NEWIPC)
		{
			EXPECT_ERRNO(kind->get(IPC_KEY, 0), ENOENT);
			int own = kind->get(IPC_KEY, IPC_CREAT | IPC_EXCL | 0600);
			EXPECT_GE(own, 0);
			EXPECT_OK(kind->remove(own));
		}
		/* What was removed inside was the other one. */
		EXPECT_EQ(kind->get(IPC_KEY, 0), id);
		MUST(kind->remove(id));
	}
}
