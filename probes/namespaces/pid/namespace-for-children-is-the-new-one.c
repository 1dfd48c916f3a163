/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "probe.h"

/* Kernel bugs it catches: the old namespace shown, or given as a handle, although no child will be in
 * it; another one shown once the first child is there. */
static ino_t target(void)
{
	struct stat st;

	/* The manual speaks of an empty link; older kernels show a missing target (ENOENT), newer
	 * ones the new namespace. */
	if (stat("/proc/thread-self/ns/pid_for_children", &st) == 0)
		return st.st_ino;
	EXPECT_EQ(errno, ENOENT);
	return 0;
}

PROBE(.claim = "From unshare(CLONE_NEWPID) on, ns/pid_for_children never shows the old namespace",
	.source = "pid_namespaces(7), setns(2) and unshare(2) semantics; namespaces(7)",
	.needs = { "root", "ns.pid" }, .sabotage = { .twin = "unshare is not called" }, )
{
	struct gate end = gate_new();

	IN_CHILD(0)
	{
		ino_t old = target();
		EXPECT_EQ(old, ns_inode(0, "pid")); /* control */
		if (!sabotaged())
			MUST(unshare(CLONE_NEWPID));
		ino_t before = target();
		EXPECT_NE(before, old);
		pid_t first = spawn(0);
		if (first == 0) {
			gate_wait(&end);
			probe_exit(0);
		}
		EXPECT_EQ(target(), ns_inode(first, "pid"));
		/* It is named for what it is, as the other links are. */
		char link[64] = "";
		MUST(readlink("/proc/thread-self/ns/pid_for_children", link, sizeof(link) - 1));
		EXPECT_STR(link, fmt("pid:[%lu]", (unsigned long)target()));
		EXPECT(before == 0 || before == target());
		gate_post(&end);
		EXPECT_EXIT(child_wait(first), 0);
	}
}
