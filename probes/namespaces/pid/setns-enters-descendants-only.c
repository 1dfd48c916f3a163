/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/pidfd.h>

#include "_pid.h"
#include "probe.h"

/* Kernel bugs it catches: an ancestor or a sibling reachable; checked for a namespace descriptor
 * and not for a pidfd; another errno; the level compared and not the line of descent. */
static void nested_inits(const struct gate *ready, const struct gate *end)
{
	pid_t pid = spawn(CLONE_NEWPID);

	if (pid == 0) { /* of the second level */
		gate_post(ready);
		gate_wait(end);
		probe_exit(0);
	}
	gate_wait(end);
	EXPECT_EXIT(child_wait(pid), 0);
	probe_exit(0);
}

static void from_inside(int parent, int parent_pidfd, int sibling, int nephew)
{
	row("parent by descriptor");
	EXPECT_ERRNO(setns(parent, CLONE_NEWPID), EINVAL);
	row("parent by descriptor of any type");
	EXPECT_ERRNO(setns(parent, 0), EINVAL);
	row("parent by pidfd");
	EXPECT_ERRNO(setns(parent_pidfd, CLONE_NEWPID), EINVAL);
	row("sibling");
	EXPECT_ERRNO(setns(sibling, CLONE_NEWPID), EINVAL);
	row("sibling's child");
	EXPECT_ERRNO(setns(nephew, CLONE_NEWPID), EINVAL);
	row("own");
	mount_proc("proc");
	int own = MUST(open(fmt("%s/proc/self/ns/pid", scratch()), O_RDONLY | O_CLOEXEC));
	EXPECT_OK(setns(own, CLONE_NEWPID)); /* control */
}

PROBE(.claim = "setns(2) enters one's own PID namespace or a descendant; any other is EINVAL",
	.source = "setns(2), PID namespaces; pid_namespaces(7), Nesting PID namespaces",
	.needs = { "root", "ns.pid" },
	.sabotage = { .twin = "the calls are made from the parent namespace" }, )
{
	struct gate ready = gate_new(), end = gate_new();
	pid_t sibling = spawn(CLONE_NEWPID);

	if (sibling == 0)
		nested_inits(&ready, &end);
	gate_wait(&ready);
	char children[64];
	MUST(read_file(
		fmt("/proc/%d/task/%d/children", sibling, sibling), children, sizeof(children)));
	pid_t nephew = (pid_t)strtol(children, NULL, 10);
	int parent_fd = ns_open(0, "pid"), parent_pidfd = MUST(pidfd_open(getpid(), 0));
	int sibling_fd = ns_open(sibling, "pid"), nephew_fd = ns_open(nephew, "pid");

	IN_CHILD(0)
	{
		row("grandchild");
		EXPECT_OK(setns(nephew_fd, CLONE_NEWPID)); /* control */
		EXPECT_OK(setns(sibling_fd, CLONE_NEWPID));
		EXPECT_OK(setns(parent_fd, CLONE_NEWPID)); /* its own, still */
	}
	IN_CHILD(CLONE_NEWNS | (sabotaged() ? 0 : CLONE_NEWPID))
	{
		from_inside(parent_fd, parent_pidfd, sibling_fd, nephew_fd);
	}
	gate_post(&end);
	gate_post(&end);
	EXPECT_EXIT(child_wait(sibling), 0);
}
