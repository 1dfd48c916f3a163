/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_mount.h"

/* Kernel bug it catches: mount namespaces that hold each other and are never freed. */
PROBE(
	.claim = "Binding a mount namespace's file inside itself or a newer one fails with EINVAL",
	.source = "mount(2), ERRORS (EINVAL: mount namespace magic link)",
	.needs = { "root", "ns.mnt" },
	.sabotage = { .twin = "the file of a newer namespace is bound" },
)
{
	const char *file = strdup(fmt("%s/file", scratch()));
	cpu_set_t one;

	make_file(file, "", 0644);
	/* Since 6.18 the order of two namespaces is that of their IDs, which each CPU draws from a
	 * batch of its own: both are made on one CPU. */
	CPU_ZERO(&one);
	CPU_SET(MUST(sched_getcpu()), &one);
	MUST(sched_setaffinity(0, sizeof(one), &one));
	MUST(unshare(CLONE_NEWNS));
	pid_t newer = hold(CLONE_NEWNS), older = getpid();
	row("its own");
	EXPECT_ERRNO(mount(sabotaged() ? fmt("/proc/%d/ns/mnt", newer) : "/proc/self/ns/mnt", file,
			     NULL, MS_BIND, NULL),
		EINVAL);
	if (!sabotaged()) {
		row("a newer one's");
		EXPECT_OK(mount(
			fmt("/proc/%d/ns/mnt", newer), file, NULL, MS_BIND, NULL)); /* control */
		MUST(umount2(file, 0));
		row("an older one's");
		IN_CHILD(CLONE_NEWNS) {
			EXPECT_ERRNO(
				mount(fmt("/proc/%d/ns/mnt", older), file, NULL, MS_BIND, NULL),
				EINVAL);
			EXPECT_OK(mount(fmt("/proc/%d/ns/uts", older), file, NULL, MS_BIND, NULL));
		}
	}
	let_go(newer);
}
