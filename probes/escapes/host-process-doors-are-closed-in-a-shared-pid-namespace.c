/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "probe.h"

/* Kernel bug it catches: PTRACE_MODE_READ judged by uid where the target has more capabilities. */
static void watch(void);

PROBE(.claim = "A cell sharing the PID namespace opens no root, cwd, exe, memory or namespace of a "
	       "host process",
	.source = "ptrace(2), Ptrace access mode checking; proc(5), /proc/pid/root",
	.needs = { "root" }, .cell = { .share = NS_PID },
	.sabotage = { .share = NS_PID, .capabilities = "all" }, .outside = watch, )
{
	static const char *const doors[] = { "root", "cwd", "exe", "ns/mnt", "ns/net" };
	char target[256];

	await(1);
	int pid = (int)shared_words()[0];
	for (size_t i = 0; i < 5; i++) {
		row("%s", doors[i]);
		EXPECT_ERRNO(readlink(fmt("/proc/%d/%s", pid, doors[i]), target, sizeof(target)),
			EACCES);
	}
	row("mem");
	EXPECT_ERRNO(open(fmt("/proc/%d/mem", pid), O_RDONLY | O_CLOEXEC), EACCES);
	row("environ");
	EXPECT_ERRNO(open(fmt("/proc/%d/environ", pid), O_RDONLY | O_CLOEXEC), EACCES);
	row("what is for all");
	EXPECT_OK(access(fmt("/proc/%d/stat", pid), F_OK)); /* control */
	tell(1);
}

static void watch(void)
{
	shared_words()[0] = (uint64_t)getpid();
	tell(1);
	await(1);
	row("from the host itself");
	EXPECT_OK(access("/proc/self/root", F_OK));
}
