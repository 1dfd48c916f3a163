/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_time.h"
#include "probe.h"

/* Kernel bugs it catches: the offsets left open when a process enters by one of the two ways; the
 * errno; a write through another process's file; frozen although nobody has entered. */
static void expect_frozen(bool frozen)
{
	long long m, b, m2, b2;

	read_offsets(&m, &b);
	const char *text = fmt("monotonic %lld 0\n", m + 10);
	if (!frozen) {
		EXPECT_OK(write_offsets(text)); /* control */
		read_offsets(&m2, &b2);
		EXPECT_EQ(m2, m + 10);
		EXPECT_EQ(b2, b);
		return;
	}
	EXPECT_ERRNO(write_offsets(text), EACCES);
	EXPECT_ERRNO(write_offsets(fmt("boottime %lld 0\n", b + 10)), EACCES);
	read_offsets(&m2, &b2);
	EXPECT_EQ(m2, m);
}

static void enter_by(int way, int ns)
{
	if (way == 0)
		IN_CHILD(0)
		{
		}
	else if (way == 1)
		MUST(setns(ns, CLONE_NEWTIME));
	else
		IN_CHILD(0)
		{
			MUST(setns(ns, CLONE_NEWTIME));
		}
}

PROBE(.claim = "timens_offsets is writable any number of times until a process enters, then EACCES",
	.source = "time_namespaces(7), /proc/PID/timens_offsets", .needs = { "root", "ns.time" },
	.sabotage = { .twin = "no process enters the namespace" }, )
{
	static const char *const ways[] = { "a child", "setns of the creator", "setns of another" };

	for (int way = 0; way < 3; way++) {
		row("entered by %s", ways[way]);
		IN_CHILD(0)
		{
			MUST(unshare(CLONE_NEWTIME));
			expect_frozen(false);
			expect_frozen(false);
			int ns = ns_open(0, "time_for_children");
			if (!sabotaged())
				enter_by(way, ns);
			expect_frozen(true);
		}
	}
	row("through the file of another process");
	MUST(unshare(CLONE_NEWTIME));
	pid_t self = getpid();
	IN_CHILD(0)
	{ /* enters, and writes to its parent's */
		EXPECT_ERRNO(write_file(fmt("/proc/%d/timens_offsets", self), "monotonic 3 0\n"),
			EACCES);
	}
}
