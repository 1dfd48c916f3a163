/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_ns.h"

/* Kernel bug it catches: a namespace file opened or read without the ptrace access check, by stat,
 * readlink or open only. */
PROBE(.claim = "Following or reading another user's namespace files needs ptrace read access",
	.source =
		"namespaces(7), The /proc/[pid]/ns/ directory; ptrace(2), PTRACE_MODE_READ_FSCREDS",
	.needs = { "root" }, .sabotage = { .twin = "the reader keeps its identity" }, )
{
	struct gate end = gate_new(), over = gate_new();
	pid_t target = spawn(0), own;
	char buf[64];
	struct stat st;

	if (target == 0) {
		gate_wait(&end);
		probe_exit(0);
	}
	IN_CHILD(0)
	{
		if (!sabotaged())
			become(4321, 4321);
		own = spawn(0);
		if (own == 0) {
			gate_wait(&over);
			probe_exit(0);
		}
		for (size_t i = 0; i < NS_TYPES; i++) {
			row("%s", ns_types[i].name);
			if (!ns_there(&ns_types[i]))
				continue;
			const char *path = fmt("/proc/%d/ns/%s", target, ns_types[i].name);
			EXPECT_ERRNO(readlink(path, buf, sizeof(buf)), EACCES);
			EXPECT_ERRNO(stat(path, &st), EACCES);
			EXPECT_ERRNO(open(path, O_RDONLY | O_CLOEXEC), EACCES);
			EXPECT_ERRNO(open(path, O_PATH | O_CLOEXEC), EACCES);
			EXPECT_OK(stat(fmt("/proc/%d/ns/%s", own, ns_types[i].name), &st));
		}
		gate_post(&over);
		EXPECT_EXIT(child_wait(own), 0);
	}
	gate_post(&end);
	EXPECT_EXIT(child_wait(target), 0);
}
