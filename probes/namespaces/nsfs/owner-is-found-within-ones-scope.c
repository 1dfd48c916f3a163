/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/ioctl.h>

#include "_ns.h"

/* Kernel bugs it catches: a handle on a user namespace above the caller's given out, for one type
 * only; the creator's or the caller's user namespace returned instead of the owner; the new
 * descriptor left open across exec. */
static void inside(void)
{
	int fd;

	for (size_t i = 0; i < NS_TYPES; i++) {
		const struct ns_type *type = &ns_types[i];
		row("%s, owner above the caller", type->name);
		if (!ns_there(type))
			continue;
		/* Still the one of the parent user namespace, except for the type user itself. */
		fd = ioctl(ns_open(0, type->name), NS_GET_USERNS);
		int error = errno;
		EXPECT_EQ(fd, -1);
		EXPECT_STR(strerrorname_np(error), "EPERM");
	}
	for (size_t i = 0; i < NS_TYPES; i++) {
		const struct ns_type *type = &ns_types[i];
		if (type->flag == CLONE_NEWUSER || type->flag == CLONE_NEWPID ||
			type->flag == CLONE_NEWTIME ||
			access(fmt("/proc/self/ns/%s", type->name), F_OK) < 0)
			continue;
		row("%s, owner the caller's", type->name);
		MUST(unshare(type->flag));
		fd = ioctl(ns_open(0, type->name), NS_GET_USERNS);
		if (!EXPECT_GE(fd, 0))
			continue;
		EXPECT(same_ns(fd, ns_open(0, "user"))); /* control */
		EXPECT_EQ(fcntl(fd, F_GETFD), FD_CLOEXEC);
		EXPECT_EQ(fcntl(fd, F_GETFL) & O_ACCMODE, O_RDONLY);
	}
}

PROBE(.claim = "NS_GET_USERNS returns a namespace's owner, and EPERM when that is above the caller",
	.source = "ioctl_ns(2), Discovering namespace relationships", .needs = { "root", "userns" },
	.sabotage = { .twin = "the caller stays in the user namespace that owns its namespaces" }, )
{
	if (sabotaged()) {
		/* In the initial one even that of the user namespace itself is out of scope. */
		IN_USERNS(CLONE_NEWNS | CLONE_NEWNET | CLONE_NEWIPC | CLONE_NEWUTS |
				  CLONE_NEWCGROUP | CLONE_NEWPID,
			"0 0 1", "0 0 1")
		inside();
		return;
	}
	IN_USERNS(0, "0 0 1", "0 0 1")
	inside();
}
