/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_time.h"
#include "probe.h"

/* Kernel bugs it catches: the offsets of the reader's namespace, or of the one that the process is in,
 * shown or written instead of those of its children. */
static long long monotonic_of(pid_t pid)
{
	long long value = -77;

	sscanf(file_text(fmt("/proc/%d/timens_offsets", pid)), "monotonic %lld", &value);
	return value;
}

PROBE(.claim = "/proc/PID/timens_offsets is about the namespace that PID's children will be in",
	.source = "time_namespaces(7), /proc/PID/timens_offsets", .needs = { "root", "ns.time" },
	.sabotage = { .twin = "no offset is written" }, )
{
	struct gate made = gate_new(), end = gate_new();
	long long own = monotonic_of(getpid());
	pid_t maker = spawn(0);

	if (maker == 0) {
		MUST(unshare(CLONE_NEWTIME));
		gate_post(&made);
		gate_wait(&end);
		probe_exit(0);
	}
	gate_wait(&made);
	row("written for another process");
	if (!sabotaged())
		EXPECT_OK(write_file(fmt("/proc/%d/timens_offsets", maker),
			fmt("monotonic %lld 0\n", own + 4444)));
	EXPECT_EQ(monotonic_of(maker), own + 4444);
	row("the writer's own");
	EXPECT_EQ(monotonic_of(getpid()), own); /* control */
	gate_post(&end);
	EXPECT_EXIT(child_wait(maker), 0);
}
