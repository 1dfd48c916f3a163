/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "probe.h"

/* Kernel bug it catches: one of the two ways into the forbidden state left open. */
PROBE(
	.claim = "A group cannot hold processes and enable a domain controller for its children",
	.source = "cgroup-v2.rst, Controlling Controllers, No Internal Process Constraint",
	.needs = { "cgroup2.memory", "cgroup2.pids" },
	.sabotage = { .twin = "a threaded controller, pids, is enabled instead in a threaded root" },
)
{
	const char *controller = sabotaged() ? "+pids" : "+memory";
	const char *first = cg_new(cg2(), "first"), *second = cg_new(cg2(), "second");
	struct gate hold = gate_new();

	if (sabotaged())
		MUST(cg_write(cg_new(first, "leaf"), "cgroup.type", "threaded"));
	row("enabling where a process is");
	pid_t pid = spawn_in(first, 0);
	if (pid == 0) {
		gate_wait(&hold);
		probe_exit(0);
	}
	EXPECT_ERRNO(cg_write(first, "cgroup.subtree_control", controller), EBUSY);
	gate_post(&hold);
	EXPECT_EXIT(child_wait(pid), 0);
	row("enabling where none is");
	EXPECT_OK(cg_write(second, "cgroup.subtree_control", "+memory")); /* control */
	row("entering where it is enabled");
	IN_CHILD(0) {
		EXPECT_ERRNO(cg_enter(second, 0), EBUSY);
	}
	row("being born where it is enabled");
	int fd = MUST(open(second, O_PATH | O_DIRECTORY | O_CLOEXEC));
	uint64_t args[11] = { CLONE_INTO_CGROUP, 0, 0, 0, SIGCHLD, 0, 0, 0, 0, 0, (uint64_t)fd };
	pid_t born = (pid_t)syscall(SYS_clone3, args, sizeof(args));
	if (born == 0)
		probe_exit(0);
	EXPECT_ERRNO(born, EBUSY);
}
