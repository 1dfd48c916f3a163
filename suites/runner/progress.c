/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "progress.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "decide.h"

void progress_open(struct progress *progress, size_t planned, bool verbose, bool quiet)
{
	const char *term = getenv("TERM"), *no_color = getenv("NO_COLOR");
	bool tty = isatty(STDOUT_FILENO) && term && strcmp(term, "dumb");

	*progress = (struct progress){
		.tty = tty && !quiet,
		.color = tty && !(no_color && *no_color),
		.verbose = verbose,
		.quiet = quiet,
		.planned = planned,
		.begin_ns = now_ns(),
	};
}

const char *progress_color(const struct progress *progress, enum verdict verdict)
{
	if (!progress->color)
		return "";
	switch (verdict) {
	case VERDICT_PASS:
		return "\033[32m";
	case VERDICT_SKIP:
		return "\033[36m";
	case VERDICT_FLAKY:
	case VERDICT_BROKEN:
		return "\033[33m";
	default:
		return "\033[31m";
	}
}

const char *progress_plain(const struct progress *progress)
{
	return progress->color ? "\033[0m" : "";
}

void progress_clear(struct progress *progress)
{
	if (progress->drawn)
		fputs("\r\033[K", stdout);
	progress->drawn = false;
	fflush(stdout);
}

void progress_say(struct progress *progress, const char *format, ...)
{
	va_list args;

	progress_clear(progress);
	va_start(args, format);
	vprintf(format, args);
	va_end(args);
	putchar('\n');
	fflush(stdout);
}

void progress_result(struct progress *progress, enum verdict verdict, double ms, const char *id,
	const char *remark)
{
	bool ordinary = verdict == VERDICT_PASS || verdict == VERDICT_SKIP;

	/* On a terminal the status line counts; only what needs eyes gets a line of its own. */
	if (ordinary && (progress->quiet || (progress->tty && !progress->verbose)))
		return;
	progress_say(progress, "%s%-7s%s %8.1f ms  %s%s%s", progress_color(progress, verdict),
		verdict_name(verdict), progress_plain(progress), ms, id, *remark ? "  " : "",
		remark);
}

void progress_status(struct progress *progress, const char *running)
{
	struct winsize size = { .ws_col = 80 };
	char line[512];
	double seconds = (double)(now_ns() - progress->begin_ns) / 1e9;

	/* Ten times a second is as much as an eye, or a slow terminal, can take. */
	if (!progress->tty || (progress->drawn && now_ns() - progress->drawn_ns < 100000000u))
		return;
	ioctl(STDOUT_FILENO, TIOCGWINSZ, &size);
	if (size.ws_col < 20 || size.ws_col >= sizeof(line))
		size.ws_col = 80;
	snprintf(line, size.ws_col, "[%zu/%zu] %.0fs  %zu unexpected, %zu skipped  %s",
		progress->done, progress->planned, seconds, progress->unexpected, progress->skipped,
		running);
	printf("\r\033[K%s", line);
	fflush(stdout);
	progress->drawn = true;
	progress->drawn_ns = now_ns();
}
