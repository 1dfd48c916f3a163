/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/mman.h>

#include "_mount.h"

/* Kernel bug it catches: a file system torn down under its users; one kind of use not counted. */
PROBE(
	.claim = "umount(2) of a mount in use fails with EBUSY, and MNT_DETACH takes it all the same",
	.source = "umount(2), ERRORS; MNT_DETACH",
	.needs = { "root", "ns.mnt" },
	.sabotage = { .twin = "the mount is not in use" },
)
{
	static const char *const names[] = { "an open file", "a working directory",
		"a root directory", "a mount on it", "a mapping", "a descriptor by O_PATH" };

	for (size_t i = 0; i < 6; i++) {
		const char *a = new_tmpfs(fmt("a%zu", i)), *file = fmt("%s/file", a);
		make_file(file, "text", 0644);
		struct gate ready = gate_new(), done = gate_new();
		pid_t pid = spawn(0);
		if (pid == 0) {
			if (!sabotaged()) {
				if (i == 0 || i == 5)
					MUST(open(file, (i ? O_PATH : O_RDWR) | O_CLOEXEC));
				if (i == 4) {
					int fd = MUST(open(file, O_RDONLY | O_CLOEXEC));
					MUST_PTR(mmap(NULL, 4096, PROT_READ, MAP_PRIVATE, fd, 0));
					close(fd);
				}
				if (i == 1)
					MUST(chdir(a));
				if (i == 2)
					MUST(chroot(a));
				if (i == 3)
					MUST(tmpfs_on(new_dir(a, "sub")));
			}
			gate_post(&ready);
			gate_wait(&done);
			probe_exit(0);
		}
		gate_wait(&ready);
		row("%s", names[i]);
		EXPECT_ERRNO(umount2(a, 0), EBUSY);
		if (!sabotaged())
			EXPECT_OK(umount2(a, MNT_DETACH)); /* control */
		EXPECT_EQ(mounts_below(0, a), 0);
		gate_post(&done);
		EXPECT_EXIT(child_wait(pid), 0);
	}
}
