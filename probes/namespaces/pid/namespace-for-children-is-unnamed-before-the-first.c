/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "probe.h"

/* Kernel bug it catches: a handle on a PID namespace without an init, by which a process could
 * enter before the namespace is set up. */
PROBE(.claim = "After unshare(CLONE_NEWPID) ns/pid_for_children has no target until the first "
	       "child",
	.source = "pid_namespaces(7), setns(2) and unshare(2) semantics",
	.needs = { "root", "ns.pid" }, .sabotage = { .twin = "unshare is not called" }, )
{
	char target[64];
	const char *path = "/proc/thread-self/ns/pid_for_children";
	struct gate end = gate_new();

	IN_CHILD(0)
	{
		EXPECT_GE(readlink(path, target, sizeof(target)), 1); /* control */
		if (!sabotaged())
			MUST(unshare(CLONE_NEWPID));
		/* The manual speaks of an empty link; the call shows it as a missing target. */
		EXPECT_LE(readlink(path, target, sizeof(target)), 0);
		EXPECT_ERRNO(open(path, O_RDONLY | O_CLOEXEC), ENOENT);
		pid_t first = spawn(0);
		if (first == 0) {
			gate_wait(&end);
			probe_exit(0);
		}
		EXPECT_GE(readlink(path, target, sizeof(target)), 1);
		EXPECT_OK(close(open(path, O_RDONLY | O_CLOEXEC)));
		gate_post(&end);
		EXPECT_EXIT(child_wait(first), 0);
	}
}
