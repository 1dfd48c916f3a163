/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "stream.h"

#include <stdlib.h>
#include <string.h>

#include "util.h"

static void append(struct stream *s, const char *bytes, size_t n)
{
	if (s->overlong)
		return;
	if (s->length + n > STREAM_LINE_MAX) {
		s->overlong = true;
		s->length = 0;
		return;
	}
	if (s->length + n + 1 > s->room) {
		s->room = (s->length + n + 1) * 2;
		s->line = xrealloc(s->line, s->room);
	}
	memcpy(s->line + s->length, bytes, n);
	s->length += n;
}

static void emit(struct stream *s, stream_line_fn fn, void *context)
{
	if (s->overlong) {
		s->overlongs++;
	} else if (s->length) {
		while (s->length && s->line[s->length - 1] == '\r')
			s->length--;
		s->line[s->length] = 0;
		fn(context, s->line, s->length);
	} else {
		fn(context, (char[]){ 0 }, 0);
	}
	s->length = 0;
	s->overlong = false;
}

void stream_feed(struct stream *s, const char *bytes, size_t n, stream_line_fn fn, void *context)
{
	while (n) {
		const char *end = memchr(bytes, '\n', n);
		size_t part = end ? (size_t)(end - bytes) : n;

		append(s, bytes, part);
		if (!end)
			return;
		emit(s, fn, context);
		bytes += part + 1;
		n -= part + 1;
	}
}

void stream_finish(struct stream *s, stream_line_fn fn, void *context)
{
	if (s->length || s->overlong)
		emit(s, fn, context);
}

void stream_free(struct stream *s)
{
	free(s->line);
	*s = (struct stream){ 0 };
}
