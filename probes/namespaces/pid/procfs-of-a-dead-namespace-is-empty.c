/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <dirent.h>

#include "_pid.h"
#include "probe.h"

/* Kernel bugs it catches: a procfs that falls back to the reader's namespace when its own is dead,
 * or that still shows processes. */
static int count_processes(const char *proc)
{
	DIR *dir = MUST_PTR(opendir(proc));
	int count = 0;

	for (struct dirent *e = readdir(dir); e; e = readdir(dir))
		count += e->d_name[0] >= '1' && e->d_name[0] <= '9';
	closedir(dir);
	return count;
}

PROBE(.claim = "A procfs whose PID namespace has ended shows no process, and no self, to anyone",
	.source = "pid_namespaces(7), /proc and PID namespaces; namespaces(7), Namespace lifetime",
	.needs = { "root", "ns.pid" },
	.sabotage = { .twin = "the procfs is mounted by a process of the reader's namespace" }, )
{
	struct gate mounted = gate_new(), end = gate_new();
	const char *proc = strdup(fmt("%s/proc", scratch()));
	char self[32];

	MUST(unshare(CLONE_NEWNS));
	pid_t init = spawn(sabotaged() ? 0 : CLONE_NEWPID);
	if (init == 0) {
		mount_proc("proc");
		gate_post(&mounted);
		gate_wait(&end);
		probe_exit(0);
	}
	gate_wait(&mounted);
	EXPECT_EQ(count_processes(proc), 1); /* control */
	gate_post(&end);
	EXPECT_EXIT(child_wait(init), 0);
	EXPECT_EQ(count_processes(proc), 0);
	EXPECT_ERRNO(readlink(fmt("%s/self", proc), self, sizeof(self)), ENOENT);
	EXPECT_ERRNO(access(fmt("%s/1", proc), F_OK), ENOENT);
	EXPECT_OK(access(fmt("%s/filesystems", proc), F_OK));
}
