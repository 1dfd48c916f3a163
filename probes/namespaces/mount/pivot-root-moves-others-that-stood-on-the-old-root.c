/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_mount.h"

/* Kernel bug it catches: a process left on the old root, or one moved that stood elsewhere, or one
 * of another namespace. */
struct seat {
	pid_t pid;
	struct gate ready, go;
};

static void settle(
	struct seat *s, unsigned long flags, const char *root, const char *cwd, bool moved)
{
	s->ready = gate_new();
	s->go = gate_new();
	s->pid = spawn(flags);
	if (s->pid > 0) {
		gate_wait(&s->ready);
		return;
	}
	MUST(chroot(root));
	MUST(chdir(cwd));
	gate_post(&s->ready);
	gate_wait(&s->go);
	EXPECT_EQ(access("/mark", F_OK) == 0, moved);
	EXPECT_EQ(access("mark", F_OK) == 0, moved);
	probe_exit(0);
}

static void check(struct seat *s, const char *name)
{
	row("%s", name);
	gate_post(&s->go);
	EXPECT_EXIT(child_wait(s->pid), 0);
}

PROBE(
	.claim = "pivot_root(2) moves root and working directory of who had the old root there, and of no other",
	.source = "pivot_root(2), DESCRIPTION",
	.needs = { "root", "ns.mnt" },
	.sabotage = { .twin = "chroot(2) in the place of pivot_root(2)" },
)
{
	IN_CHILD(CLONE_NEWNS) {
		const char *root = new_tmpfs("new");
		struct seat same, below, foreign;
		new_dir(root, "old");
		make_file(fmt("%s/mark", root), "", 0644);
		settle(&same, 0, "/", "/", true);
		settle(&below, 0, scratch(), "/", false);
		settle(&foreign, CLONE_NEWNS, "/", "/", false);
		if (sabotaged())
			MUST(chroot(root));
		else
			MUST(syscall(SYS_pivot_root, root, fmt("%s/old", root)));
		row("the caller");
		EXPECT_OK(access("/mark", F_OK)); /* control */
		check(&same, "one with the old root");
		check(&below, "one with another root");
		check(&foreign, "one in another namespace");
	}
}
