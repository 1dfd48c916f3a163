/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "probe.h"

/* Runtime bug it catches: a propagation option applied to the parent, or not at all. */
/* Whether the line of that mount point holds the text. */
static bool has(const char *point, const char *text)
{
	const char *line = strstr(file_text("/proc/self/mountinfo"), fmt(" %s ", point));

	if (!line)
		broken("no mount at %s", point);
	const char *end = strchrnul(line, '\n'), *found = strstr(line, text);
	return found && found < end;
}

PROBE(.claim = "A mount in a cell is shared, private or unbindable as its options say",
	.source = "runtime-spec config.md, Linux mount options, shared private unbindable; "
		  "proc_pid_mountinfo(5)",
	.needs = { "root" },
	.cell = { .mounts = { { "/var/shared", "tmpfs", "tmpfs", "rw,rshared" },
			  { "/var/unbindable", "tmpfs", "tmpfs", "rw,unbindable" },
			  { "/var/private", "tmpfs", "tmpfs", "rw,rprivate" } } },
	.sabotage = { .mounts = { { "/var/shared", "tmpfs", "tmpfs", "rw,rprivate" },
			      { "/var/unbindable", "tmpfs", "tmpfs", "rw,rprivate" },
			      { "/var/private", "tmpfs", "tmpfs", "rw,rprivate" } } }, )
{
	row("shared");
	EXPECT(has("/var/shared", " shared:"));
	row("unbindable");
	EXPECT(has("/var/unbindable", " unbindable "));
	row("private");
	EXPECT(!has("/var/private", " shared:") && !has("/var/private", " master:"));
	EXPECT(has("/var/private", " - tmpfs ")); /* control */
}
