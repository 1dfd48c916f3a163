/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_mount.h"

/* Kernel bug it catches: a copied namespace in which shared mounts are cut from their peers or
 * private ones joined; one of clone and unshare alone. */
PROBE(
	.claim = "Mounts of a new namespace of the same owner keep their peer groups and masters",
	.source = "mount_namespaces(7), SHARED SUBTREES",
	.needs = { "root", "ns.mnt" },
	.sabotage = { .twin = "the copies are made private first" },
)
{
	static const char *const kinds[] = { "shared", "private", "slave", "slave+shared" };

	for (int way = 0; way < 2; way++) {
		for (size_t i = 0; i < 4; i++) {
			const char *a = new_tmpfs(fmt("m%d%zu", way, i));
			new_dir(a, "at");
			make_kind(a, kinds[i]);
			struct mount_line before = mount_at(a), after;
			row("%s by %s", kinds[i], way ? "unshare" : "clone");
			struct gate done = gate_new(), ready = gate_new();
			pid_t pid = spawn(way ? 0 : CLONE_NEWNS);
			if (pid == 0) {
				if (way)
					MUST(unshare(CLONE_NEWNS));
				if (sabotaged())
					MUST(mount(NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL));
				MUST(tmpfs_on(fmt("%s/at", a)));
				gate_post(&ready);
				gate_wait(&done);
				probe_exit(0);
			}
			gate_wait(&ready);
			MUST_BE(mount_find(pid, a, &after));
			EXPECT_STR(propagation_in(pid, a), kinds[i]);
			EXPECT_EQ(after.shared, before.shared);
			EXPECT_EQ(after.master, before.master);
			EXPECT_NE(after.id, before.id); /* control: a copy */
			/* What the new namespace mounted comes back over a shared mount only. */
			EXPECT_EQ(mounts_at(0, fmt("%s/at", a)), before.shared != 0);
			gate_post(&done);
			EXPECT_EXIT(child_wait(pid), 0);
		}
	}
}
