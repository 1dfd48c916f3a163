/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <poll.h>
#include <sys/timerfd.h>

#include "_time.h"
#include "probe.h"

/* Kernel bugs it catches: timer_settime(2) or timerfd_settime(2) not converting an absolute time,
 * for one of the clocks; a relative time converted although it must not be. */
static const struct {
	const char *name;
	clockid_t clock;
} table[] = { { "CLOCK_MONOTONIC", CLOCK_MONOTONIC }, { "CLOCK_BOOTTIME", CLOCK_BOOTTIME },
	{ "CLOCK_REALTIME", CLOCK_REALTIME } };

static struct itimerspec at(int64_t ns)
{
	return (struct itimerspec){ .it_value = to_timespec(ns) };
}

static void check_left(const struct itimerspec *left)
{
	EXPECT_LE(left->it_value.tv_sec, 1000);
	EXPECT_GE(left->it_value.tv_sec, 900);
}

static void try_timerfd(clockid_t clock, int64_t now)
{
	int fd = MUST(timerfd_create(clock, TFD_CLOEXEC));
	struct itimerspec past = at(now - SECOND), future = at(now + 1000 * SECOND), left;
	struct itimerspec relative = at(1000 * SECOND);

	MUST(timerfd_settime(fd, TFD_TIMER_ABSTIME, &past, NULL));
	EXPECT(fd_wait(fd, POLLIN, 1000));
	MUST(timerfd_settime(fd, TFD_TIMER_ABSTIME, &future, NULL));
	MUST(timerfd_gettime(fd, &left));
	check_left(&left);
	MUST(timerfd_settime(fd, 0, &relative, NULL));
	MUST(timerfd_gettime(fd, &left));
	check_left(&left);
	close(fd);
}

static void try_timer(clockid_t clock, int64_t now)
{
	struct sigevent event = { .sigev_notify = SIGEV_SIGNAL, .sigev_signo = SIGRTMIN };
	struct itimerspec past = at(now - SECOND), future = at(now + 1000 * SECOND), left;
	struct itimerspec relative = at(1000 * SECOND);
	struct timespec second = { .tv_sec = 1 };
	sigset_t set;
	timer_t timer;

	sigemptyset(&set);
	sigaddset(&set, SIGRTMIN);
	MUST(sigprocmask(SIG_BLOCK, &set, NULL));
	MUST(timer_create(clock, &event, &timer));
	MUST(timer_settime(timer, TIMER_ABSTIME, &past, NULL));
	EXPECT_EQ(sigtimedwait(&set, NULL, &second), SIGRTMIN);
	MUST(timer_settime(timer, TIMER_ABSTIME, &future, NULL));
	MUST(timer_gettime(timer, &left));
	check_left(&left);
	MUST(timer_settime(timer, 0, &relative, NULL));
	MUST(timer_gettime(timer, &left));
	check_left(&left);
	timer_delete(timer);
}

PROBE(.claim = "An absolute timer expires by the clock of the caller's time namespace",
	.source = "time_namespaces(7), DESCRIPTION; timerfd_create(2); timer_settime(2)",
	.needs = { "root", "ns.time" },
	.sabotage = { .twin = "the clock is read before the namespace is left again" }, )
{
	int home = ns_open(0, "time");

	new_time(100000, 300000);
	for (size_t i = 0; i < 3; i++) {
		IN_CHILD(0)
		{
			int64_t now = clock_ns(table[i].clock);
			if (sabotaged())
				MUST(setns(home, CLONE_NEWTIME));
			row("timerfd_settime %s", table[i].name);
			try_timerfd(table[i].clock, now);
			row("timer_settime %s", table[i].name);
			try_timer(table[i].clock, now);
		}
	}
}
