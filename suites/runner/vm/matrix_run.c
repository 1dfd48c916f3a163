/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "matrix.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/signalfd.h>
#include <sys/wait.h>
#include <unistd.h>

struct matrix {
	struct matrix_job *job;
	size_t count;
	int signals;
	bool interrupted;
	sigset_t before;
};

unsigned long matrix_memory_available(void)
{
	char line[128];
	unsigned long kilobytes = 0;
	FILE *in = fopen("/proc/meminfo", "re");

	while (in && fgets(line, sizeof(line), in))
		if (sscanf(line, "MemAvailable: %lu kB", &kilobytes) == 1)
			break;
	if (in)
		fclose(in);
	return kilobytes / 1024;
}

bool matrix_admits(const struct matrix_job *job, size_t count, unsigned slots,
	unsigned long memory_mb, unsigned long need)
{
	unsigned long taken = 0;
	unsigned running = 0;

	for (size_t i = 0; i < count; i++) {
		if (job[i].pid <= 0)
			continue;
		running++;
		taken += job[i].memory_mb;
	}
	/* One always runs: whether it fits, the kernel decides. */
	return !running || (running < slots && taken + need <= memory_mb);
}

static void run_guest(struct matrix *m, struct matrix_job *job, int output, pid_t parent)
	__attribute__((noreturn));
static void run_guest(struct matrix *m, struct matrix_job *job, int output, pid_t parent)
{
	int code;

	/* The guest and its folder go with this process, whatever ends it. */
	prctl(PR_SET_PDEATHSIG, SIGKILL);
	if (getppid() != parent)
		_exit(EXIT_INTERRUPTED);
	/* Out of the terminal's group: the parent passes an interrupt on, once. */
	setpgid(0, 0);
	dup2(output, STDOUT_FILENO);
	dup2(output, STDERR_FILENO);
	close_all_but(&(int){ -1 }, 0);
	sigprocmask(SIG_SETMASK, &m->before, NULL);
	code = job->verb((int)job->args.n - 1, job->args.v);
	fflush(NULL);
	child_exit(code);
}

static void begin(struct matrix *m, struct matrix_job *job)
{
	int ends[2];
	pid_t self = getpid();

	job->code = EXIT_INCOMPLETE;
	job->begun_ns = now_ns();
	if (pipe2(ends, O_CLOEXEC)) {
		complain("%s: pipe: %s", job->label, strerror(errno));
		job->pid = -1;
		return;
	}
	fflush(NULL);
	job->pid = fork();
	if (!job->pid)
		run_guest(m, job, ends[1], self);
	close(ends[1]);
	job->output = ends[0];
	if (job->pid < 0)
		complain("%s: fork: %s", job->label, strerror(errno));
}

static void on_line(void *context, char *line, size_t length)
{
	struct matrix_job *job = context;
	char end;

	if (!length)
		return;
	fprintf(stderr, "%s: %s\n", job->label, line);
	(void)(sscanf(line, "%lld passed, %lld failed, %lld skippe%c", &job->passed, &job->failed,
		       &job->skipped, &end) == 4);
}

static void reap(struct matrix_job *job)
{
	int status = 0;

	stream_finish(&job->stream, on_line, job);
	close(job->output);
	job->output = -1;
	if (job->pid > 0)
		waitpid(job->pid, &status, 0);
	job->pid = -1;
	job->code = WIFEXITED(status) ? WEXITSTATUS(status) : EXIT_INCOMPLETE;
	job->seconds = (double)(now_ns() - job->begun_ns) / 1e9;
	if (WIFSIGNALED(status))
		complain("%s: the run was ended by SIG%s", job->label,
			sigabbrev_np(WTERMSIG(status)) ?: "?");
}

/* Its output is closed by its end, and by nothing before that. */
static void drain(struct matrix_job *job)
{
	char bytes[8192];
	ssize_t n = read(job->output, bytes, sizeof(bytes));

	if (n > 0)
		stream_feed(&job->stream, bytes, (size_t)n, on_line, job);
	else if (n == 0 || errno != EINTR)
		reap(job);
}

static void pass_on_interrupt(struct matrix *m)
{
	struct signalfd_siginfo info;

	(void)!read(m->signals, &info, sizeof(info));
	m->interrupted = true;
	for (size_t i = 0; i < m->count; i++)
		if (m->job[i].pid > 0)
			kill(m->job[i].pid, SIGTERM);
}

static size_t fill(struct matrix *m, unsigned slots, unsigned long memory_mb)
{
	size_t running = 0;

	for (size_t i = 0; i < m->count; i++) {
		struct matrix_job *job = &m->job[i];

		if (!job->pid && !m->interrupted &&
			matrix_admits(m->job, m->count, slots, memory_mb, job->memory_mb))
			begin(m, job);
		running += job->pid > 0;
	}
	return running;
}

void matrix_run(struct matrix_job *job, size_t count, unsigned slots, unsigned long memory_mb)
{
	struct matrix m = { .job = job, .count = count };
	struct pollfd *watched = xcalloc(count + 1, sizeof(*watched));
	sigset_t set;

	sigemptyset(&set);
	sigaddset(&set, SIGINT);
	sigaddset(&set, SIGTERM);
	sigaddset(&set, SIGHUP);
	sigprocmask(SIG_BLOCK, &set, &m.before);
	m.signals = signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK);
	while (fill(&m, slots, memory_mb)) {
		watched[count] = (struct pollfd){ .fd = m.signals, .events = POLLIN };
		for (size_t i = 0; i < count; i++)
			watched[i] = (struct pollfd){ .fd = job[i].pid > 0 ? job[i].output : -1,
				.events = POLLIN };
		if (poll(watched, count + 1, -1) < 0)
			continue;
		if (watched[count].revents)
			pass_on_interrupt(&m);
		for (size_t i = 0; i < count; i++)
			if (watched[i].fd >= 0 && watched[i].revents)
				drain(&job[i]);
	}
	for (size_t i = 0; i < count && m.interrupted; i++)
		if (!job[i].pid)
			job[i].code = EXIT_INTERRUPTED;
	close(m.signals);
	sigprocmask(SIG_SETMASK, &m.before, NULL);
	free(watched);
}
