/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_named.h"

void with_named_hierarchy(void (*run)(const char *point))
{
	const char *point = strdup(fmt("%s/named", scratch()));
	const char *options = fmt("none,name=bulkhead%llx", (unsigned long long)now_ns());

	make_dir(point);
	if (mount("none", point, "cgroup", 0, options) < 0)
		skip(errno == ENODEV ? SKIP_KERNEL : SKIP_PRIVILEGE, "mount cgroup with %s: %m",
			options);
	pid_t pid = spawn(0);
	if (pid == 0) {
		run(point);
		probe_exit(0);
	}
	int status = child_wait(pid);
	MUST(umount2(point, MNT_DETACH));
	if (WIFEXITED(status) && WEXITSTATUS(status) != 0)
		probe_exit(WEXITSTATUS(status)); /* it has recorded why */
	if (!WIFEXITED(status))
		EXPECT_EXIT(status, 0);
}
