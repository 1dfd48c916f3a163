/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <linux/capability.h>
#include <sys/prctl.h>
#include <sys/xattr.h>

#include "_user.h"

/* Kernel bug it catches: capabilities that a container put on a file honoured on the host or in
 * another container. */
static void step_raised(void)
{
	EXPECT_EQ(have_cap(CAP_NET_RAW), true);
}

static void step_plain(void)
{
	EXPECT_EQ(have_cap(CAP_NET_RAW), false);
}

PROBE(
	.claim = "execve(2) honours file capabilities only at or below the namespace whose root the file names",
	.source = "capabilities(7), Namespaced file capabilities",
	.needs = { "root", "userns", "ns.mnt" },
	.sabotage = { .twin = "the file always names the root of the namespace in which it runs" },
	.steps = { { "raised", step_raised }, { "plain", step_plain } },
)
{
	static const struct {
		const char *name;
		bool host; /* runs outside any new user namespace */
		uint32_t rootid; /* in the file; 0: version 2 */
		bool raised;
	} cases[] = { { "the host's, on the host", true, 0, true },
		{ "the host's, in a namespace below", false, 0, true },
		{ "the namespace's, in it", false, CELL_ROOT, true },
		{ "the namespace's, on the host", true, CELL_ROOT, false },
		{ "another namespace's", false, CELL_ROOT + 1, false } };
	const char *dir = strdup(fmt("%s/dir", scratch())), *file = strdup(fmt("%s/program", dir));

	make_dir(dir);
	MUST(mount("caps", dir, "tmpfs", 0, "mode=755"));
	exec_file(file, 0755);
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct vfs_ns_cap_data data = { .data = { { .permitted = 1u << CAP_NET_RAW } } };
		uint32_t rootid = sabotaged() ? (cases[i].host ? 0 : CELL_ROOT) : cases[i].rootid;
		data.magic_etc = VFS_CAP_FLAGS_EFFECTIVE |
				 (rootid ? VFS_CAP_REVISION_3 : VFS_CAP_REVISION_2);
		data.rootid = rootid;
		MUST(setxattr(file, "security.capability", &data,
			rootid ? sizeof(data) : sizeof(struct vfs_cap_data), 0));
		pid_t pid = cases[i].host ? spawn(0) : spawn_userns(0, CELL_MAP, CELL_MAP);
		if (pid == 0) {
			become_with(7, 7, NULL);
			row("%s", cases[i].name);
			exec_copy(file, cases[i].raised ? "raised" : "plain"); /* raised: control */
			broken("execve: %m");
		}
		child_wait(pid);
	}
}
