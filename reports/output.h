/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A report on its way to a file.  Regular files appear whole or not at all: the text goes to a
 * temporary file beside the target, which is renamed at the end.  Standard output ("-"), devices,
 * pipes and symbolic links are written directly.
 */
#ifndef BULKHEAD_OUTPUT_H
#define BULKHEAD_OUTPUT_H

#include <stdio.h>

struct output {
	FILE *file;
	const char *path; /* borrowed */
	char *temporary;  /* NULL when written directly */
};

/* 0, or -1 with *error set.  output_close() or output_abandon() ends it. */
int output_open(struct output *output, const char *path, char **error);
int output_close(struct output *output, char **error);
void output_abandon(struct output *output);

#endif
