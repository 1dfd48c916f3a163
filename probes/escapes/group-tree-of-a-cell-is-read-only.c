/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "runtime.h"

/* Runtime bug it catches: the group tree shown writable although the mount says ro. */
static void look(void)
{
	char text[16384];
	int seen = 0;

	MUST(read_file("/proc/self/mountinfo", text, sizeof(text)));
	for (char *save = NULL, *line = strtok_r(text, "\n", &save); line;
		line = strtok_r(NULL, "\n", &save)) {
		char *type = strstr(line, " - cgroup"), point[512];

		if (!type || sscanf(line, "%*s %*s %*s %*s %511s", point) != 1 ||
			(strcmp(point, "/group") != 0 && strcmp(point, "/group/pids") != 0))
			continue;
		seen++;
		EXPECT_ERRNO(mkdir(fmt("%s/new", point), 0755), EROFS);
		rmdir(fmt("%s/new", point));
		EXPECT_ERRNO(open(fmt("%s/cgroup.procs", point), O_WRONLY | O_CLOEXEC), EROFS);
		EXPECT_OK(open(fmt("%s/cgroup.procs", point), O_RDONLY | O_CLOEXEC)); /* control */
	}
	EXPECT_GE(seen, 1);
	shared_words()[0] = 1;
}

PROBE(.claim = "Where a cell is shown its group read-only, it makes no group and moves no process",
	.source = "CVE-2023-25809; runtime-spec config-linux.md, Control groups; cgroups(7)",
	.needs = { "root" }, .cell = { .driven = true, .add = NS_CGROUP },
	.sabotage = { .twin = "the mount says rw" }, .steps = { { "look", look } }, )
{
	EXPECT_EQ(
		runtime_run("run --bundle %s bulkhead-one",
			bundle_new("bulkhead-one", "look",
				fmt("{\"@mounts\":[{\"destination\":\"/group\",\"type\":\"cgroup\","
				    "\"source\":\"cgroup\",\"options\":[\"nosuid\",\"%s\"]}]}",
					sabotaged() ? "rw" : "ro"))),
		0);
	if (!EXPECT_EQ(shared_words()[0], 1))
		note("%.400s", runtime_said());
}
