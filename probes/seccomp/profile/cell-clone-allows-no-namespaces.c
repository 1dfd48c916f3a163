/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_sweep.h"

/* Kernel bug it catches: one of the namespace flags not covered by the masked comparison. */
PROBE(
	.claim = "In a cell with the default profile clone is allowed with no CLONE_NEW flag and "
		"no other",
	.source = "runtime-spec config-linux.md, Seccomp, args; clone(2)",
	.needs = { "root", "seccomp.user_notif" },
	.cell = { .capabilities = "all", .seccomp = { .profile = "default" } },
	.sabotage = { .capabilities = "all" },
)
{
	static const struct {
		const char *name;
		uint64_t flags;
		bool allowed;
	} rows[] = { { "nothing", 0, true }, { "a signal", SIGCHLD, true },
		{ "thread flags",
			CLONE_VM | CLONE_FS | CLONE_FILES | CLONE_SIGHAND | CLONE_THREAD |
				CLONE_SYSVSEM | CLONE_SETTLS | CLONE_PARENT_SETTID |
				CLONE_CHILD_CLEARTID,
			true },
		{ "vfork", CLONE_VM | CLONE_VFORK | SIGCHLD, true }, { "pidfd", CLONE_PIDFD, true },
		{ "io", CLONE_IO, true }, { "new mount namespace", CLONE_NEWNS, false },
		{ "new cgroup namespace", CLONE_NEWCGROUP, false },
		{ "new uts namespace", CLONE_NEWUTS, false },
		{ "new ipc namespace", CLONE_NEWIPC, false },
		{ "new user namespace", CLONE_NEWUSER, false },
		{ "new pid namespace", CLONE_NEWPID, false },
		{ "new network namespace", CLONE_NEWNET, false },
		{ "user and a signal", CLONE_NEWUSER | SIGCHLD, false },
		{ "user among thread flags", CLONE_NEWUSER | CLONE_VM | CLONE_FILES, false },
		{ "all namespaces", 0x7e020000, false } };
	size_t count = sizeof(rows) / sizeof(rows[0]);
	struct question *q = questions(count);

	for (size_t i = 0; i < count; i++) {
		q[i].nr = SYS_clone;
		q[i].args[0] = rows[i].flags;
	}
	sweep(q, count, NULL);
	for (size_t i = 0; i < count; i++) {
		row("%s", rows[i].name);
		expect_answer(&q[i],
			rows[i].allowed ? ANSWER_ALLOWED : EPERM); /* control: allowed ones */
	}
}
