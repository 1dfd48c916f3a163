/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_group.h"

/* Kernel bug it catches: cgroup.kill asks for the right to signal, or for none. */
PROBE(
	.claim = "A user with write access to cgroup.kill kills processes of others in the group, else EACCES",
	.source = "cgroup-v2.rst, Core Interface Files, cgroup.kill; Delegation, Model of Delegation",
	.needs = { "cgroup2", "root" },
	.sabotage = { .twin = "the file is given away at once" },
)
{
	const char *top = cg_new(cg2(), "top");
	struct gate hold = gate_new();
	pid_t pid = held_in(top, &hold);

	for (int given = 0; given < 2; given++) {
		row("%s", given ? "given to the user" : "root's file");
		if (given || sabotaged())
			MUST(chown(fmt("%s/cgroup.kill", top), NOBODY_UID, NOBODY_UID));
		IN_CHILD(0) {
			become(NOBODY_UID, NOBODY_UID);
			EXPECT_ERRNO(kill(pid, SIGKILL), EPERM); /* control: no right to signal it */
			if (given)
				EXPECT_OK(cg_write(top, "cgroup.kill", "1"));
			else
				EXPECT_ERRNO(cg_write(top, "cgroup.kill", "1"), EACCES);
		}
	}
	EXPECT_SIGNAL(child_wait(pid), SIGKILL);
}
