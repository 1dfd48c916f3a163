/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/time.h>
#include <sys/timex.h>
#include <time.h>

#include "_sets.h"

/* Kernel bug it catches: CAP_SYS_TIME in a child user namespace enough to set the clock. */
static long set(int way)
{
	struct timespec bad = { .tv_nsec = 1 };
	struct timeval now = { 0 };
	struct timex tx = { .modes = ADJ_STATUS, .status = 0 };

	switch (way) {
	case 0:
		/* The time as it is: harmless where it is allowed. */
		clock_gettime(CLOCK_REALTIME, &bad);
		return syscall(SYS_clock_settime, CLOCK_REALTIME, &bad);
	case 1:
		gettimeofday(&now, NULL);
		return syscall(SYS_settimeofday, &now, NULL);
	default:
		return adjtimex(&tx);
	}
}

PROBE(
	.claim = "Every way to set the clock is EPERM to root of a child user namespace",
	.source = "capabilities(7), CAP_SYS_TIME; user_namespaces(7); clock_settime(2)",
	.needs = { "root", "userns" },
	.sabotage = { .twin = "the clock is only read" },
)
{
	static const char *const names[] = { "clock_settime", "settimeofday", "adjtimex" };
	struct timespec ts;

	IN_USERNS(0, "0 0 1", "0 0 1") {
		EXPECT(have_cap(CAP_SYS_TIME)); /* control: held there */
		for (int i = 0; i < 3; i++) {
			row("%s", names[i]);
			EXPECT_ERRNO(
				sabotaged() ? clock_gettime(CLOCK_REALTIME, &ts) : set(i), EPERM);
		}
	}
}
