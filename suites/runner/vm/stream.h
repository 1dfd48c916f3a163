/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Bytes of a serial port -> lines. Pure: no descriptor, no clock. */
#ifndef BULKHEAD_VM_STREAM_H
#define BULKHEAD_VM_STREAM_H

#include <stdbool.h>
#include <stddef.h>

/* A record holds at most 64 KiB of log, six times that when every byte is escaped. */
#define STREAM_LINE_MAX (1024 * 1024)

typedef void (*stream_line_fn)(void *context, char *line, size_t length);

struct stream {
	char *line;
	size_t length, room;
	bool overlong;	  /* the rest of this line is dropped */
	size_t overlongs; /* lines dropped so far */
};

/*
 * Calls fn once for each complete line, without the newline and any carriage returns before it,
 * NUL-terminated; the line is valid during the call and may be changed.
 */
void stream_feed(
	struct stream *stream, const char *bytes, size_t n, stream_line_fn fn, void *context);
/* What came after the last newline: given to fn when not empty. */
void stream_finish(struct stream *stream, stream_line_fn fn, void *context);
void stream_free(struct stream *stream);

/* The console: the last lines, and what they say. */
#define CONSOLE_LINES 400

struct console {
	char *line[CONSOLE_LINES];
	size_t total; /* lines seen */
	size_t banners;
	bool panicked;
};

/* Takes one line; escape sequences and other control characters are removed. */
void console_add(struct console *console, const char *line);
/*
 * What a report shows: from a little before the first sign of trouble to at most `most` lines, or
 * a few of the last ones when there is none.  Calls add for each, in order.
 */
void console_excerpt(const struct console *console, size_t most,
	void (*add)(void *context, const char *line), void *context);
void console_free(struct console *console);

#endif
