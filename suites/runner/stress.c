/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "stress.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "util.h"

#define CHUNK ((size_t)4 << 20)

/* One round: faults pages in and gives them back, computes, and yields, over and over. */
static void hog(void) __attribute__((noreturn));
static void hog(void)
{
	volatile unsigned long sum = 0;

	for (;;) {
		char *memory = mmap(
			NULL, CHUNK, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

		for (size_t i = 0; memory != MAP_FAILED && i < CHUNK; i += 4096)
			memory[i] = 1;
		for (unsigned long i = 0; i < 20000000; i++)
			sum += i;
		if (memory != MAP_FAILED)
			munmap(memory, CHUNK);
	}
}

static void begin(pid_t runner) __attribute__((noreturn));
static void begin(pid_t runner)
{
	int null = open("/dev/null", O_RDWR | O_CLOEXEC);
	sigset_t none;

	/* Ends with the runner, even when that is killed. */
	prctl(PR_SET_PDEATHSIG, SIGKILL);
	if (getppid() != runner)
		_exit(1);
	prctl(PR_SET_NAME, "bulkhead-stress");
	for (int fd = 0; fd < 3; fd++)
		dup2(null, fd);
	close_all_but(&(int){ -1 }, 0);
	/* Ctrl-C is for the runner, which ends this. */
	setsid();
	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
	hog();
}

int stress_start(unsigned count, struct stress *ret)
{
	pid_t runner = getpid();

	*ret = (struct stress){ .pid = xcalloc(count + 1, sizeof(*ret->pid)) };
	fflush(NULL);
	while (ret->count < count) {
		pid_t pid = fork();

		if (pid == 0)
			begin(runner);
		if (pid < 0)
			return -errno;
		ret->pid[ret->count++] = pid;
	}
	return 0;
}

void stress_end(struct stress *stress)
{
	for (unsigned i = 0; i < stress->count; i++)
		kill(stress->pid[i], SIGKILL);
	for (unsigned i = 0; i < stress->count; i++)
		waitpid(stress->pid[i], NULL, 0);
	free(stress->pid);
	*stress = (struct stress){ 0 };
}
