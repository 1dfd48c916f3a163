/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <dirent.h>

#include "_pid.h"
#include "probe.h"

/* Kernel bugs it catches: a directory in /proc for a process outside the namespace, or one that is
 * found by its number although it is not listed. */
static int listed(void)
{
	DIR *dir = MUST_PTR(opendir("/proc"));
	int count = 0;

	for (struct dirent *e = readdir(dir); e; e = readdir(dir))
		count += e->d_name[0] >= '1' && e->d_name[0] <= '9';
	closedir(dir);
	return count;
}

PROBE(.claim = "A cell's /proc lists its own processes and finds no other, listed or not",
	.source = "pid_namespaces(7), /proc and PID namespaces", .needs = { "root", "ns.pid" },
	.cell = { .plain = true }, .sabotage = { .share = NS_PID }, .outside = lookup_outside, )
{
	struct gate end = gate_new();

	await(1);
	EXPECT_EQ(listed(), 1);
	pid_t child = spawn(0);
	if (child == 0) {
		gate_wait(&end);
		probe_exit(0);
	}
	EXPECT_EQ(listed(), 2); /* control */
	EXPECT_OK(access(fmt("/proc/%d/status", child), F_OK));
	EXPECT_ERRNO(access(fmt("/proc/%d", (pid_t)shared_words()[0]), F_OK), ENOENT);
	EXPECT_ERRNO(access(fmt("/proc/%d/status", (pid_t)shared_words()[0]), F_OK), ENOENT);
	gate_post(&end);
	EXPECT_EXIT(child_wait(child), 0);
	tell(1000);
}
