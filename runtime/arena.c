/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "arena.h"

struct block {
	struct block *next;
	size_t used, size;
	_Alignas(max_align_t) char data[];
};
struct arena {
	struct block *head;
};

static void *must(void *p)
{
	if (!p) {
		fputs("bulkhead-runtime: out of memory\n", stderr);
		abort();
	}
	return p;
}

struct arena *arena_new(void)
{
	return must(calloc(1, sizeof(struct arena)));
}

void arena_free(struct arena *arena)
{
	struct block *b = arena ? arena->head : NULL;

	while (b) {
		struct block *next = b->next;

		free(b);
		b = next;
	}
	free(arena);
}

void *arena_alloc(struct arena *arena, size_t n, size_t size)
{
	size_t align = _Alignof(max_align_t), bytes = (n * size + align - 1) / align * align;
	struct block *b = arena->head;

	if (!b || b->size - b->used < bytes) {
		size_t room = bytes > 8000 ? bytes : 8000;

		b = must(calloc(1, sizeof(*b) + room));
		b->size = room;
		b->next = arena->head;
		arena->head = b;
	}
	b->used += bytes;
	return b->data + b->used - bytes;
}

char *arena_printf(struct arena *arena, const char *fmt, ...)
{
	va_list ap, again;
	char *text;
	int len;

	va_start(ap, fmt);
	va_copy(again, ap);
	len = vsnprintf(NULL, 0, fmt, ap);
	va_end(ap);
	text = arena_alloc(arena, 1, (size_t)len + 1);
	vsnprintf(text, (size_t)len + 1, fmt, again);
	va_end(again);
	return text;
}
