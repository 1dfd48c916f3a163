/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_user.h"

/* Kernel bug it catches: a charge kept when a later step of the same call fails, until nothing more
 * can be made. */
PROBE(
	.claim = "Namespaces that a failed unshare(2) or clone3(2) had begun are not charged to the user",
	.source = "namespaces(7), The /proc/sys/user directory",
	.needs = { "root", "userns", "ns.uts", "ns.ipc" },
	.sabotage = { .twin = "the first namespace is made and kept" },
)
{
	/* The later type of each pair is at its limit. */
	static const struct {
		const char *name, *first, *later;
		unsigned long first_flag, later_flag;
	} pairs[] = { { "uts", "uts", "ipc", CLONE_NEWUTS, CLONE_NEWIPC },
		{ "mnt", "mnt", "uts", CLONE_NEWNS, CLONE_NEWUTS },
		{ "ipc", "ipc", "pid", CLONE_NEWIPC, CLONE_NEWPID },
		{ "user", "user", "uts", CLONE_NEWUSER, CLONE_NEWUTS } };

	for (size_t i = 0; i < 4; i++) {
		for (int way = 0; way < 2; way++) {
			IN_USERNS(0, "0 0 10", "0 0 10") {
				MUST(write_file(
					fmt("/proc/sys/user/max_%s_namespaces", pairs[i].first),
					"1"));
				MUST(write_file(
					fmt("/proc/sys/user/max_%s_namespaces", pairs[i].later),
					"0"));
				row("%s by %s", pairs[i].name, way ? "unshare" : "clone3");
				for (int again = 0; again < 3; again++) {
					unsigned long flags =
						pairs[i].first_flag |
						(sabotaged() ? 0 : pairs[i].later_flag);
					IN_CHILD(0) {
						if (way) {
							EXPECT_ERRNO(unshare((int)flags), ENOSPC);
						} else {
							pid_t pid = try_spawn(flags);
							if (pid == 0)
								for (;;)
									pause();
							EXPECT_ERRNO(pid, ENOSPC);
						}
					}
				}
				IN_CHILD(0) {
					EXPECT_EQ(
						EVENTUALLY(unshare((int)pairs[i].first_flag) == 0),
						true); /* control */
				}
			}
		}
	}
}
