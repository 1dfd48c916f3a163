/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_user.h"

/* Kernel bug it catches: a namespace that ends and stays charged to its creator, until nothing more
 * can be made: one of the eight types left out. */
PROBE(.claim = "A namespace that has ended no longer counts towards its creator's limit, of each "
	       "type",
	.source = "namespaces(7), The /proc/sys/user directory", .needs = { "root", "userns" },
	.sabotage = { .twin = "the first namespace lives on" }, )
{
	static const struct {
		const char *name;
		unsigned long flag;
	} types[] = { { "uts", CLONE_NEWUTS }, { "ipc", CLONE_NEWIPC }, { "mnt", CLONE_NEWNS },
		{ "pid", CLONE_NEWPID }, { "net", CLONE_NEWNET }, { "cgroup", CLONE_NEWCGROUP },
		{ "time", CLONE_NEWTIME }, { "user", CLONE_NEWUSER } };

	for (size_t i = 0; i < sizeof(types) / sizeof(*types); i++) {
		const char *limit = fmt("/proc/sys/user/max_%s_namespaces", types[i].name);
		row("%s", types[i].name);
		if (access(limit, F_OK) != 0) {
			row_skip(SKIP_KERNEL, "%s does not exist", limit);
			continue;
		}
		IN_USERNS(0, "0 0 10", "0 0 10")
		{
			MUST(write_file(limit, "1"));
			pid_t first = try_spawn(types[i].flag);
			if (first == 0)
				for (;;)
					pause();
			if (first < 0 && errno == EINVAL) {
				row_skip(SKIP_KERNEL, "clone3 of that type: EINVAL");
				probe_exit(0);
			}
			MUST(first);
			IN_CHILD(0)
			EXPECT_ERRNO(unshare((int)types[i].flag), ENOSPC); /* control: it is full */
			if (!sabotaged())
				let_go(first);
			IN_CHILD(0)
			{
				if (sabotaged())
					EXPECT_OK(unshare((int)types[i].flag));
				else
					EXPECT(EVENTUALLY(unshare((int)types[i].flag) == 0));
			}
			if (sabotaged())
				let_go(first);
		}
	}
}
