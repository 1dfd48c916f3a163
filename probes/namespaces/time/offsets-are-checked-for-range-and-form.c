/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_time.h"
#include "probe.h"

/* Kernel bugs it catches: a bound off by one or missing for one of the clocks (a negative or
 * overflowing clock inside); a record applied although a later one of the same write is refused. */
#define HALF_OF_MAX 4611686018ll /* KTIME_SEC_MAX / 2 */

static void expect_range(const char *clock, long long now)
{
	row("%s", clock);
	EXPECT_OK(write_offsets(fmt("%s 0 0\n", clock))); /* control */
	EXPECT_ERRNO(write_offsets(fmt("%s %lld 0\n", clock, -now - 60)), ERANGE);
	EXPECT_OK(write_offsets(fmt("%s %lld 0\n", clock, -now + (now > 2 ? 2 : now))));
	EXPECT_ERRNO(write_offsets(fmt("%s %lld 0\n", clock, HALF_OF_MAX + 1)), ERANGE);
	EXPECT_ERRNO(write_offsets(fmt("%s %lld 0\n", clock, HALF_OF_MAX - now + 1)), ERANGE);
	EXPECT_OK(write_offsets(fmt("%s %lld 0\n", clock, HALF_OF_MAX - now - 60)));
	EXPECT_ERRNO(write_offsets(fmt("%s %lld 0\n", clock, (long long)INT64_MAX)), ERANGE);
	EXPECT_ERRNO(write_offsets(fmt("%s %lld 0\n", clock, (long long)INT64_MIN + 1)), ERANGE);
	EXPECT_OK(write_offsets(fmt("%s 1 999999999\n", clock)));
	EXPECT_ERRNO(write_offsets(fmt("%s 1 1000000000\n", clock)), EINVAL);
	EXPECT_OK(write_offsets(fmt("%s 0 0\n", clock)));
}

PROBE(.claim = "Offsets out of range are ERANGE, ill-formed ones EINVAL, and neither changes "
	       "anything",
	.source = "time_namespaces(7), /proc/PID/timens_offsets; NOTES",
	.needs = { "root", "ns.time" },
	.unsabotaged = "no caller can lift the bounds; catches a bound off by one or not checked", )
{
	long long m, b, m2, b2;

	read_offsets(&m, &b);
	MUST(unshare(CLONE_NEWTIME));
	/* The bounds are for the clocks of the initial namespace. */
	expect_range("monotonic", clock_ns(CLOCK_MONOTONIC) / SECOND - m);
	expect_range("boottime", clock_ns(CLOCK_BOOTTIME) / SECOND - b);
	row("by number");
	EXPECT_OK(write_offsets("1 11 0\n7 22 0\n"));
	read_offsets(&m, &b);
	EXPECT_EQ(m, 11);
	EXPECT_EQ(b, 22);
	row("other clocks");
	EXPECT_ERRNO(write_offsets("realtime 1 0\n"), EINVAL);
	EXPECT_ERRNO(write_offsets("0 1 0\n"), EINVAL);
	EXPECT_ERRNO(write_offsets("4 1 0\n"), EINVAL);
	EXPECT_ERRNO(write_offsets("11 1 0\n"), EINVAL);
	row("a good record before a bad one");
	EXPECT_ERRNO(write_offsets("monotonic 5 0\nboottime 9999999999 0\n"), ERANGE);
	EXPECT_ERRNO(write_offsets("monotonic 5 0\nrealtime 5 0\n"), EINVAL);
	read_offsets(&m2, &b2);
	EXPECT_EQ(m2, m);
	EXPECT_EQ(b2, b);
}
