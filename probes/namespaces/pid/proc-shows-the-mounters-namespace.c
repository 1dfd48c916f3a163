/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <dirent.h>

#include "_pid.h"
#include "probe.h"

/* Kernel bugs it catches: procfs keyed on the reader's namespace; a mount after unshare(2) taking
 * the namespace for children; /proc/self of a reader that the mount cannot see not refused. */
static int count_processes(const char *proc)
{
	DIR *dir = MUST_PTR(opendir(proc));
	int count = 0;

	for (struct dirent *e = readdir(dir); e; e = readdir(dir))
		count += e->d_name[0] >= '1' && e->d_name[0] <= '9';
	closedir(dir);
	return count;
}

PROBE(.claim = "A procfs shows the PID namespace of the process that mounted it, whoever reads it",
	.source = "pid_namespaces(7), /proc and PID namespaces", .needs = { "root", "ns.pid" },
	.sabotage = { .twin = "no new PID namespace is made" }, )
{
	char self[32] = "";

	MUST(unshare(CLONE_NEWNS));
	struct gate mounted = gate_new(), end = gate_new();
	pid_t outside = getpid();
	pid_t init = spawn(sabotaged() ? 0 : CLONE_NEWPID);
	if (init == 0) {
		row("read from inside");
		const char *proc = mount_proc("inner");
		EXPECT_EQ(count_processes(proc), 1);
		MUST(readlink(fmt("%s/self", proc), self, sizeof(self) - 1));
		EXPECT_STR(self, "1");
		row("the outer procfs read from inside");
		EXPECT_OK(access(fmt("/proc/%d/status", outside), F_OK));
		MUST(readlink("/proc/self", self, sizeof(self) - 1));
		EXPECT_STR(self, fmt("%lld", strtoll(status_field(0, "Pid"), NULL, 10)));
		gate_post(&mounted);
		gate_wait(&end);
		probe_exit(0);
	}
	/* Both are in one mount namespace: the mount made inside is here too. */
	gate_wait(&mounted);
	row("read from outside");
	const char *inner = fmt("%s/inner", scratch());
	EXPECT_EQ(count_processes(inner), 1);
	EXPECT_ERRNO(readlink(fmt("%s/self", inner), self, sizeof(self)), ENOENT);
	EXPECT_ERRNO(readlink(fmt("%s/thread-self", inner), self, sizeof(self)), ENOENT);
	EXPECT_STR(proc_status(inner, "1", "Pid"), "1");
	gate_post(&end);
	EXPECT_EXIT(child_wait(init), 0);
}
