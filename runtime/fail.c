/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include <jansson.h>

#include "fail.h"

static int log_fd = -1;
static int log_json;
static int log_debug;

/* One line, whatever the names in it hold: a newline in a path must not forge a second line. */
static void one_line(char *text)
{
	for (; *text; text++)
		if ((unsigned char)*text < ' ' || *text == 0x7f)
			*text = '?';
}

int fail(struct err *err, int code, const char *fmt, ...)
{
	char text[ERR_TEXT];
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(text, sizeof(text), fmt, ap);
	va_end(ap);
	one_line(text);
	memcpy(err->text, text, sizeof(text));
	err->code = code;
	return -code;
}

int fail_errno(struct err *err, int code, const char *fmt, ...)
{
	char text[ERR_TEXT];
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(text, sizeof(text), fmt, ap);
	va_end(ap);
	return fail(err, code, "%s: %s", text, strerror(code));
}

int fail_in(struct err *err, const char *fmt, ...)
{
	char prefix[ERR_TEXT], rest[ERR_TEXT];
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(prefix, sizeof(prefix), fmt, ap);
	va_end(ap);
	memcpy(rest, err->text, sizeof(rest));
	return fail(err, err->code, "%s: %s", prefix, rest);
}

void log_to(int fd, int json, int debug)
{
	log_fd = fd;
	log_json = json;
	log_debug = debug;
}

static void log_line(const char *level, const char *text)
{
	char stamp[32];
	struct tm tm;
	time_t now = time(NULL);

	if (log_fd < 0)
		return;
	gmtime_r(&now, &tm);
	strftime(stamp, sizeof(stamp), "%Y-%m-%dT%H:%M:%SZ", &tm);
	if (log_json) {
		json_t *o = json_pack("{s:s, s:s%, s:s}", "level", level, "msg", text, strlen(text),
			"time", stamp);
		char *line = o ? json_dumps(o, JSON_COMPACT) : NULL;

		if (line)
			dprintf(log_fd, "%s\n", line);
		free(line);
		json_decref(o);
	} else {
		dprintf(log_fd, "time=\"%s\" level=%s msg=\"%s\"\n", stamp, level, text);
	}
}

void log_error(const char *text)
{
	fprintf(stderr, "bulkhead-runtime: %s\n", text);
	log_line("error", text);
}

void warn(const char *fmt, ...)
{
	char text[ERR_TEXT];
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(text, sizeof(text), fmt, ap);
	va_end(ap);
	one_line(text);
	log_line("warning", text);
	if (log_fd < 0 || log_debug)
		fprintf(stderr, "bulkhead-runtime: warning: %s\n", text);
}
