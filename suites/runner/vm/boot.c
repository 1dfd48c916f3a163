/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "boot.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/signalfd.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

/* A guest that ticks every second is taken for hung after this, or three boots if that is longer. */
#define SILENCE_MIN_MS 15000
/* From the last word of a guest, or the panic, to the end of QEMU: then it is killed. */
#define LINGER_MS 5000
#define MS	  1000000ull

enum { CONSOLE, RECORDS, PROCESS, SIGNALS, WATCHED };

struct watch {
	struct boot *boot;
	struct pollfd fd[WATCHED];
	struct stream console, records;
	int console_out, errors;
	pid_t pid;
	uint64_t heard_ns;   /* anything on the records port (or the console, before it is ready) */
	uint64_t record_ns;  /* a record that was no tick */
	uint64_t verdict_ns; /* when `end` was decided; 0: not yet */
	enum boot_end end;
};

static void decide(struct watch *w, enum boot_end end)
{
	if (w->verdict_ns)
		return;
	w->end = end;
	w->verdict_ns = now_ns();
}

static void on_console(void *context, char *line, size_t length)
{
	struct watch *w = context;

	(void)length;
	console_add(&w->boot->console, line);
	if (w->console_out >= 0)
		dprintf(w->console_out, "%s\n", line);
	if (w->boot->console.panicked)
		decide(w, BOOT_PANIC);
	else if (w->boot->console.banners > 1)
		decide(w, BOOT_RESET);
}

static void on_agent(struct watch *w, const json_t *record)
{
	const char *event = json_string_value(json_object_get(record, "event"));

	if (!event)
		return;
	if (!strcmp(event, "tick"))
		return;
	w->record_ns = now_ns();
	if (!strcmp(event, "ready") && !w->boot->ready_ms)
		w->boot->ready_ms = (now_ns() - w->boot->started_ns) / MS;
	if (!strcmp(event, "done"))
		decide(w, BOOT_DONE);
	if (!strcmp(event, "gave-up")) {
		const char *why = json_string_value(json_object_get(record, "why"));

		snprintf(w->boot->why, sizeof(w->boot->why), "%s", why ? why : "?");
		decide(w, BOOT_GAVE_UP);
	}
}

static void on_record(void *context, char *line, size_t length)
{
	struct watch *w = context;
	json_t *record = length ? json_loadb(line, length, 0, NULL) : NULL;
	const char *type = json_string_value(json_object_get(record, "type"));

	if (!type) {
		w->boot->garbled += length != 0;
	} else {
		if (!strcmp(type, "agent"))
			on_agent(w, record);
		else
			w->record_ns = now_ns();
		w->boot->record(w->boot->context, record);
	}
	json_decref(record);
}

/* Reads what is there; true when the port is closed. */
static bool drain(struct watch *w, int which)
{
	static char bytes[65536];
	struct stream *stream = which == CONSOLE ? &w->console : &w->records;
	stream_line_fn fn = which == CONSOLE ? on_console : on_record;
	ssize_t n;

	while ((n = read(w->fd[which].fd, bytes, sizeof(bytes))) > 0) {
		if (which == RECORDS || !w->boot->ready_ms)
			w->heard_ns = now_ns();
		stream_feed(stream, bytes, (size_t)n, fn, w);
	}
	if (n == 0)
		stream_finish(stream, fn, w);
	return n == 0;
}

static void run_qemu(const struct boot *b, int errors, pid_t parent) __attribute__((noreturn));
static void run_qemu(const struct boot *b, int errors, pid_t parent)
{
	struct strv args = { 0 };
	sigset_t none;
	int null = open("/dev/null", O_RDWR | O_CLOEXEC);

	/* Nothing outlives this command, even when it is killed. */
	prctl(PR_SET_PDEATHSIG, SIGKILL);
	if (getppid() != parent)
		_exit(1);
	setsid();
	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
	vm_qemu_args(&b->machine, &args);
	strv_take(&args, NULL);
	dup2(null, STDIN_FILENO);
	dup2(errors, STDOUT_FILENO);
	dup2(errors, STDERR_FILENO);
	fcntl(b->machine.console, F_SETFD, 0);
	fcntl(b->machine.records, F_SETFD, 0);
	if (b->machine.swap >= 0)
		fcntl(b->machine.swap, F_SETFD, 0);
	if (b->machine.initrd >= 0)
		fcntl(b->machine.initrd, F_SETFD, 0);
	execvp(args.v[0], args.v);
	dprintf(errors, "%s: %s: install qemu-system-x86", args.v[0], strerror(errno));
	_exit(127);
}

static int start(struct watch *w)
{
	struct boot *b = w->boot;
	int console[2], records[2];
	pid_t self = getpid();

	w->errors = memfd_create("qemu-errors", MFD_CLOEXEC);
	if (w->errors < 0 || pipe2(console, O_CLOEXEC))
		return -errno;
	if (pipe2(records, O_CLOEXEC)) {
		close(console[0]);
		close(console[1]);
		return -errno;
	}
	b->machine.console = console[1];
	b->machine.records = records[1];
	b->started_ns = w->heard_ns = w->record_ns = now_ns();
	w->pid = fork();
	if (!w->pid)
		run_qemu(b, w->errors, self);
	close(console[1]);
	close(records[1]);
	w->fd[CONSOLE] = (struct pollfd){ .fd = console[0], .events = POLLIN };
	w->fd[RECORDS] = (struct pollfd){ .fd = records[0], .events = POLLIN };
	w->fd[PROCESS] = (struct pollfd){ .fd = -1, .events = POLLIN };
	w->fd[SIGNALS] = (struct pollfd){ .fd = b->signals, .events = POLLIN };
	fcntl(console[0], F_SETFL, O_NONBLOCK);
	fcntl(records[0], F_SETFL, O_NONBLOCK);
	if (w->pid < 0)
		return -errno;
	w->fd[PROCESS].fd = (int)syscall(SYS_pidfd_open, w->pid, 0);
	return w->fd[PROCESS].fd < 0 ? -errno : 0;
}

