/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_ipc.h"
#include "probe.h"

/* Kernel bugs it catches: off by one at each limit; the limit or the count of another namespace
 * used; a removed segment still counted. */
static void try_limits(void)
{
	int id, ids[3];
	long page = sysconf(_SC_PAGESIZE);

	row("shmmax");
	EXPECT_OK(
		id = shmget(IPC_PRIVATE, 5 * (size_t)page, 0600)); /* control: exactly the limit */
	EXPECT_ERRNO(shmget(IPC_PRIVATE, 5 * (size_t)page + 1, 0600), EINVAL);
	shmctl(id, IPC_RMID, NULL);
	row("shmall");
	EXPECT_OK(ids[0] = shmget(IPC_PRIVATE, 4 * (size_t)page, 0600));
	EXPECT_OK(ids[1] = shmget(IPC_PRIVATE, 4 * (size_t)page, 0600)); /* eight pages in all */
	EXPECT_ERRNO(shmget(IPC_PRIVATE, 1, 0600), ENOSPC);
	shmctl(ids[1], IPC_RMID, NULL);
	EXPECT_OK(ids[1] = shmget(IPC_PRIVATE, 1, 0600));
	row("shmmni");
	EXPECT_OK(ids[2] = shmget(IPC_PRIVATE, 1, 0600));
	EXPECT_ERRNO(shmget(IPC_PRIVATE, 1, 0600), ENOSPC);
	for (int i = 0; i < 3; i++)
		shmctl(ids[i], IPC_RMID, NULL);
	EXPECT_OK(id = shmget(IPC_PRIVATE, 1, 0600));
	shmctl(id, IPC_RMID, NULL);
}

PROBE(.claim = "shmmax, shmall and shmmni bind at their exact value, counted in their own "
	       "namespace",
	.source = "shmget(2), ERRORS; ipc_namespaces(7), DESCRIPTION",
	.needs = { "root", "ns.ipc" },
	.sabotage = { .twin = "the limits are set in another namespace" }, )
{
	MUST(unshare(CLONE_NEWIPC));
	/* What fills the outer namespace is not counted in the inner one. */
	for (int i = 0; i < 3; i++)
		MUST(shmget(IPC_PRIVATE, 20000, 0600));
	pid_t pid = spawn(CLONE_NEWIPC);
	if (pid == 0) {
		if (sabotaged())
			MUST(unshare(CLONE_NEWIPC));
		else {
			ipc_set("kernel/shmmax", 5 * sysconf(_SC_PAGESIZE));
			ipc_set("kernel/shmall", 8);
			ipc_set("kernel/shmmni", 3);
		}
		try_limits();
		probe_exit(0);
	}
	EXPECT_EXIT(child_wait(pid), 0);
	EXPECT_GE(shmget(IPC_PRIVATE, 1000000, 0600), 0);
}
