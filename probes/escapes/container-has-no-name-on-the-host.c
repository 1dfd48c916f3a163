/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "runtime.h"

/* Runtime bug it catches: a mount point or a file of the container left in the host's directories. */
static void nothing(void)
{
}

PROBE(.claim = "Nothing that a container mounts is seen in the mount table of whoever made it",
	.source = "CVE-2024-45310; mount_namespaces(7); runtime-spec runtime.md, Create",
	.needs = { "root" }, .cell = { .driven = true },
	.sabotage = { .twin = "a mount of the probe's own" }, .steps = { { "nothing", nothing } }, )
{
	const char *before = strdup(file_text("/proc/self/mountinfo"));

	if (sabotaged())
		MUST(mount("x", fmt("%s", scratch()), "tmpfs", 0, NULL));
	else if (runtime_run("create --bundle %s bulkhead-one",
			 bundle_new("bulkhead-one", "nothing", NULL)) != 0)
		broken("%.400s", runtime_said());
	EXPECT(strcmp(before, file_text("/proc/self/mountinfo")) == 0);
	if (!sabotaged())
		EXPECT(strcmp(before, file_text(fmt("/proc/%d/mountinfo",
					      runtime_pid("bulkhead-one")))) != 0); /* control */
}
