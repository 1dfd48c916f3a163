/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_time.h"
#include "probe.h"

/* Kernel bugs it catches: an offset missing from the namespace's vDSO page or from the system call;
 * the nanoseconds of the offset lost; the page of the old namespace kept by fork(2) or setns(2). */
static const struct {
	const char *name;
	clockid_t clock;
} table[] = { { "CLOCK_MONOTONIC", CLOCK_MONOTONIC },
	{ "CLOCK_MONOTONIC_RAW", CLOCK_MONOTONIC_RAW },
	{ "CLOCK_MONOTONIC_COARSE", CLOCK_MONOTONIC_COARSE }, { "CLOCK_BOOTTIME", CLOCK_BOOTTIME },
	{ "CLOCK_REALTIME", CLOCK_REALTIME }, { "CLOCK_TAI", CLOCK_TAI } };

static void compare(const char *how, const int64_t *outside)
{
	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++) {
		row("%s after %s", table[i].name, how);
		int64_t before = clock_ns_call(table[i].clock);
		int64_t middle = outside ? outside[i] : clock_ns(table[i].clock);
		int64_t after = clock_ns_call(table[i].clock);
		EXPECT_GE(middle, before);
		EXPECT_LE(middle, after);
	}
}

PROBE(.claim = "In a time namespace the vDSO and the system call tell one time",
	.source = "time_namespaces(7), DESCRIPTION; vdso(7)", .needs = { "root", "ns.time" },
	.sabotage = { .twin = "the vDSO is read before the namespace is entered" }, )
{
	int64_t outside[6];
	long long m, b;

	for (size_t i = 0; i < 6; i++)
		outside[i] = clock_ns(table[i].clock);
	MUST(unshare(CLONE_NEWTIME));
	read_offsets(&m, &b);
	/* With nanoseconds that carry into the seconds. */
	MUST(write_offsets(
		fmt("monotonic %lld 999999999\nboottime %lld 999999998\n", m + 7000, b + 9000)));
	struct gate compared = gate_new(), end = gate_new();
	pid_t child = spawn(0);
	if (child == 0) {
		compare("fork", sabotaged() ? outside : NULL);
		gate_post(&compared);
		gate_wait(&end);
		probe_exit(0);
	}
	gate_wait(&compared); /* rows are written by one process at a time */
	IN_CHILD(0)
	{
		compare("fork of a second child", NULL);
	}
	MUST(setns(ns_open(child, "time"), CLONE_NEWTIME));
	compare("setns", NULL);
	gate_post(&end);
	EXPECT_EXIT(child_wait(child), 0);
}
