/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_ns.h"

/* Kernel bug it catches: setns(2) moving the root and working directory of a second process along
 * (CLONE_FS) into a mount namespace or user namespace that it did not ask for. */
static int try_setns(int fd, int flag, unsigned long long share)
{
	struct gate end = gate_new();
	int result, error;

	pid_t sharer = spawn(share);
	if (sharer == 0) {
		gate_wait(&end);
		probe_exit(0);
	}
	result = setns(fd, flag);
	error = errno;
	gate_post(&end);
	child_wait(sharer);
	errno = error;
	return result;
}

PROBE(.claim = "setns(2) to a mount or user namespace is EINVAL while CLONE_FS is shared with "
	       "another",
	.source = "setns(2), Mount namespaces; User namespaces; ERRORS",
	.needs = { "root", "userns" },
	.sabotage = { .twin = "the second process has root and directory of its own" }, )
{
	static const struct ns_type types[] = { { "mnt", CLONE_NEWNS }, { "user", CLONE_NEWUSER } };
	struct gate end = gate_new();

	for (size_t i = 0; i < 2; i++) {
		pid_t target = member_of_new(&types[i], &end);
		row("%s", types[i].name);
		IN_CHILD(0)
		{
			int fd = ns_open(target, types[i].name);
			EXPECT_ERRNO(
				try_setns(fd, types[i].flag, sabotaged() ? 0 : CLONE_FS), EINVAL);
			EXPECT_OK(try_setns(fd, types[i].flag, 0)); /* control */
		}
		gate_post(&end);
		EXPECT_EXIT(child_wait(target), 0);
	}
}
