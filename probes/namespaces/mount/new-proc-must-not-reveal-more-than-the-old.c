/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_mount.h"

/* Kernel bug it catches: a fresh procfs that shows what the container's engine masked. */
PROBE(.claim = "In a user namespace proc is mounted only where a whole view of it is visible, else "
	       "EPERM",
	.source = "user_namespaces(7), Effect of capabilities; proc(5), Mount options",
	.needs = { "root", "userns", "ns.mnt", "ns.pid" },
	.sabotage = { .twin = "the mount of proc is not masked" }, )
{
	static const char *const names[] = { "a file masked by a bind mount",
		"a directory masked by tmpfs", "proc read-only and writable asked for",
		"not masked" };
	const char *at = new_dir(scratch(), "at"), *part = new_dir(scratch(), "part");

	for (int i = 0; i < 4; i++) {
		IN_USERNS(CLONE_NEWNS, "0 0 1", "0 0 1")
		{
			if (!sabotaged()) {
				if (i == 0)
					MUST(mount(
						"/dev/null", "/proc/version", NULL, MS_BIND, NULL));
				if (i == 1)
					MUST(tmpfs_on("/proc/sys"));
				/* Flags that proc usually has are locked here: they are kept. */
				if (i == 2)
					MUST(mount(NULL, "/proc", NULL,
						MS_REMOUNT | MS_BIND | MS_RDONLY | MS_NOSUID |
							MS_NODEV | MS_NOEXEC,
						NULL));
			}
			/* What was put there is locked in the next user namespace. */
			IN_CHILD(CLONE_NEWUSER | CLONE_NEWNS | CLONE_NEWPID)
			{
				row("%s", names[i]);
				if (i < 3)
					EXPECT_ERRNO(mount("proc", at, "proc", 0, NULL), EPERM);
				else
					EXPECT_OK(mount("proc", at, "proc", 0, NULL)); /* control */
				if (i == 3) {
					/* The access time flags of the old one are locked too. */
					EXPECT_ERRNO(mount("proc", part, "proc", MS_STRICTATIME, NULL),
						EPERM);
				}
				if (i == 2 && !sabotaged()) {
					EXPECT_OK(mount("proc", at, "proc", MS_RDONLY, NULL));
					/* What it had to be it stays. */
					EXPECT_ERRNO(mount(NULL, at, NULL, MS_REMOUNT | MS_BIND, NULL),
						EPERM);
				}
			}
		}
	}
	row("only a part of it is left");
	IN_USERNS(CLONE_NEWNS | CLONE_NEWPID, "0 0 1", "0 0 1")
	{
		/* What is mounted here can be taken away again: a proc of one's own, and a piece. */
		const char *root = new_tmpfs("root");
		MUST(mount("proc", at, "proc", 0, NULL));
		bind_to(sabotaged() ? at : fmt("%s/fs", at), part);
		MUST(mount(root, root, NULL, MS_BIND, NULL));
		bind_to(part, fmt("%s/part", root));
		new_dir(root, "at");
		MUST(chdir(root));
		MUST(syscall(SYS_pivot_root, ".", "."));
		MUST(umount2(".", MNT_DETACH));
		IN_CHILD(CLONE_NEWUSER | CLONE_NEWNS | CLONE_NEWPID)
		{
			EXPECT_ERRNO(mount("proc", "/at", "proc", 0, NULL), EPERM);
		}
	}
}
