/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "filter.h"

/* Kernel bug it catches: "allow" or an unknown name accepted into actions_logged. */
PROBE(
	.claim = "Writing allow or an unknown name to actions_logged fails with EINVAL",
	.source = "seccomp(2), /proc interfaces",
	.needs = { "root", "cap.SYS_ADMIN", "sysctl.kernel.seccomp.actions_logged" },
	.sabotage = { .twin = "what is written back is what was read" },
)
{
	const char *path = "/proc/sys/kernel/seccomp/actions_logged";
	const char *before = strdup(file_text(path));

	row("allow");
	EXPECT_ERRNO(write_file(path, sabotaged() ? before : "allow"), EINVAL);
	row("unknown");
	EXPECT_ERRNO(write_file(path, sabotaged() ? before : "kill_process teapot"), EINVAL);
	EXPECT_STR(file_text(path), before);
	row("what was read is accepted");
	EXPECT_OK(write_file(path, before)); /* control */
}
