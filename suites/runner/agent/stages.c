/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/signalfd.h>
#include <sys/timerfd.h>
#include <sys/wait.h>
#include <unistd.h>

#include "agent.h"

/* How often the host hears that the guest lives, even while a long probe is silent. */
#define TICK_SECONDS 1

static char **string_vector(const json_t *array)
{
	size_t n = json_array_size(array);
	char **v = calloc(n + 1, sizeof(*v));

	for (size_t i = 0; v && i < n; i++)
		v[i] = (char *)json_string_value(json_array_get(array, i));
	return v;
}

static pid_t spawn(const json_t *stage, const sigset_t *mask)
{
	char **argv = string_vector(json_object_get(stage, "argv"));
	const char *name;
	json_t *value;
	pid_t pid;

	if (!argv || !argv[0])
		give_up("%s: a stage without argv", GUEST_CONFIG);
	pid = fork();
	if (pid) {
		free(argv);
		return pid;
	}
	sigprocmask(SIG_SETMASK, mask, NULL);
	setpriority(PRIO_PROCESS, 0, 0);
	setsid();
	/* The journal says it all; the console is slow, and kept for the kernel and for complaints. */
	dup2(STDIN_FILENO, STDOUT_FILENO);
	setenv("PATH", "/usr/bin:/usr/sbin:/bin:/sbin", 1);
	setenv("HOME", "/root", 1);
	json_object_foreach(json_object_get(stage, "env"), name, value)
		setenv(name, json_string_value(value), 1);
	execv(argv[0], argv);
	say("%s: %s", argv[0], strerror(errno));
	_exit(127);
}

/* Waits for every dead child; true when the stage's own process was among them. */
static bool reap(pid_t stage, int *status)
{
	bool ended = false;
	int how;
	pid_t pid;

	while ((pid = waitpid(-1, &how, WNOHANG)) > 0) {
		if (pid != stage)
			continue;
		ended = true;
		*status = WIFEXITED(how) ? WEXITSTATUS(how) : 128 + WTERMSIG(how);
	}
	return ended;
}

static void on_tick(void)
{
	records_event("tick", NULL);
	fault_tick();
}

static int run_stage(
	const json_t *stage, size_t index, int signals, int timer, const sigset_t *mask)
{
	struct pollfd watched[] = { { .fd = signals, .events = POLLIN },
		{ .fd = timer, .events = POLLIN } };
	int status = 0;
	pid_t pid;

	records_event("stage", json_pack("{s:i}", "index", (int)index));
	pid = spawn(stage, mask);
	if (pid < 0)
		give_up("fork: %s", strerror(errno));
	for (;;) {
		struct signalfd_siginfo info;
		uint64_t ticks;

		if (poll(watched, 2, -1) < 0 && errno != EINTR)
			give_up("poll: %s", strerror(errno));
		if (read(timer, &ticks, sizeof(ticks)) == sizeof(ticks))
			on_tick();
		if (read(signals, &info, sizeof(info)) == sizeof(info) && reap(pid, &status))
			break;
	}
	records_event("stage-end", json_pack("{s:i s:i}", "index", (int)index, "status", status));
	return status;
}

int stages_run(const struct guest *guest)
{
	struct itimerspec every = { .it_interval = { .tv_sec = TICK_SECONDS },
		.it_value = { .tv_sec = TICK_SECONDS } };
	sigset_t blocked, before;
	int signals, timer, worst = 0;
	json_t *stage;
	size_t i;

	/*
	 * A busy machine must still tick, else the host takes it for hung; no real-time class, which
	 * group scheduling would refuse inside a v1 cpu hierarchy.
	 */
	setpriority(PRIO_PROCESS, 0, -15);
	sigemptyset(&blocked);
	sigaddset(&blocked, SIGCHLD);
	sigprocmask(SIG_BLOCK, &blocked, &before);
	signals = signalfd(-1, &blocked, SFD_CLOEXEC | SFD_NONBLOCK);
	timer = timerfd_create(CLOCK_MONOTONIC, TFD_CLOEXEC | TFD_NONBLOCK);
	if (signals < 0 || timer < 0 || timerfd_settime(timer, 0, &every, NULL))
		give_up("signalfd or timerfd: %s", strerror(errno));

	json_array_foreach(json_object_get(guest->config, "stages"), i, stage) {
		int status = run_stage(stage, i, signals, timer, &before);

		if (status)
			worst = status;
	}
	close(signals);
	close(timer);
	return worst;
}
