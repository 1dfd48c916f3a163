/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "machine.h"

#include <fcntl.h>
#include <sched.h>
#include <stdlib.h>
#include <string.h>
#include <sys/utsname.h>
#include <sys/wait.h>
#include <unistd.h>

#define ROUNDS	 41
#define VFORK_US 24

static int by_value(const void *a, const void *b)
{
	uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;

	return x < y ? -1 : x > y;
}

/* On its own, because variables of a function that calls vfork(2) are not safe. */
static __attribute__((noinline)) bool child_that_ends(void)
{
	pid_t pid = vfork();

	if (pid == 0)
		_exit(0);
	return pid > 0 && waitpid(pid, NULL, 0) == pid;
}

/*
 * By vfork(2): a fork would mostly measure how many pages this program, with all its libraries, has
 * mapped, which says little about a probe (under TCG it came out ten times too slow).  On the
 * reference machine a vfork+exit+wait took VFORK_US where fork+exit+wait of a small program took
 * UNIT_US_REFERENCE.  The lower quartile, because a busy moment is not a slow machine.
 */
unsigned machine_unit_us(void)
{
	uint64_t cost[ROUNDS], unit;
	size_t n = 0;

	for (size_t i = 0; i < ROUNDS; i++) {
		uint64_t begin = now_ns();

		if (child_that_ends())
			cost[n++] = now_ns() - begin;
	}
	if (!n)
		return UNIT_US_REFERENCE;
	qsort(cost, n, sizeof(*cost), by_value);
	unit = cost[n / 4] * UNIT_US_REFERENCE / VFORK_US / 1000;
	return unit ? (unsigned)unit : 1;
}

double machine_scale(unsigned unit_us)
{
	return unit_us <= UNIT_US_REFERENCE ? 1.0 : (double)unit_us / UNIT_US_REFERENCE;
}

unsigned machine_cpus(void)
{
	cpu_set_t set;

	if (sched_getaffinity(0, sizeof(set), &set))
		return 1;
	return (unsigned)CPU_COUNT(&set);
}

json_t *machine_kernel(void)
{
	struct utsname uts;
	char cmdline[4096];

	uname(&uts);
	if (read_line_at(AT_FDCWD, "/proc/cmdline", cmdline, sizeof(cmdline)))
		cmdline[0] = 0;
	return json_pack("{s:s, s:s, s:s, s:s, s:s%}", "sysname", uts.sysname, "release",
		uts.release, "version", uts.version, "machine", uts.machine, "cmdline", cmdline,
		strlen(cmdline));
}

char *machine_lsm(void)
{
	char line[512];

	if (read_line_at(AT_FDCWD, "/sys/kernel/security/lsm", line, sizeof(line)))
		return xstrdup("");
	return xstrdup(line);
}

unsigned long machine_taint(void)
{
	char line[64];

	if (read_line_at(AT_FDCWD, "/proc/sys/kernel/tainted", line, sizeof(line)))
		return 0;
	return strtoul(line, NULL, 10);
}

void machine_taint_letters(unsigned long mask, char *buf, size_t size)
{
	/* Documentation/admin-guide/tainted-kernels.rst, table of bits 0 to 19. */
	static const char letters[] = "PFSRMBUDAWCIOELKXTNJ";
	size_t used = 0;

	for (size_t bit = 0; bit < sizeof(letters) - 1 && used + 1 < size; bit++) {
		if (mask & (1ul << bit))
			buf[used++] = letters[bit];
	}
	buf[used] = 0;
}
