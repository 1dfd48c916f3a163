/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <dirent.h>

#include "_partition.h"

static void remove_tree(const char *group)
{
	DIR *d = opendir(group);
	struct dirent *e;

	if (!d)
		return;
	(void)cg_write(group, "cgroup.kill", "1");
	while ((e = readdir(d))) {
		if (e->d_type == DT_DIR && e->d_name[0] != '.') {
			const char *child = strdup(fmt("%s/%s", group, e->d_name));
			remove_tree(child);
		}
	}
	closedir(d);
	if (!EVENTUALLY(rmdir(group) == 0 || errno == ENOENT))
		broken("rmdir %s: %m", group);
}

void with_root_groups(void (*run)(const char *one, const char *two))
{
	unsigned long long unique = now_ns();
	const char *one = cg_new(root_group(), fmt("bulkhead-one.%llx", unique));
	const char *two = cg_new(root_group(), fmt("bulkhead-two.%llx", unique));
	pid_t pid = -1;

	MUST(cg_write(one, "cpuset.cpus", "1"));
	MUST(cg_write(one, "cpuset.cpus.partition", "root"));
	const char *state = strdup(partition(one));
	MUST(cg_write(one, "cpuset.cpus.partition", "member"));
	MUST(cg_write(one, "cpuset.cpus", "\n"));
	if (strcmp(state, "root") == 0) {
		pid = spawn(0);
		if (pid == 0) {
			run(one, two);
			probe_exit(0);
		}
	}
	int status = pid > 0 ? child_wait(pid) : 0;
	remove_tree(two);
	remove_tree(one);
	if (pid < 0)
		skip(SKIP_CGROUP, "CPU 1 below the root as a partition reads \"%s\"", state);
	if (WIFEXITED(status) && WEXITSTATUS(status) != 0)
		probe_exit(WEXITSTATUS(status)); /* it has recorded why */
	if (!WIFEXITED(status))
		EXPECT_EXIT(status, 0);
}

const char *partition(const char *group)
{
	return cg_read(group, "cpuset.cpus.partition");
}

bool partition_is(const char *group, const char *state)
{
	const char *text = partition(group);
	size_t length = strlen(state);

	if (strncmp(text, state, length) == 0 &&
		(!text[length] || strncmp(text + length, " (", 2) == 0))
		return true;
	note("%s: cpuset.cpus.partition is \"%s\"", strrchr(group, '/') + 1, text);
	return false;
}

/* A quarter of the deadline: whoever runs this in a child is waited for that long himself. */
bool cpus_become(const char *group, const char *cpus)
{
	uint64_t until = now_ns() + (uint64_t)deadline_ms() * (sabotaged() ? 20000u : 250000u);

	return EVENTUALLY(strcmp(cg_read(group, "cpuset.cpus.effective"), cpus) == 0 ||
			  now_ns() > until) &&
	       strcmp(cg_read(group, "cpuset.cpus.effective"), cpus) == 0;
}
