/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Faults for testing the gate: bulkhead.fault=KIND:ID makes the machine fail when the probe ID
 * starts.  The agent takes the static image's place and passes every other call on to it.
 *
 *	panic     the kernel panics (sysrq c)
 *	hang      every CPU spins at the highest priority: nothing else runs any more
 *	init      the first process of the machine is killed
 *	hung-task a task waits in the kernel for longer than it should: its log says so, and the
 *	          machine goes on
 *	garble    bytes that are no record come on the records' port, within the next record
 *	clock     the wall clock jumps a year ahead, and back behind the start of the run
 *	poweroff  the guest is powered off without a word
 *	reboot    the guest resets without a word
 *	taint     the kernel's taint changes as after a warning; the machine goes on
 *	once-KIND the same, but not in the guest's second boot
 */
#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/reboot.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "agent.h"

#define REAL_IMAGE "/bulkhead/image"
#define SETTING	   "/bulkhead/fault"

static int put(const char *path, const char *text)
{
	int fd = open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0644);
	ssize_t n = fd < 0 ? -1 : write(fd, text, strlen(text));

	if (fd >= 0)
		close(fd);
	return n < 0 ? -1 : 0;
}

void fault_arm(const struct guest *guest)
{
	const char *fault = guest->fault;

	if (!fault)
		return;
	if (!strncmp(fault, "once-", 5)) {
		if (json_integer_value(json_object_get(guest->config, "boot")) > 1)
			return;
		fault += 5;
	}
	say("fault armed: %s", fault);
	/* A hard link: the runner resolves symbolic ones, and the agent goes by its name. */
	if (put(SETTING, fault) || rename(GUEST_IMAGE, REAL_IMAGE) ||
		link(GUEST_AGENT, GUEST_IMAGE))
		give_up("fault %s: %s", fault, strerror(errno));
}

static void spin(void) __attribute__((noreturn));
static void spin(void)
{
	struct sched_param highest = { .sched_priority = 99 };
	long cpus = sysconf(_SC_NPROCESSORS_ONLN);

	put("/proc/sys/kernel/sched_rt_runtime_us", "-1");
	/* Since Linux 6.12 a deadline server keeps 5 % for the others. */
	for (long cpu = 0; cpu < cpus; cpu++) {
		char path[96];

		snprintf(path, sizeof(path), "/sys/kernel/debug/sched/fair_server/cpu%ld/runtime",
			cpu);
		if (!access(path, F_OK))
			put(path, "0");
	}
	/* The last one to start takes the CPU of this process, so the others must have theirs first. */
	for (long cpu = cpus - 1; cpu >= 0; cpu--) {
		cpu_set_t one;

		if (cpu > 0 && fork() > 0)
			continue;
		CPU_ZERO(&one);
		CPU_SET(cpu, &one);
		sched_setaffinity(0, sizeof(one), &one);
		sched_setscheduler(0, SCHED_FIFO, &highest);
		for (;;)
			__asm__ volatile("" ::: "memory");
	}
	_exit(1);
}

/* Both ways, so that every difference of two times of the wall clock is wrong. */
static void jump(void)
{
	struct timespec now;

	clock_gettime(CLOCK_REALTIME, &now);
	now.tv_sec += 366 * 24 * 3600;
	clock_settime(CLOCK_REALTIME, &now);
	now.tv_sec -= 2 * 366 * 24 * 3600;
	clock_settime(CLOCK_REALTIME, &now);
}

static void strike(const char *kind)
{
	if (!strcmp(kind, "panic"))
		put("/proc/sysrq-trigger", "c");
	else if (!strcmp(kind, "init"))
		end_init();
	else if (!strcmp(kind, "hang"))
		spin();
	else if (!strcmp(kind, "poweroff"))
		put("/proc/sysrq-trigger", "o");
	else if (!strcmp(kind, "reboot"))
		put("/proc/sysrq-trigger", "b");
	else if (!strcmp(kind, "hung-task"))
		hang_a_task();
	else if (!strcmp(kind, "garble"))
		put(GUEST_RECORDS, "\x01\xff{\"type\":\"result\",\"probe\":");
	else if (!strcmp(kind, "clock"))
		jump();
	else if (!strcmp(kind, "taint"))
		put("/proc/sys/kernel/tainted", "512");
}

int fault_shim_main(int argc, char **argv)
{
	char text[512];
	int fd = open(SETTING, O_RDONLY | O_CLOEXEC);
	ssize_t n = fd < 0 ? -1 : read(fd, text, sizeof(text) - 1);
	char *id;

	if (fd >= 0)
		close(fd);
	if (n > 0) {
		text[n] = 0;
		id = strchr(text, ':');
		if (id)
			*id++ = 0;
		if (id && argc > 1 && !strcmp(argv[1], id))
			strike(text);
	}
	/* What the runner told about the image must name the real one, which cells bind. */
	if (getenv("BULKHEAD_IMAGE"))
		setenv("BULKHEAD_IMAGE", REAL_IMAGE, 1);
	execv(REAL_IMAGE, argv);
	fprintf(stderr, "bulkhead-agent: %s: %s\n", REAL_IMAGE, strerror(errno));
	return 127;
}
