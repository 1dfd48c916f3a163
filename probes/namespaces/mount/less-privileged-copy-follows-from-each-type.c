/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_mount.h"

/* Kernel bug it catches: a copy that keeps its place among the peers, or that loses its master, in a
 * namespace of another owner. */
PROBE(
	.claim = "A less privileged copy is the slave of a shared original, else keeps its master or privacy",
	.source = "mount_namespaces(7), Restrictions on mount namespaces [2]; sharedsubtree.rst, Clone Namespace",
	.needs = { "root", "userns", "ns.mnt" },
	.sabotage = { .twin = "the user namespace stays the same" },
)
{
	static const struct {
		const char *kind, *wanted;
	} cases[] = { { "shared", "slave" }, { "slave+shared", "slave" }, { "slave", "slave" },
		{ "private", "private" } };

	for (int way = 0; way < 2; way++) {
		for (size_t i = 0; i < 4; i++) {
			const char *a = new_tmpfs(fmt("a%d%zu", way, i));
			make_kind(a, cases[i].kind);
			struct mount_line original = mount_at(a), copy;
			struct gate ready = gate_new();
			unsigned long user = sabotaged() ? 0 : CLONE_NEWUSER;
			row("%s by %s", cases[i].kind, way ? "unshare" : "clone");
			pid_t pid = spawn(way ? 0 : user | CLONE_NEWNS);
			if (pid == 0) {
				if (way)
					MUST(unshare((int)(user | CLONE_NEWNS)));
				gate_post(&ready);
				for (;;)
					pause();
			}
			gate_wait(&ready);
			MUST_BE(mount_find(pid, a, &copy));
			EXPECT_STR(propagation_in(pid, a), cases[i].wanted);
			/* The nearest group above: the original's own, else its master. */
			EXPECT_EQ(copy.master, original.shared ? original.shared : original.master);
			EXPECT_STR(propagation_of(a),
				cases[i].kind); /* control: the original is as it was */
			let_go(pid);
		}
	}
}
