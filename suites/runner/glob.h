/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef BULKHEAD_GLOB_H
#define BULKHEAD_GLOB_H

#include <stdbool.h>

/*
 * Matches a probe id against a pattern: '?' one character and '*' any run of characters but '/',
 * a '**' any run with '/', and a trailing "/" and two stars matches the folder's name itself too.  There are no
 * other special characters.
 */
bool glob_match(const char *pattern, const char *id);

/* Whether the text is a pattern at all, or a plain id. */
bool glob_is_pattern(const char *text);

#endif
