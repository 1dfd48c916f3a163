/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <linux/futex.h>
#include <poll.h>

#include "_time.h"
#include "probe.h"

/* Kernel bug it catches: an offset added to or taken from a relative time, which makes a wait end at
 * once or last for days. */
static long do_sleep(clockid_t clock, const struct timespec *length)
{
	return syscall(SYS_clock_nanosleep, clock, 0, length, NULL); /* the syscall under test */
}

static long sleep_monotonic(const struct timespec *length)
{
	return do_sleep(CLOCK_MONOTONIC, length);
}

static long sleep_boottime(const struct timespec *length)
{
	return do_sleep(CLOCK_BOOTTIME, length);
}

static long wait_futex(const struct timespec *length)
{
	uint32_t word = 0;
	long result = syscall(SYS_futex, &word, FUTEX_WAIT, 0, length, NULL, 0);

	return result == -1 && errno == ETIMEDOUT ? 0 : -1;
}

static long wait_poll(const struct timespec *length)
{
	return ppoll(NULL, 0, length, NULL);
}

static const struct {
	const char *name;
	long (*wait)(const struct timespec *length);
} table[] = { { "CLOCK_MONOTONIC", sleep_monotonic }, { "CLOCK_BOOTTIME", sleep_boottime },
	{ "futex", wait_futex }, { "ppoll", wait_poll } };

PROBE(.claim = "A wait for a length of time is as long in a time namespace as outside",
	.source = "time_namespaces(7), DESCRIPTION; time(7)", .needs = { "root", "ns.time" },
	.unsabotaged =
		"no namespace changes lengths; catches an offset applied to a relative time", )
{
	const struct timespec length = { .tv_nsec = 3000000 };

	new_time(100000, 200000);
	IN_CHILD(0)
	{
		for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++) {
			row("%s", table[i].name);
			interrupt_after(deadline_ms() / 2);
			int64_t before = clock_ns_call(CLOCK_MONOTONIC);
			EXPECT_EQ(table[i].wait(&length), 0); /* not interrupted */
			EXPECT_GE(clock_ns_call(CLOCK_MONOTONIC) - before, 3000000);
			interrupt_after(0);
		}
	}
}
