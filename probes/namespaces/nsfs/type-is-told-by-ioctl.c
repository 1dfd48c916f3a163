/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/ioctl.h>

#include "_ns.h"

/* Kernel bug it catches: a type that answers with another's flag, or for which the call is missing
 * for a namespace other than the initial one. */
PROBE(.claim = "NS_GET_NSTYPE answers with the CLONE_NEW flag of the namespace's type",
	.source = "ioctl_ns(2), Discovering the namespace type", .needs = { "root", "userns" },
	.sabotage = { .twin = "the file asked is not one of /proc/PID/ns" }, )
{
	struct gate end = gate_new();

	for (size_t i = 0; i < NS_TYPES; i++) {
		const struct ns_type *type = &ns_types[i];

		row("%s", type->name);
		if (!ns_there(type))
			continue;
		pid_t other = member_of_new(type, &end);
		int fd = sabotaged() ? MUST(open("/proc/self/ns", O_RDONLY | O_CLOEXEC))
				     : ns_open(other, type->name);
		EXPECT_EQ(ioctl(ns_open(0, type->name), NS_GET_NSTYPE), type->flag);
		EXPECT_EQ(ioctl(fd, NS_GET_NSTYPE), type->flag);
		gate_post(&end);
		EXPECT_EXIT(child_wait(other), 0);
	}
	row("for children");
	EXPECT_EQ(ioctl(ns_open(0, "pid_for_children"), NS_GET_NSTYPE), CLONE_NEWPID);
	row("not a namespace"); /* control */
	EXPECT_ERRNO(ioctl(MUST(open("/dev/null", O_RDONLY | O_CLOEXEC)), NS_GET_NSTYPE), ENOTTY);
}
