/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Small helpers of the runner.  Allocation failure ends the command: a runner without memory cannot
 * judge anything.  Errors of system calls are returned as -errno.
 */
#ifndef BULKHEAD_UTIL_H
#define BULKHEAD_UTIL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <sys/types.h>

enum exit_code {
	EXIT_CLEAN = 0,
	EXIT_UNEXPECTED = 1,
	EXIT_USAGE = 2,
	EXIT_INCOMPLETE = 3,
	EXIT_NOTHING = 4,
	EXIT_MUST = 5,
	EXIT_SPLAT = 6,
	EXIT_INTERRUPTED = 130,
};

void *xcalloc(size_t count, size_t size);
void *xrealloc(void *old, size_t size);
char *xstrdup(const char *text);
char *xasprintf(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* One line on stderr, "bulkhead: ..."; the newline is added. */
void complain(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* A growing array of owned strings. */
struct strv {
	char **v;
	size_t n;
};
void strv_add(struct strv *list, const char *text);
void strv_take(struct strv *list, char *text); /* takes ownership */
bool strv_has(const struct strv *list, const char *text);
void strv_remove(struct strv *list, const char *text); /* every one that is equal */
void strv_free(struct strv *list);

/* The whole file as a string the caller frees, or NULL with errno. */
char *slurp(const char *path);
char *slurp_fd(int fd);
/* The first line of a small file at dirfd, without the newline; 0 or -errno. */
int read_line_at(int dirfd, const char *path, char *buf, size_t size);
int write_text_at(int dirfd, const char *path, const char *text);

uint64_t now_ns(void);			  /* CLOCK_MONOTONIC */
void format_time(char *buf, size_t size); /* UTC, ISO 8601 with milliseconds; size >= 32 */
bool has_prefix(const char *text, const char *prefix);
bool parse_unsigned(const char *text, unsigned long max, unsigned long *ret);

/* Closes every descriptor from 3 up that is not in keep[]; sorts keep[]. */
void close_all_but(int *keep, size_t count);

void cleanup_freep(void *p);
void cleanup_closep(int *fd);
#define cleanup_free  __attribute__((cleanup(cleanup_freep)))
#define cleanup_close __attribute__((cleanup(cleanup_closep)))

/* Ends a forked child: keeps coverage counters, which _exit(2) alone would lose. */
void child_exit(int status) __attribute__((noreturn));

#endif
