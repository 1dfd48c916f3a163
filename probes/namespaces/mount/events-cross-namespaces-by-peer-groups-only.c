/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_mount.h"

/* Kernel bug it catches: an event lost at the border of a namespace, or one that crosses it without
 * a peer group. */
PROBE(
	.claim = "Mount and unmount cross to another namespace along shared and slave mounts, in that sense",
	.source = "mount_namespaces(7), MS_SHARED and MS_PRIVATE example; MS_SLAVE example",
	.needs = { "root", "ns.mnt" },
	.sabotage = { .twin = "the other namespace makes its mount private" },
)
{
	static const struct {
		const char *name;
		unsigned long type; /* what the other namespace makes of its copy; 0: nothing */
		bool down, up;
	} cases[] = { { "shared", 0, true, true }, { "slave", MS_SLAVE, true, false },
		{ "private", MS_PRIVATE, false, false },
		{ "unbindable", MS_UNBINDABLE, false, false } };

	for (size_t i = 0; i < 4; i++) {
		const char *a = new_tmpfs(fmt("a%zu", i)), *here = new_dir(a, "here"),
			   *there = new_dir(a, "there");
		struct gate ready = gate_new(), go = gate_new();
		MUST(make_type(a, MS_SHARED));
		row("%s", cases[i].name);
		pid_t pid = spawn(CLONE_NEWNS);
		if (pid == 0) {
			unsigned long type = sabotaged() ? MS_PRIVATE : cases[i].type;
			if (type)
				MUST(make_type(a, type));
			MUST(tmpfs_on(there));
			gate_post(&ready);
			gate_wait(&go);
			EXPECT_EQ(mounts_at(0, here), cases[i].down);
			gate_post(&ready);
			gate_wait(&go);
			EXPECT_EQ(mounts_at(0, here), 0); /* unmounted again by the other side */
			MUST(umount2(there, 0));
			gate_post(&ready);
			gate_wait(&go);
			probe_exit(0);
		}
		gate_wait(&ready);
		EXPECT_EQ(mounts_at(0, there), cases[i].up);
		MUST(tmpfs_on(here));
		EXPECT_EQ(mounts_at(0, here), 1); /* control */
		gate_post(&go);
		gate_wait(&ready);
		MUST(umount2(here, 0));
		gate_post(&go);
		gate_wait(&ready);
		EXPECT_EQ(mounts_at(0, there), 0);
		gate_post(&go);
		EXPECT_EXIT(child_wait(pid), 0);
	}
}
