/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_user.h"

/* Kernel bug it catches: only the nearest namespace's limit looked at, so that one nested step
 * undoes it; or the whole tree charged to the nearest only. */
PROBE(
	.claim = "Limits in /proc/sys/user hold for the whole tree below, whatever a descendant sets",
	.source = "namespaces(7), The /proc/sys/user directory",
	.needs = { "root", "userns", "ns.uts" },
	.sabotage = { .twin = "the ancestor's limit is not lowered" },
)
{
	static const struct {
		const char *name, *file;
		unsigned long flag;
	} cases[] = { { "UTS", "/proc/sys/user/max_uts_namespaces", CLONE_NEWUTS },
		{ "mount", "/proc/sys/user/max_mnt_namespaces", CLONE_NEWNS },
		{ "user", "/proc/sys/user/max_user_namespaces", CLONE_NEWUSER } };

	for (size_t i = 0; i < 3; i++) {
		/* The nested namespace itself is charged where it is a user namespace. */
		const char *limit = cases[i].flag == CLONE_NEWUSER ? "2" : "1";
		IN_USERNS(0, "0 0 10", "0 0 10") {
			if (!sabotaged())
				MUST(write_file(cases[i].file, limit));
			IN_USERNS(0, "0 0 10", "0 0 10") {
				row("%s", cases[i].name);
				MUST(write_file(cases[i].file, "1000"));
				EXPECT_EQ(file_number(cases[i].file), 1000);
				pid_t first = try_spawn(cases[i].flag);
				if (first == 0)
					for (;;)
						pause();
				EXPECT_OK(first); /* control: one fits */
				pid_t second = try_spawn(cases[i].flag);
				if (second == 0)
					probe_exit(0);
				EXPECT_ERRNO(second, ENOSPC);
				EXPECT_ERRNO(unshare((int)cases[i].flag), ENOSPC);
			}
		}
	}
}
