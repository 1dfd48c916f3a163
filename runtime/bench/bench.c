/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Latency of one cell: create, run a program that does nothing, delete. All contenders take turns
 * in one run, so that the machine's mood is the same for all; medians and their ratio to the
 * floor are what counts; the processor time beside them is what a busy machine cannot distort. The
 * floor is clone3(2) with the same namespaces, pivot_root(2) and
 * execve(2) of the same static program, and nothing else.
 *
 *   bench --rounds N --rootfs DIR NAME=COMMAND...
 *
 * A command is split at blanks; "%d" in it becomes the number of the round. The program in the
 * rootfs is this one under the name "true".
 */
#include <errno.h>
#include <fcntl.h>
#include <linux/sched.h>
#include <sched.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define MAX_CONTENDERS 16
#define MAX_WORDS      64

struct contender {
	const char *name, *command; /* NULL: the floor */
	double *ms, *cpu;
};

static void die(const char *what)
{
	fprintf(stderr, "bench: %s: %s\n", what, strerror(errno));
	exit(1);
}

static double now_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

/*
 * User and system time of this process and of all that it has waited for: the floor's clone3(2)
 * is its own.
 */
static double cpu_ms(void)
{
	struct rusage own, children;

	getrusage(RUSAGE_SELF, &own);
	getrusage(RUSAGE_CHILDREN, &children);
	return (double)(own.ru_stime.tv_sec + children.ru_utime.tv_sec + children.ru_stime.tv_sec) * 1e3 +
	       (double)(own.ru_stime.tv_usec + children.ru_utime.tv_usec + children.ru_stime.tv_usec) / 1e3;
}

static int floor_body(const char *rootfs)
{
	char *const argv[] = {"true", NULL}, *const envp[] = {NULL};

	if (mount(NULL, "/", NULL, MS_PRIVATE | MS_REC, NULL) < 0 ||
		mount(rootfs, rootfs, NULL, MS_BIND | MS_REC, NULL) < 0 || chdir(rootfs) < 0 ||
		syscall(SYS_pivot_root, ".", ".") < 0 || umount2(".", MNT_DETACH) < 0)
		return 1;
	execve("/bin/true", argv, envp);
	return 1;
}

static int floor_once(const char *rootfs)
{
	struct clone_args args = {.flags = CLONE_NEWNS | CLONE_NEWPID | CLONE_NEWNET | CLONE_NEWIPC |
					   CLONE_NEWUTS | CLONE_NEWCGROUP,
		.exit_signal = SIGCHLD};
	pid_t pid = (pid_t)syscall(SYS_clone3, &args, sizeof(args));
	int status;

	if (pid < 0)
		die("clone3");
	if (pid == 0)
		_exit(floor_body(rootfs));
	if (waitpid(pid, &status, 0) < 0)
		die("waitpid");
	return WIFEXITED(status) ? WEXITSTATUS(status) : 1;
}

static int command_once(const char *command, int round)
{
	char text[2048], number[16], *words[MAX_WORDS], *save = NULL;
	const char *mark = strstr(command, "%d");
	int n = 0, status;
	pid_t pid;

	snprintf(number, sizeof(number), "%d", round);
	snprintf(text, sizeof(text), "%.*s%s%s", mark ? (int)(mark - command) : (int)strlen(command),
		command, mark ? number : "", mark ? mark + 2 : "");
	for (char *w = strtok_r(text, " ", &save); w && n < MAX_WORDS - 1; w = strtok_r(NULL, " ", &save))
		words[n++] = w;
	words[n] = NULL;
	pid = vfork();
	if (pid < 0)
		die("vfork");
	if (pid == 0) {
		execvp(words[0], words);
		_exit(127);
	}
	if (waitpid(pid, &status, 0) < 0)
		die("waitpid");
	return WIFEXITED(status) ? WEXITSTATUS(status) : 1;
}

/*
 * The kernel takes a network namespace apart after its last process is gone, in the background:
 * without a pause each contender would pay for the one before it. The order rotates besides.
 */
static void settle(void)
{
	struct timespec t = {.tv_nsec = 20000000};

	nanosleep(&t, NULL);
}

static int by_size(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

static void report(struct contender *c, size_t n, size_t rounds)
{
	double base = 0, cpu = 0;

	printf("%-12s %10s %8s %10s %10s %10s %8s\n", "", "median ms", "ratio", "10th pct", "90th pct",
		"cpu ms", "ratio");
	for (size_t i = 0; i < n; i++) {
		qsort(c[i].ms, rounds, sizeof(double), by_size);
		qsort(c[i].cpu, rounds, sizeof(double), by_size);
		if (i == 0) {
			base = c[0].ms[rounds / 2];
			cpu = c[0].cpu[rounds / 2];
		}
		printf("%-12s %10.2f %8.2f %10.2f %10.2f %10.2f %8.2f\n", c[i].name, c[i].ms[rounds / 2],
			c[i].ms[rounds / 2] / base, c[i].ms[rounds / 10], c[i].ms[rounds * 9 / 10],
			c[i].cpu[rounds / 2], c[i].cpu[rounds / 2] / cpu);
	}
}

int main(int argc, char **argv)
{
	struct contender c[MAX_CONTENDERS] = {{.name = "native"}};
	const char *rootfs = NULL;
	size_t n = 1, rounds = 50;

	if (argc && !strcmp(argv[0] + (strlen(argv[0]) > 4 ? strlen(argv[0]) - 4 : 0), "true"))
		return 0;
	for (int i = 1; i < argc; i++) {
		char *eq = strchr(argv[i], '=');

		if (!strcmp(argv[i], "--rounds") && i + 1 < argc)
			rounds = strtoul(argv[++i], NULL, 10);
		else if (!strcmp(argv[i], "--rootfs") && i + 1 < argc)
			rootfs = argv[++i];
		else if (eq && n < MAX_CONTENDERS) {
			*eq = 0;
			c[n++] = (struct contender){.name = argv[i], .command = eq + 1};
		} else {
			rootfs = NULL;
			break;
		}
	}
	if (!rootfs || rounds < 1) {
		fputs("usage: bench --rounds N --rootfs DIR NAME=COMMAND...\n", stderr);
		return 2;
	}
	for (size_t i = 0; i < n; i++) {
		c[i].ms = calloc(rounds, sizeof(double));
		c[i].cpu = calloc(rounds, sizeof(double));
	}
	/* Round -1 warms the caches and is not counted. */
	for (size_t r = 0; r <= rounds; r++) {
		for (size_t k = 0; k < n; k++) {
			size_t i = (k + r) % n;
			double start, cpu;
			int rc;

			settle();
			cpu = cpu_ms();
			start = now_ms();
			rc = c[i].command ? command_once(c[i].command, (int)r) : floor_once(rootfs);

			if (rc) {
				fprintf(stderr, "bench: %s exited with %d\n", c[i].name, rc);
				return 1;
			}
			if (r) {
				c[i].ms[r - 1] = now_ms() - start;
				c[i].cpu[r - 1] = cpu_ms() - cpu;
			}
		}
	}
	report(c, n, rounds);
	return 0;
}
