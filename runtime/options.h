/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Options as runc takes them: --name VALUE, --name=VALUE, -n VALUE, one dash or two, up to the
 * first argument that is none or "--".
 */
#ifndef RUNTIME_OPTIONS_H
#define RUNTIME_OPTIONS_H

#include <stdbool.h>

#include "fail.h"

struct option_spec {
	const char *name;  /* without dashes */
	char letter;	   /* 0: none */
	const char **text; /* takes a value, or */
	bool *flag;	   /* takes none, or */
	const char **list; /* takes a value each time; NULL-terminated, room for OPTION_LIST */
};
#define OPTION_LIST 64

/*
 * Parses argv[1] and on; returns the index of the first argument. EINVAL names what is wrong and
 * what `verb` knows.
 */
int options_parse(int argc, char **argv, const struct option_spec *specs, const char *verb,
	struct err *err);
/* A number for an option, within bounds. */
int options_number(const char *name, const char *text, long min, long max, long *ret,
	struct err *err);

#endif
