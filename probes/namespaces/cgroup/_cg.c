/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_cg.h"

const struct hierarchy hierarchies[HIERARCHIES] = {
	{ "v2", "" },
	{ "v1 freezer", "freezer" },
	{ "v1 pids", "pids" },
};

const char *make_groups(const struct hierarchy *h)
{
	const char *own = *h->controller ? cg1(h->controller) : cg2();

	if (!own) {
		row("%s", h->name);
		row_skip(SKIP_CGROUP, "no writable hierarchy %s is mounted", h->name);
		return NULL;
	}
	char *x = strdup(cg_new(own, "x"));
	char *a = strdup(cg_new(x, "a"));
	cg_new(a, "c");
	cg_new(x, "b");
	free(a);
	return x;
}

const char *path_in(const char *file, const char *controller)
{
	static char text[8192];

	if (read_file(file, text, sizeof(text)) < 0)
		broken("%s: %m", file);
	for (char *line = strtok(text, "\n"); line; line = strtok(NULL, "\n")) {
		char *list = strchr(line, ':') + 1, *path = strchr(list, ':');
		*path++ = '\0';
		if (!*controller && !*list)
			return fmt("%s", path);
		for (char *save = NULL, *c = strtok_r(list, ",", &save); c && *controller;
			c = strtok_r(NULL, ",", &save))
			if (strcmp(c, controller) == 0)
				return fmt("%s", path);
	}
	broken("%s has no line for \"%s\"", file, controller);
}

const char *cgroup_of(pid_t pid, const char *controller)
{
	return path_in(pid ? fmt("/proc/%d/cgroup", pid) : "/proc/self/cgroup", controller);
}

void enter(const char *group)
{
	if (cg_enter(group, 0) < 0)
		broken("%s/cgroup.procs: %m", group);
}

pid_t member_of(const char *group, const struct gate *end)
{
	struct gate ready = gate_new();
	pid_t pid = spawn(0);

	if (pid == 0) {
		enter(group);
		gate_post(&ready);
		gate_wait(end);
		probe_exit(0);
	}
	gate_wait(&ready);
	close(ready.fd);
	return pid;
}
