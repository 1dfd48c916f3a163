/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_named.h"

/* Kernel bug it catches: core rules of v1 lost where no controller is attached. */
static void look(const char *point)
{
	const char *a = cg_new(point, "a"), *b = cg_new(point, "b");
	struct gate hold = gate_new();
	pid_t pid = held_in_v1(a, &hold);

	row("membership");
	EXPECT(lists_number(cg_read(a, "tasks"), pid)); /* control */
	EXPECT(lists_number(cg_read(a, "cgroup.procs"), pid));
	row("one group at a time");
	if (!sabotaged())
		MUST(cg_enter(b, pid));
	EXPECT_STR(cg_read(a, "tasks"), "");
	EXPECT(strstr(file_text(fmt("/proc/%d/cgroup", pid)), ":/b") != NULL);
	row("no removal under a task");
	EXPECT_ERRNO(rmdir(b), EBUSY);
	row("no file of a controller");
	EXPECT_ERRNO(access(fmt("%s/pids.max", a), F_OK), ENOENT);
	release(&hold, pid);
	EXPECT(EVENTUALLY(rmdir(b) == 0 || errno == ENOENT) && EVENTUALLY(rmdir(a) == 0));
}

PROBE(
	.claim = "A named v1 hierarchy groups tasks one group at a time, without any controller",
	.source = "Documentation/admin-guide/cgroup-v1/cgroups.rst, Mounting hierarchies; cgroups(7)",
	.needs = { "root", "cap.SYS_ADMIN" },
	.sabotage = { .twin = "the task is not moved" },
)
{
	with_named_hierarchy(look);
}
