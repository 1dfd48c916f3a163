/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "splat.h"
#include "stream.h"
#include "util.h"

/* Lines shown before the first sign of trouble: what the kernel was at. */
#define BEFORE 5
/* Lines shown when there is no such sign. */
#define LAST 12

static void clean(const char *from, char *to)
{
	while (*from) {
		if (from[0] == '\033' && from[1] == '[') {
			from += 2;
			while (*from && (*from < '@' || *from > '~'))
				from++;
			from += *from != 0;
		} else if ((unsigned char)*from < ' ' && *from != '\t') {
			from++;
		} else if (*from == 127) {
			from++;
		} else {
			*to++ = *from++;
		}
	}
	*to = 0;
}

void console_add(struct console *c, const char *line)
{
	size_t slot = c->total % CONSOLE_LINES;

	free(c->line[slot]);
	c->line[slot] = xcalloc(strlen(line) + 1, 1);
	clean(line, c->line[slot]);
	c->total++;
	/* The kernel's own line, not one that quotes it: it begins with a time stamp or nothing. */
	if (strstr(c->line[slot], "Linux version ") && strstr(c->line[slot], " SMP"))
		c->banners++;
	if (strstr(c->line[slot], "Kernel panic - not syncing"))
		c->panicked = true;
}

/* Where an excerpt begins; the verdict rests on `panicked` alone. */
static bool has_sign(const char *line)
{
	return splat_match(line, strlen(line)) || strstr(line, "sysrq: Trigger a crash");
}

void console_excerpt(const struct console *c, size_t most,
	void (*add)(void *context, const char *line), void *context)
{
	size_t oldest = c->total > CONSOLE_LINES ? c->total - CONSOLE_LINES : 0;
	size_t first = c->total > LAST + oldest ? c->total - LAST : oldest;

	for (size_t i = oldest; i < c->total; i++) {
		if (!has_sign(c->line[i % CONSOLE_LINES]))
			continue;
		first = i > oldest + BEFORE ? i - BEFORE : oldest;
		break;
	}
	for (size_t i = first; i < c->total && i < first + most; i++)
		add(context, c->line[i % CONSOLE_LINES]);
}

void console_free(struct console *c)
{
	for (size_t i = 0; i < CONSOLE_LINES; i++)
		free(c->line[i]);
	*c = (struct console){ 0 };
}
