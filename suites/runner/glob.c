/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "glob.h"

#include <string.h>

static bool match_deep(const char *pattern, const char *id)
{
	/* "**" followed by '/' also stands for no folder at all: the id "a/b" is found by a, two stars, b. */
	if (*pattern == '/' && glob_match(pattern + 1, id))
		return true;
	for (;; id++) {
		if (glob_match(pattern, id))
			return true;
		if (!*id)
			return false;
	}
}

static bool match_star(const char *pattern, const char *id)
{
	for (;; id++) {
		if (glob_match(pattern, id))
			return true;
		if (!*id || *id == '/')
			return false;
	}
}

bool glob_match(const char *pattern, const char *id)
{
	for (; *pattern; pattern++, id++) {
		if (!*id && !strcmp(pattern, "/**"))
			return true;
		if (pattern[0] == '*' && pattern[1] == '*')
			return match_deep(pattern + 2, id);
		if (*pattern == '*')
			return match_star(pattern + 1, id);
		if (!*id || (*pattern == '?' ? *id == '/' : *pattern != *id))
			return false;
	}
	return !*id;
}

bool glob_is_pattern(const char *text)
{
	return strpbrk(text, "*?");
}
