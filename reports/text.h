/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Text from a machine under test is hostile: it may hold escape sequences, broken UTF-8, or
 * characters that no XML parser accepts.  Everything is cleaned once, when a journal is read, so that
 * no format has to think of it again.  Functions here return malloc'ed strings that the caller frees;
 * running out of memory ends the program.
 */
#ifndef BULKHEAD_TEXT_H
#define BULKHEAD_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

/*
 * Valid UTF-8 without ANSI/ECMA-48 sequences (removed whole), control characters other than newline
 * and tab, characters outside XML 1.0, noncharacters and bidirectional overrides.  What was not UTF-8
 * becomes U+FFFD; CR LF and CR become newline.
 */
char *text_clean(const char *bytes, size_t length);

/* The same on one line: newlines and tabs become spaces, and spaces at both ends go. */
char *text_one_line(const char *bytes, size_t length);

/*
 * One line of JSON as jansson accepts it: broken UTF-8 becomes U+FFFD; control bytes within a string
 * and surrogates without a partner become escapes.  Nothing else changes.
 */
char *text_repair_json(const char *line, size_t length);

/* printf to a new string. */
char *text_format(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* Text for HTML, in an element or a quoted attribute. */
void text_html(FILE *out, const char *text);

/* Every line of TEXT with PREFIX before it; nothing for "". */
void text_prefixed(FILE *out, const char *prefix, const char *text);

/* The last LIMIT bytes of TEXT at most, beginning with a whole line where there is one. */
const char *text_tail(const char *text, size_t limit);

/* TEXT with every character that is not alphanumeric or in EXTRA replaced by '_'. */
char *text_slug(const char *text, const char *extra);

/* TEXT is a time as ISO 8601 has it, in UTC, to the second at least. */
bool text_is_time(const char *text);

/* TEXT is an http or https address and holds nothing that a URI may not (RFC 3986). */
bool text_is_url(const char *text);

/* WORD as one word of a POSIX shell, for lines that people copy; "" stays empty. */
char *text_shell(const char *word);

#endif
