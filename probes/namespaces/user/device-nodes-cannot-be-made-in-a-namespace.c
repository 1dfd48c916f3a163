/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/sysmacros.h>

#include "_user.h"

/* Kernel bug it catches: CAP_MKNOD of a namespace taken for that of the machine. */
PROBE(
	.claim = "CAP_MKNOD in a user namespace makes no device nodes: EPERM, even on its own tmpfs",
	.source = "user_namespaces(7), Effect of capabilities within a user namespace; mknod(2), ERRORS",
	.needs = { "root", "userns", "ns.mnt", "cap.MKNOD" },
	.sabotage = { .twin = "the nodes are made by the host's root" },
)
{
	static const struct {
		const char *name;
		mode_t mode;
		int error;
	} kinds[] = { { "a character device", S_IFCHR, EPERM },
		{ "a block device", S_IFBLK, EPERM }, { "a fifo", S_IFIFO, 0 },
		{ "a socket", S_IFSOCK, 0 }, { "a regular file", S_IFREG, 0 } };
	pid_t pid = sabotaged() ? spawn(CLONE_NEWNS) : spawn_userns(CLONE_NEWNS, "0 0 1", "0 0 1");

	if (pid == 0) {
		for (size_t i = 0; i < 5; i++) {
			const char *own = fmt("%s/t%zu", scratch(), i);
			make_dir(own);
			MUST(mount("own", own, "tmpfs", 0, NULL));
			for (int on = 0; on < 2; on++) {
				const char *node = fmt("%s/node%zu", on ? own : scratch(), i);
				row("%s on %s", kinds[i].name, on ? "its own tmpfs" : "the host's");
				if (kinds[i].error)
					EXPECT_ERRNO(
						mknod(node, kinds[i].mode | 0600, makedev(1, 3)),
						EPERM);
				else
					EXPECT_OK(
						mknod(node, kinds[i].mode | 0600, 0)); /* control */
			}
		}
		probe_exit(0);
	}
	EXPECT_EXIT(child_wait(pid), 0);
}
