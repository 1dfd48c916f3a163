/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/statvfs.h>

#include "runtime.h"

/* Runtime bug it catches: the container's init executing the runtime's file on the host, to be written over. */
static void nothing(void)
{
}

PROBE(.claim = "Until start a container's first process executes no writable file of the host",
	.source = "CVE-2019-5736; runtime-spec runtime.md, Create", .needs = { "root" },
	.cell = { .driven = true }, .sabotage = { .twin = "the runtime's own file is looked at" },
	.steps = { { "nothing", nothing } }, )
{
	struct stat exe, file;
	struct statvfs mount;

	if (runtime_run("create --bundle %s bulkhead-one",
		    bundle_new("bulkhead-one", "nothing", NULL)) != 0)
		broken("%.400s", runtime_said());
	const char *path =
		sabotaged() ? probe_runtime() : fmt("/proc/%d/exe", runtime_pid("bulkhead-one"));
	MUST(stat(path, &exe));
	MUST(statvfs(path, &mount));
	MUST(stat(probe_runtime(), &file));
	EXPECT(mount.f_flag & ST_RDONLY || exe.st_dev != file.st_dev || exe.st_ino != file.st_ino);
	EXPECT_STR(runtime_status("bulkhead-one"), "created"); /* control */
}
