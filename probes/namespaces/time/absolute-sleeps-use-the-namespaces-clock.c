/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <linux/futex.h>

#include "_time.h"
#include "probe.h"

/* Kernel bugs it catches: one of the absolute waits not converted to the host's clock (sleeps for
 * the length of the offset) or converted twice (ends at once). */
struct futex_waitv_arg {
	uint64_t value, address;
	uint32_t flags, reserved;
};

static long do_nanosleep(clockid_t clock, const struct timespec *until)
{
	return -syscall(SYS_clock_nanosleep, clock, TIMER_ABSTIME, until, NULL) ? -1 : 0;
}

static long do_futex(clockid_t clock, const struct timespec *until)
{
	uint32_t word = 0;
	int op = FUTEX_WAIT_BITSET | (clock == CLOCK_REALTIME ? FUTEX_CLOCK_REALTIME : 0);

	return syscall(SYS_futex, &word, op, 0, until, NULL, FUTEX_BITSET_MATCH_ANY);
}

static long do_waitv(clockid_t clock, const struct timespec *until)
{
	uint32_t word = 0;
	struct futex_waitv_arg arg = { .address = (uintptr_t)&word, .flags = 2 /* 32 bits */ };

	return syscall(449 /* futex_waitv */, &arg, 1, 0, until, clock);
}

static const struct {
	const char *name;
	long (*wait)(clockid_t clock, const struct timespec *until);
	clockid_t clock;
	int late; /* errno when the time has passed, 0: success */
} table[] = {
	{ "clock_nanosleep CLOCK_MONOTONIC", do_nanosleep, CLOCK_MONOTONIC, 0 },
	{ "clock_nanosleep CLOCK_BOOTTIME", do_nanosleep, CLOCK_BOOTTIME, 0 },
	{ "clock_nanosleep CLOCK_REALTIME", do_nanosleep, CLOCK_REALTIME, 0 },
	{ "FUTEX_WAIT_BITSET CLOCK_MONOTONIC", do_futex, CLOCK_MONOTONIC, ETIMEDOUT },
	{ "FUTEX_WAIT_BITSET CLOCK_REALTIME", do_futex, CLOCK_REALTIME, ETIMEDOUT },
	{ "futex_waitv CLOCK_MONOTONIC", do_waitv, CLOCK_MONOTONIC, ETIMEDOUT },
};

static void try_wait(size_t i)
{
	struct timespec past = to_timespec(clock_ns(table[i].clock) - SECOND);
	struct timespec future = to_timespec(clock_ns(table[i].clock) + 1000 * SECOND);

	interrupt_after(2000);
	long result = table[i].wait(table[i].clock, &past);
	if (result == -1 && errno == ENOSYS) {
		row_skip(SKIP_KERNEL, "%s: ENOSYS", table[i].name);
		return;
	}
	if (table[i].late)
		EXPECT_STR(result == -1 ? strerrorname_np(errno) : "success",
			strerrorname_np(table[i].late));
	else
		EXPECT_EQ(result, 0);
	interrupt_after(5);
	EXPECT_ERRNO(table[i].wait(table[i].clock, &future), EINTR); /* control */
	interrupt_after(0);
}

PROBE(.claim = "A wait until an absolute time ends by the clock of the caller's time namespace",
	.source = "time_namespaces(7), DESCRIPTION; futex(2)", .needs = { "root", "ns.time" },
	.sabotage = { .twin = "the wait is made by a process that has left the namespace" }, )
{
	int home = ns_open(0, "time");

	new_time(100000, 300000);
	IN_CHILD(0)
	{
		for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++) {
			row("%s", table[i].name);
			struct timespec past = to_timespec(clock_ns(table[i].clock) - SECOND);
			if (sabotaged() && table[i].clock != CLOCK_REALTIME) {
				MUST(setns(home, CLONE_NEWTIME));
				interrupt_after(20);
				EXPECT_NE(table[i].wait(table[i].clock, &past), -1);
				return;
			}
			try_wait(i);
		}
	}
}
