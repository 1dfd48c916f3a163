/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <dirent.h>

#include "_net.h"

static void remove_children(const char *group)
{
	DIR *d = MUST_PTR(opendir(group));

	for (struct dirent *e; (e = readdir(d));) {
		if (e->d_type == DT_DIR && e->d_name[0] != '.') {
			const char *child = strdup(fmt("%s/%s", group, e->d_name));
			remove_children(child);
		}
	}
	closedir(d);
	if (!EVENTUALLY(rmdir(group) == 0))
		broken("rmdir %s: %m", group);
}

void with_net_controller(const char *controller, void (*run)(const char *group))
{
	const char *point = strdup(fmt("%s/%s", scratch(), controller));

	make_dir(point);
	if (mount("none", point, "cgroup", 0, controller) < 0)
		skip(errno == EINVAL || errno == ENODEV || errno == ENOENT ? SKIP_KERNEL
			: errno == EBUSY				   ? SKIP_CGROUP
									   : SKIP_PRIVILEGE,
			"mount cgroup with %s: %m", controller);
	const char *group = cg_new(point, fmt("bulkhead-%llx", (unsigned long long)now_ns()));
	pid_t pid = spawn(0);
	if (pid == 0) {
		run(group);
		probe_exit(0);
	}
	int status = child_wait(pid);
	remove_children(group);
	MUST(umount2(point, MNT_DETACH));
	if (WIFEXITED(status) && WEXITSTATUS(status) != 0)
		probe_exit(WEXITSTATUS(status)); /* it has recorded why */
	if (!WIFEXITED(status))
		EXPECT_EXIT(status, 0);
}
