/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/sysmacros.h>

#include "_user.h"

/* Kernel bug it catches: a node smuggled onto a container's file system giving the device. */
PROBE(
	.claim = "A device node on a file system mounted in a user namespace cannot be opened: EACCES",
	.source = "user_namespaces(7), Effect of capabilities; open(2), ERRORS (EACCES)",
	.needs = { "root", "userns", "ns.mnt", "cap.MKNOD" },
	.sabotage = { .twin = "the file system is mounted by the host's root" },
)
{
	struct gate ready = gate_new();
	const char *at = strdup(fmt("%s/at", scratch()));

	make_dir(at);
	pid_t pid = sabotaged() ? spawn(CLONE_NEWNS) : spawn_userns(CLONE_NEWNS, "0 0 1", "0 0 1");
	if (pid == 0) {
		MUST(mount("own", at, "tmpfs", 0, NULL));
		gate_post(&ready);
		for (;;)
			pause();
	}
	gate_wait(&ready);
	/* The host's root reaches in and makes one. */
	const char *node = strdup(fmt("/proc/%d/root%s/null", pid, at));
	MUST(mknod(node, S_IFCHR | 0666, makedev(1, 3)));
	EXPECT_ERRNO(open(node, O_RDWR | O_CLOEXEC), EACCES);
	EXPECT_OK(open("/dev/null", O_RDWR | O_CLOEXEC)); /* control */
	let_go(pid);
}
