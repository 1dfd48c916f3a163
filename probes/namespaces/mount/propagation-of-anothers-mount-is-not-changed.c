/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_mount.h"

/* Kernel bug it catches: the capability asked of the caller's own namespace instead of the one that
 * the mount is in, so that a descriptor of the host's mount lets a container cut or tie it. */
static void ask(int fd, unsigned long type)
{
	EXPECT_OK(make_type("/", MS_PRIVATE)); /* control: its own it may change */
	EXPECT_ERRNO(make_type(fmt("/proc/self/fd/%d", fd), type), EPERM);
}

PROBE(
	.claim = "A descriptor of a mount of its parent lets no user namespace change its propagation",
	.source = "mount(2), ERRORS; sharedsubtree.rst, Setting mount states",
	.needs = { "root", "userns", "ns.mnt" },
	.sabotage = { .twin = "the caller stays in the namespaces of the mount" },
)
{
	static const char *const kinds[] = { "shared", "private", "slave", "unbindable" };
	static const unsigned long types[] = { MS_SHARED, MS_PRIVATE, MS_SLAVE, MS_UNBINDABLE };
	const char *a = new_tmpfs("a");
	int fd = MUST(open(a, O_PATH | O_DIRECTORY | O_CLOEXEC));

	for (size_t i = 0; i < 4; i++) {
		row("%s", kinds[i]);
		MUST(make_type(a, types[i] == MS_PRIVATE ? MS_SHARED : MS_PRIVATE));
		const char *before = strdup(propagation_of(a));
		if (sabotaged())
			IN_CHILD(0)
			{
				ask(fd, types[i]);
			}
		else
			IN_USERNS(CLONE_NEWNS, "0 0 1", "0 0 1")
			{
				ask(fd, types[i]);
			}
		EXPECT_STR(propagation_of(a), before);
	}
}
