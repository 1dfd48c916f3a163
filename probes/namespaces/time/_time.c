/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/time.h>

#include "_time.h"
#include "probe.h"

int write_offsets(const char *text)
{
	return write_file("/proc/self/timens_offsets", text);
}

void read_offsets(long long *ret_monotonic, long long *ret_boottime)
{
	const char *text = file_text("/proc/self/timens_offsets");

	if (sscanf(text, "monotonic %lld %*d boottime %lld", ret_monotonic, ret_boottime) != 2)
		broken("timens_offsets has another form: %.80s", text);
}

void new_time(long long monotonic, long long boottime)
{
	long long m, b;

	MUST(unshare(CLONE_NEWTIME));
	read_offsets(&m, &b);
	MUST(write_offsets(
		fmt("monotonic %lld 0\nboottime %lld 0\n", m + monotonic, b + boottime)));
}

static int64_t from_timespec(const struct timespec *ts)
{
	return ts->tv_sec * SECOND + ts->tv_nsec;
}

int64_t clock_ns(clockid_t clock)
{
	struct timespec ts;

	MUST(clock_gettime(clock, &ts));
	return from_timespec(&ts);
}

int64_t clock_ns_call(clockid_t clock)
{
	struct timespec ts;

	MUST(syscall(SYS_clock_gettime, clock, &ts));
	return from_timespec(&ts);
}

struct timespec to_timespec(int64_t ns)
{
	return (struct timespec){ .tv_sec = ns / SECOND, .tv_nsec = ns % SECOND };
}

static void on_alarm(int sig)
{
	(void)sig;
}

void interrupt_after(int ms)
{
	struct sigaction action = { .sa_handler = on_alarm };
	struct itimerval timer = { .it_value = { ms / 1000, ms % 1000 * 1000 } };

	MUST(sigaction(SIGALRM, &action, NULL));
	MUST(setitimer(ITIMER_REAL, &timer, NULL));
}
