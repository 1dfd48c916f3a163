/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/sysinfo.h>

#include "_time.h"
#include "probe.h"

/* Kernel bugs it catches: one of the interfaces that tell the time since boot not shifted, or by
 * the offset of the other clock; the start time of a process on the host's clock. */
#define MONOTONIC_SHIFT 40000ll
#define BOOT_SHIFT	800000ll

static long long uptime_file(void)
{
	return file_number("/proc/uptime");
}

static long long uptime_call(void)
{
	struct sysinfo info;

	MUST(sysinfo(&info));
	return info.uptime;
}

/* Boot lies further in the past: the wall clock does not move. */
static long long since_btime(void)
{
	const char *line = strstr(file_text("/proc/stat"), "btime ");

	return clock_ns(CLOCK_REALTIME) / SECOND - (line ? strtoll(line + 6, NULL, 10) : 0);
}

static long long start_time(void)
{
	const char *p = strrchr(file_text("/proc/self/stat"), ')');

	for (int field = 3; p && field <= 22; field++)
		p = strchr(p + 1, ' ');
	return p ? strtoll(p, NULL, 10) / sysconf(_SC_CLK_TCK) : 0;
}

static const struct {
	const char *name;
	long long (*seconds)(void);
} table[] = { { "/proc/uptime", uptime_file }, { "sysinfo", uptime_call },
	{ "btime of /proc/stat", since_btime }, { "start time in /proc/self/stat", start_time } };

PROBE(.claim = "Uptime, boot time and start times are told on the boot clock of the time namespace",
	.source = "time_namespaces(7), DESCRIPTION; proc(5), /proc/uptime; sysinfo(2)",
	.needs = { "root", "ns.time" }, .sabotage = { .twin = "the namespace has no offsets" }, )
{
	long long before[4];

	for (size_t i = 0; i < 4; i++)
		before[i] = table[i].seconds();
	EXPECT_LE(before[0], clock_ns(CLOCK_BOOTTIME) / SECOND); /* control */
	if (sabotaged())
		new_time(0, 0);
	else
		new_time(MONOTONIC_SHIFT, BOOT_SHIFT);
	IN_CHILD(0)
	{
		for (size_t i = 0; i < 4; i++) {
			row("%s", table[i].name);
			EXPECT_GE(table[i].seconds(), before[i] + BOOT_SHIFT - 1);
			EXPECT_LE(table[i].seconds(), before[i] + BOOT_SHIFT + 1000);
		}
	}
}
