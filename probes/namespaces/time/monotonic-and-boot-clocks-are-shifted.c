/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_time.h"
#include "probe.h"

/* Kernel bugs it catches: a clock left out of the table of offsets, or given the other's offset;
 * the wall clock or the processor clocks shifted too. */
static void compare(void);

static const struct {
	const char *name;
	clockid_t clock;
	long long offset;
} table[] = {
	{ "CLOCK_MONOTONIC", CLOCK_MONOTONIC, 50000 },
	{ "CLOCK_MONOTONIC_RAW", CLOCK_MONOTONIC_RAW, 50000 },
	{ "CLOCK_MONOTONIC_COARSE", CLOCK_MONOTONIC_COARSE, 50000 },
	{ "CLOCK_BOOTTIME", CLOCK_BOOTTIME, 900000 },
	{ "CLOCK_BOOTTIME_ALARM", CLOCK_BOOTTIME_ALARM, 900000 },
	{ "CLOCK_REALTIME", CLOCK_REALTIME, 0 },
	{ "CLOCK_REALTIME_COARSE", CLOCK_REALTIME_COARSE, 0 },
	{ "CLOCK_TAI", CLOCK_TAI, 0 },
};
#define COUNT (sizeof(table) / sizeof(table[0]))

static bool readable(clockid_t clock)
{
	struct timespec ts;

	return clock_gettime(clock, &ts) == 0;
}

PROBE(.claim = "A time namespace shifts the monotonic and the boot clocks by its offsets, no other",
	.source = "time_namespaces(7), DESCRIPTION", .needs = { "root", "ns.time" },
	.cell = { .add = NS_TIME, .monotonic = 50000, .boottime = 900000 },
	.sabotage = { .plain = true }, .outside = compare, )
{
	for (uint32_t i = 0; i < COUNT; i++) {
		await(i + 1);
		shared_words()[0] =
			readable(table[i].clock) ? (uint64_t)clock_ns(table[i].clock) : 0;
		shared_words()[1] =
			readable(table[i].clock) ? (uint64_t)clock_ns_call(table[i].clock) : 0;
		tell(i + 1);
	}
}

static void compare(void)
{
	long long base[3] = { 0 };

	read_offsets(&base[1], &base[2]);
	for (uint32_t i = 0; i < COUNT; i++) {
		/* The cell's offsets count from the initial namespace, as this one's do. */
		long long own = table[i].offset == 50000    ? base[1]
				: table[i].offset == 900000 ? base[2]
							    : 0;
		int64_t shift = (table[i].offset - own) * SECOND;

		row("%s", table[i].name);
		if (!readable(table[i].clock)) {
			tell(i + 1);
			await(i + 1);
			row_skip(SKIP_DEVICE, "clock_gettime(%s): EINVAL", table[i].name);
			continue;
		}
		int64_t before = clock_ns_call(table[i].clock);
		tell(i + 1);
		await(i + 1);
		int64_t after = clock_ns_call(table[i].clock);
		EXPECT_GE((int64_t)shared_words()[0], before + shift);
		EXPECT_LE((int64_t)shared_words()[0], after + shift);
		EXPECT_GE((int64_t)shared_words()[1], before + shift);
		EXPECT_LE((int64_t)shared_words()[1], after + shift);
	}
}
