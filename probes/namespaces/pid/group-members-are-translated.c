/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_pid.h"
#include "probe.h"

/* Kernel bugs it catches: cgroup.procs or tasks listing or taking the numbers of the initial or the
 * mounter's namespace: a cell would move a process of the host. */
static const struct {
	const char *name, *controller, *file;
} table[] = { { "v2 cgroup.procs", "", "cgroup.procs" },
	{ "v1 cgroup.procs", "freezer", "cgroup.procs" }, { "v1 tasks", "freezer", "tasks" } };

static bool lists(const char *group, const char *file, pid_t pid)
{
	const char *text = file_text(fmt("%s/%s", group, file));

	return strstr(fmt("\n%s\n", text), fmt("\n%d\n", pid)) != NULL;
}

PROBE(.claim = "cgroup.procs and tasks list and take numbers of the reader's PID namespace",
	.source = "cgroups(7), Creating cgroups and moving processes; pid_namespaces(7)",
	.needs = { "root", "ns.pid" }, .sabotage = { .twin = "no new PID namespace is made" }, )
{
	for (size_t i = 0; i < 3; i++) {
		struct gate ready = gate_new(), end = gate_new();
		const char *base = *table[i].controller ? cg1(table[i].controller) : cg2();

		row("%s", table[i].name);
		if (!base) {
			row_skip(SKIP_CGROUP, "no such hierarchy is mounted");
			continue;
		}
		const char *group = strdup(cg_new(base, fmt("members-%zu", i)));
		pid_t outside = spawn_far();
		MUST(cg_enter(group, outside));
		pid_t init = spawn(sabotaged() ? 0 : CLONE_NEWPID);
		if (init == 0) {
			EXPECT_OK(cg_write(group, table[i].file, fmt("%d", getpid())));
			EXPECT(lists(group, table[i].file, 1)); /* control */
			EXPECT(!lists(group, table[i].file, outside));
			EXPECT_ERRNO(cg_write(group, table[i].file, fmt("%d", outside)), ESRCH);
			gate_post(&ready);
			gate_wait(&end);
			probe_exit(0);
		}
		gate_wait(&ready);
		EXPECT(lists(group, table[i].file, init));
		EXPECT(lists(group, table[i].file, outside));
		gate_post(&end);
		EXPECT_EXIT(child_wait(init), 0);
		kill(outside, SIGKILL);
		child_wait(outside);
	}
}
