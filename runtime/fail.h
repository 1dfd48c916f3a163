/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * How the runtime reports errors. A function that can fail returns 0 or -errno, fills *err only
 * on failure and leaves its ret_* outputs untouched then. Only a verb's main prints and exits.
 * The text is one line: the step, the path or name, and the errno's own words.
 */
#ifndef RUNTIME_FAIL_H
#define RUNTIME_FAIL_H

#include <stdarg.h>
#include <stddef.h>

#define ERR_TEXT 768

struct err {
	int code; /* positive errno, 0 while nothing failed */
	char text[ERR_TEXT];
};

/* Both return -code so that a caller writes `return fail(...)`. code is a positive errno. */
int fail(struct err *err, int code, const char *fmt, ...) __attribute__((format(printf, 3, 4)));
/* The same, with ": strerror(code)" at the end. */
int fail_errno(struct err *err, int code, const char *fmt, ...)
	__attribute__((format(printf, 3, 4)));
/* Puts "PREFIX: " before a text that is already there; returns -err->code. */
int fail_in(struct err *err, const char *fmt, ...) __attribute__((format(printf, 2, 3)));

/* A warning is one line on the log, never a failure. */
void warn(const char *fmt, ...) __attribute__((format(printf, 1, 2)));
/* Where fail and warn lines go besides stderr; json selects runc's log format. fd is borrowed. */
void log_to(int fd, int json, int debug);
void log_error(const char *text);

#endif
