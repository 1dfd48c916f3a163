/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "probe.h"

/* Runtime bug it catches: a mount of the runtime, or of the host, left in the container. */
PROBE(.claim = "A cell's mount table has its root and the listed mounts, and none of the outside's",
	.source = "runtime-spec config.md, Mounts; pivot_root(2)", .needs = { "root" },
	.cell = { .plain = true },
	.sabotage = { .mounts = { { "/var/host", "bind", "/", "rbind,ro" } } }, )
{
	int host = 0, own = 0;

	for (char *l = strtok((char *)file_text("/proc/self/mountinfo"), "\n"); l;
		l = strtok(NULL, "\n")) {
		char point[512] = "";
		sscanf(l, "%*d %*d %*s %*s %511s", point);
		bool known = strcmp(point, "/") == 0 || strncmp(point, "/proc", 5) == 0 ||
			     strncmp(point, "/dev", 4) == 0 || strncmp(point, "/sys", 4) == 0 ||
			     strcmp(point, "/tmp") == 0 || strcmp(point, "/record") == 0 ||
			     strcmp(point, "/bulkhead-probes") == 0;
		own += known;
		host += !known;
	}
	EXPECT_EQ(host, 0);
	EXPECT_GE(own, 6); /* control */
}