/* Time-dependent decisions; false when QEMU must be killed now. */
static bool check_clock(struct watch *w)
{
	struct boot *b = w->boot;
	uint64_t now = now_ns(), patience;

	if (w->verdict_ns)
		return w->end != BOOT_INTERRUPTED && w->end != BOOT_OVER_TIME &&
		       w->end != BOOT_SILENT && w->end != BOOT_RESET &&
		       now - w->verdict_ns < LINGER_MS * MS;
	if (b->deadline_ns && now > b->deadline_ns) {
		decide(w, BOOT_OVER_TIME);
		return false;
	}
	if (!b->ready_ms) {
		if (now - b->started_ns < b->start_limit_ms * MS)
			return true;
		snprintf(b->why, sizeof(b->why), "not ready %llu s after its start",
			(unsigned long long)b->start_limit_ms / 1000);
		decide(w, BOOT_SILENT);
		return false;
	}
	patience = b->ready_ms * 3 > SILENCE_MIN_MS ? b->ready_ms * 3 : SILENCE_MIN_MS;
	if (now - w->heard_ns > patience * MS) {
		snprintf(b->why, sizeof(b->why), "no tick for %.1f s (boot took %.1f s)",
			(double)(now - w->heard_ns) / 1e9, (double)b->ready_ms / 1e3);
		decide(w, BOOT_SILENT);
		return false;
	}
	patience += b->patience_ms(b->context);
	if (now - w->record_ns > patience * MS) {
		snprintf(b->why, sizeof(b->why), "the guest ticks, but no record came for %.1f s",
			(double)(now - w->record_ns) / 1e9);
		decide(w, BOOT_SILENT);
		return false;
	}
	return true;
}

static void on_exit_of_qemu(struct watch *w)
{
	struct boot *b = w->boot;
	int status = 0;
	ssize_t n;

	waitpid(w->pid, &status, 0);
	w->pid = 0;
	drain(w, CONSOLE);
	drain(w, RECORDS);
	if (w->verdict_ns)
		return;
	if (!WIFEXITED(status) || WEXITSTATUS(status)) {
		n = pread(w->errors, b->why, sizeof(b->why) - 1, 0);
		b->why[n > 0 ? n : 0] = 0;
		b->why[strcspn(b->why, "\n")] = 0;
		if (WIFSIGNALED(status))
			snprintf(b->why, sizeof(b->why), "QEMU was killed by SIG%s",
				sigabbrev_np(WTERMSIG(status)) ?: "?");
		decide(w, BOOT_NOT_STARTED);
		return;
	}
	decide(w, BOOT_RESET);
}

static void loop(struct watch *w)
{
	while (check_clock(w)) {
		struct signalfd_siginfo info;

		if (poll(w->fd, WATCHED, 250) < 0 && errno != EINTR)
			break;
		for (int which = CONSOLE; which <= RECORDS; which++)
			if (w->fd[which].revents && drain(w, which))
				w->fd[which].fd =
					-w->fd[which].fd - 1; /* closed: poll ignores it */
		if (w->fd[SIGNALS].revents &&
			read(w->fd[SIGNALS].fd, &info, sizeof(info)) == sizeof(info))
			decide(w, BOOT_INTERRUPTED);
		if (w->fd[PROCESS].revents) {
			on_exit_of_qemu(w);
			break;
		}
	}
}

enum boot_end boot_run(struct boot *b)
{
	struct watch w = { .boot = b, .console_out = -1, .errors = -1 };
	int error;

	for (int i = 0; i < WATCHED; i++)
		w.fd[i].fd = -1;
	if (b->console_file)
		w.console_out =
			open(b->console_file, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0644);
	error = start(&w);
	if (error) {
		snprintf(b->why, sizeof(b->why), "starting QEMU: %s", strerror(-error));
		decide(&w, BOOT_NOT_STARTED);
	} else {
		loop(&w);
	}
	if (w.pid > 0) {
		kill(w.pid, SIGKILL);
		waitpid(w.pid, NULL, 0);
		drain(&w, CONSOLE);
		drain(&w, RECORDS);
	}
	/* A kernel that dies while it shuts down has not come to its end. */
	if (w.end == BOOT_DONE && b->console.panicked)
		w.end = BOOT_PANIC;
	for (int i = 0; i < SIGNALS; i++)
		if (w.fd[i].fd != -1)
			close(w.fd[i].fd < 0 ? -w.fd[i].fd - 1 : w.fd[i].fd);
	if (w.console_out >= 0)
		close(w.console_out);
	if (w.errors >= 0)
		close(w.errors);
	stream_free(&w.console);
	stream_free(&w.records);
	return w.end;
}
