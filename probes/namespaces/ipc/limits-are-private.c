/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_ipc.h"
#include "probe.h"

/* Kernel bugs it catches: one sysctl whose data still points into init_ipc_ns; limits copied from
 * the creator instead of set to the defaults. */
static const struct {
	const char *file;
	const char *value; /* no kernel's default */
} table[] = {
	{ "kernel/shmmax", "40960" },
	{ "kernel/shmall", "12345" },
	{ "kernel/shmmni", "17" },
	{ "kernel/shm_rmid_forced", "1" },
	{ "kernel/msgmax", "1234" },
	{ "kernel/msgmnb", "2345" },
	{ "kernel/msgmni", "19" },
	{ "kernel/sem", "23\t230\t11\t13" },
	{ "fs/mqueue/queues_max", "21" },
	{ "fs/mqueue/msg_max", "13" },
	{ "fs/mqueue/msgsize_max", "4321" },
	{ "fs/mqueue/msg_default", "7" },
	{ "fs/mqueue/msgsize_default", "1357" },
};

PROBE(.claim = "Each IPC limit is set in one IPC namespace only, and a new one has the defaults",
	.source = "ipc_namespaces(7), DESCRIPTION", .needs = { "root", "ns.ipc" },
	.sabotage = { .twin = "no second IPC namespace is made" }, )
{
	MUST(unshare(CLONE_NEWIPC));
	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++) {
		const char *path = fmt("/proc/sys/%s", table[i].file);

		row("%s", table[i].file);
		if (access(path, F_OK) < 0) {
			row_skip(SKIP_KERNEL, "%s does not exist", path);
			continue;
		}
		char *before = strdup(file_text(path));
		MUST(write_file(path, table[i].value));
		EXPECT_STR(file_text(path), table[i].value); /* control */
		IN_CHILD(sabotaged() ? 0 : CLONE_NEWIPC)
		{
			EXPECT_STR(file_text(path), before);
			MUST(write_file(path, before));
		}
		EXPECT_STR(file_text(path), table[i].value);
		free(before);
	}
}
