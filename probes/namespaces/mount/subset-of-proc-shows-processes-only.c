/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_mount.h"

/* Kernel bug it catches: the machine's files still there by name although they are not listed. */
PROBE(
	.claim = "proc mounted with subset=pid has the processes and none of the machine's files",
	.source = "proc(5), Mount options, subset=pid",
	.needs = { "root", "ns.mnt", "ns.pid" },
	.sabotage = { .twin = "proc is mounted without the option" },
)
{
	static const char *const hidden[] = { "sys", "version", "meminfo", "kcore", "sysrq-trigger",
		"interrupts", "filesystems", "cmdline" };
	static const char *const kept[] = { "self/status", "thread-self/status" };
	const char *at = new_dir(scratch(), "at");

	if (mount("proc", at, "proc", 0, sabotaged() ? NULL : "subset=pid") < 0)
		skip(SKIP_KERNEL, "mount proc with subset=pid: %s", strerrorname_np(errno));
	for (size_t i = 0; i < sizeof(hidden) / sizeof(hidden[0]); i++) {
		if (access(fmt("/proc/%s", hidden[i]), F_OK) < 0)
			continue;
		row("%s", hidden[i]);
		EXPECT_ERRNO(access(fmt("%s/%s", at, hidden[i]), F_OK), ENOENT);
	}
	row("processes");
	for (size_t i = 0; i < 2; i++)
		EXPECT_OK(access(fmt("%s/%s", at, kept[i]), R_OK)); /* control */
}
