/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_cg.h"

/* Kernel bugs it catches: the namespace's end that removes or freezes its root group; a reference that
 * keeps the group from being removed for ever; a mount from it that loses its root. */
PROBE(.claim = "When a cgroup namespace ends its groups remain, and can be removed afterwards",
	.source = "cgroup-v2.rst, Namespace, The Root and Views", .needs = { "root", "ns.cgroup" },
	.sabotage = { .twin = "the last member removes a group" }, )
{
	for (size_t h = 0; h < HIERARCHIES; h++) {
		const char *type = *hierarchies[h].controller ? "cgroup" : "cgroup2";
		const char *data = *hierarchies[h].controller ? hierarchies[h].controller : NULL;
		const char *x = make_groups(&hierarchies[h]);

		if (!x)
			continue;
		const char *point = strdup(fmt("%s/mount-%zu", scratch(), h));
		make_dir(point);
		row("%s, the namespace ends", hierarchies[h].name);
		pid_t member = spawn(0);
		if (member == 0) {
			enter(fmt("%s/a", x));
			MUST(unshare(CLONE_NEWCGROUP));
			MUST(mount("none", point, type, 0, data));
			if (sabotaged())
				MUST(rmdir(fmt("%s/c", point)));
			probe_exit(0);
		}
		EXPECT_EXIT(child_wait(member), 0);
		EXPECT_EQ(access(fmt("%s/a/c", x), F_OK), 0);
		row("%s, a mount made from it", hierarchies[h].name);
		EXPECT_EQ(access(fmt("%s/c/cgroup.procs", point), F_OK), 0);
		EXPECT_EQ(access(fmt("%s/a", point), F_OK), -1); /* its root is a, not x */
		MUST(umount2(point, MNT_DETACH));
		row("%s, afterwards", hierarchies[h].name);
		EXPECT_OK(rmdir(fmt("%s/a/c", x)));
		/* control: a group that was the root goes as any other, once its last task is gone */
		EXPECT(EVENTUALLY(rmdir(fmt("%s/a", x)) == 0));
	}
}
