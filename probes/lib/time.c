/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <poll.h>
#include <time.h>

#include "internal.h"

#define UNIT_US_REFERENCE 130 /* fork+exit+wait on the machine that the limits were chosen on */

unsigned int unit_us(void)
{
	static unsigned int unit;

	if (unit == 0) {
		const char *text = getenv("BULKHEAD_UNIT_US");
		long value = text ? strtol(text, NULL, 10) : UNIT_US_REFERENCE;
		unit = value < 50 ? 50 : value > 100000 ? 100000 : (unsigned int)value;
	}
	return unit;
}

/*
 * One event that ought to be immediate.  40,000 forks' worth (5 s on the reference machine): late
 * enough that a busy machine does not fail, early enough that a lost event does not hang a run.
 */
int deadline_ms(void)
{
	unsigned int ms = unit_us() * 40;

	return (int)(ms < 5000 ? 5000 : ms > 60000 ? 60000 : ms);
}

uint64_t now_ns(void)
{
	struct timespec ts;

	clock_gettime(CLOCK_MONOTONIC, &ts);
	return (uint64_t)ts.tv_sec * 1000000000u + (uint64_t)ts.tv_nsec;
}

bool fd_wait(int fd, short events, int ms)
{
	struct pollfd p = { .fd = fd, .events = events };
	uint64_t until = now_ns() + (uint64_t)(ms < 0 ? deadline_ms() : ms) * 1000000u;

	for (;;) {
		uint64_t now = now_ns();
		int left = now >= until ? 0 : (int)((until - now + 999999u) / 1000000u);
		int n = poll(&p, 1, left);
		if (n > 0)
			return (p.revents & (events | POLLHUP | POLLERR)) != 0;
		if (n == 0 && left == 0)
			return false;
		if (n < 0 && errno != EINTR)
			return false;
	}
}

struct eventually eventually_begin(void)
{
	return (struct eventually){ .until = now_ns() + (uint64_t)deadline_ms() * 1000000u };
}

bool eventually_again(struct eventually *e)
{
	if (now_ns() >= e->until)
		return false;
	if (e->pause_us == 0) {
		sched_yield();
		e->pause_us = 20;
	} else {
		poll(NULL, 0, e->pause_us < 1000 ? 0 : (int)(e->pause_us / 1000));
		if (e->pause_us < 16000)
			e->pause_us *= 2;
	}
	return true;
}
