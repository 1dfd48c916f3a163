/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "text.h"

#include <ctype.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#define REPLACEMENT "\xef\xbf\xbd"

/* A growing string. */
struct buffer {
	char *bytes;
	size_t used, room;
};

static void put(struct buffer *b, const char *bytes, size_t length)
{
	if (b->used + length + 1 > b->room) {
		b->room = (b->used + length + 1) * 2;
		b->bytes = realloc(b->bytes, b->room);
		if (!b->bytes)
			abort();
	}
	memcpy(b->bytes + b->used, bytes, length);
	b->used += length;
	b->bytes[b->used] = '\0';
}

/*
 * The code point at S, and its length in *LENGTH; -1 for a byte that begins none (length 1).
 * Overlong forms and surrogates are refused, as RFC 3629 demands.
 */
static int32_t decode(const unsigned char *s, size_t left, size_t *length)
{
	static const int32_t least[] = { 0, 0, 0x80, 0x800, 0x10000 };
	size_t n = s[0] < 0x80	 ? 1
		   : s[0] < 0xc2 ? 0
		   : s[0] < 0xe0 ? 2
		   : s[0] < 0xf0 ? 3
		   : s[0] < 0xf5 ? 4
				 : 0;
	int32_t c;

	*length = 1;
	if (n == 1)
		return s[0];
	if (n == 0 || n > left)
		return -1;
	c = s[0] & (0x7f >> n);
	for (size_t i = 1; i < n; i++) {
		if ((s[i] & 0xc0) != 0x80)
			return -1;
		c = c << 6 | (s[i] & 0x3f);
	}
	if (c < least[n] || c > 0x10ffff || (c >= 0xd800 && c <= 0xdfff))
		return -1;
	*length = n;
	return c;
}

/*
 * Length of the control sequence at S, or 0.  ECMA-48: CSI (ESC [ or U+009B) up to a final byte,
 * a string (OSC, DCS, SOS, PM, APC) up to ST or BEL, else ESC, intermediates, one final byte.
 * A sequence without an end takes the introducer only, so that it cannot swallow the evidence.
 */
static size_t sequence(const unsigned char *s, size_t left)
{
	size_t i;
	unsigned char kind;

	if (left >= 2 && s[0] == 0xc2 && s[1] == 0x9b)
		kind = '[';
	else if (left >= 2 && s[0] == 0x1b)
		kind = s[1];
	else
		return left && s[0] == 0x1b;
	if (kind == '[') {
		for (i = 2; i < left && s[i] >= 0x20 && s[i] <= 0x3f; i++)
			;
		return i < left && s[i] >= 0x40 && s[i] <= 0x7e ? i + 1 : 2;
	}
	if (strchr("]PX^_", kind) && kind) {
		for (i = 2; i < left && s[i] != '\n'; i++) {
			if (s[i] == 0x07)
				return i + 1;
			if (s[i] == 0x1b && i + 1 < left && s[i + 1] == '\\')
				return i + 2;
		}
		return 2;
	}
	for (i = 1; i < left && s[i] >= 0x20 && s[i] <= 0x2f; i++)
		;
	return i < left && s[i] >= 0x30 && s[i] <= 0x7e ? i + 1 : 1;
}

static bool dropped(int32_t c)
{
	return (c < 0x20 && c != '\n' && c != '\t') || (c >= 0x7f && c <= 0x9f) || c == 0xfeff;
}

static bool replaced(int32_t c)
{
	return c < 0 || (c & 0xfffe) == 0xfffe || (c >= 0xfdd0 && c <= 0xfdef) ||
	       (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
}

static char *clean(const char *bytes, size_t length, bool one_line)
{
	const unsigned char *s = (const unsigned char *)bytes;
	struct buffer b = { 0 };
	size_t n;

	put(&b, "", 0);
	for (size_t i = 0; i < length; i += n) {
		int32_t c;

		n = sequence(s + i, length - i);
		if (n)
			continue;
		c = decode(s + i, length - i, &n);
		if (c == '\r') {
			if (i + 1 >= length || s[i + 1] != '\n')
				put(&b, one_line ? " " : "\n", 1);
		} else if (one_line && (c == '\n' || c == '\t')) {
			put(&b, " ", 1);
		} else if (replaced(c)) {
			put(&b, REPLACEMENT, 3);
		} else if (!dropped(c)) {
			put(&b, bytes + i, n);
		}
	}
	if (one_line) {
		size_t start = strspn(b.bytes, " ");

		while (b.used > start && b.bytes[b.used - 1] == ' ')
			b.bytes[--b.used] = '\0';
		memmove(b.bytes, b.bytes + start, b.used - start + 1);
	}
	return b.bytes;
}

char *text_clean(const char *bytes, size_t length)
{
	return clean(bytes, length, false);
}

char *text_one_line(const char *bytes, size_t length)
{
	return clean(bytes, length, true);
}

/* The value of the \uXXXX escape at S, or -1. */
static int32_t escape_at(const char *s, size_t left)
{
	char digits[5] = "";

	if (left < 6 || s[0] != '\\' || s[1] != 'u')
		return -1;
	memcpy(digits, s + 2, 4);
	for (int i = 0; i < 4; i++)
		if (!isxdigit((unsigned char)digits[i]))
			return -1;
	return (int32_t)strtol(digits, NULL, 16);
}

char *text_repair_json(const char *line, size_t length)
{
	struct buffer b = { 0 };
	bool in_string = false;
	size_t n;

	put(&b, "", 0);
	for (size_t i = 0; i < length; i += n) {
		int32_t c = decode((const unsigned char *)line + i, length - i, &n), e, low;
		char escaped[8];

		if (c < 0) {
			put(&b, REPLACEMENT, 3);
		} else if (!in_string) {
			in_string = c == '"';
			put(&b, line + i, n);
		} else if (c < 0x20) {
			put(&b, escaped, (size_t)snprintf(escaped, sizeof(escaped), "\\u%04x", c));
		} else if (c == '\\' && (e = escape_at(line + i, length - i)) >= 0) {
			n = 6;
			low = e >= 0xd800 && e <= 0xdbff ? escape_at(line + i + 6, length - i - 6)
							 : -1;
			if (low >= 0xdc00 && low <= 0xdfff)
				n = 12;
			if (n == 6 && e >= 0xd800 && e <= 0xdfff)
				put(&b, "\\ufffd", 6);
			else
				put(&b, line + i, n);
		} else {
			if (c == '\\' && i + 1 < length && (unsigned char)line[i + 1] >= 0x20 &&
				(unsigned char)line[i + 1] < 0x80)
				n = 2;
			in_string = c != '"';
			put(&b, line + i, n);
		}
	}
	return b.bytes;
}

char *text_format(const char *format, ...)
{
	char *text;
	va_list ap;

	va_start(ap, format);
	if (vasprintf(&text, format, ap) < 0)
		abort();
	va_end(ap);
	return text;
}

void text_html(FILE *out, const char *text)
{
	for (; *text; text++) {
		switch (*text) {
		case '&':
			fputs("&amp;", out);
			break;
		case '<':
			fputs("&lt;", out);
			break;
		case '>':
			fputs("&gt;", out);
			break;
		case '"':
			fputs("&quot;", out);
			break;
		case '\'':
			fputs("&#39;", out);
			break;
		default:
			putc(*text, out);
		}
	}
}

void text_prefixed(FILE *out, const char *prefix, const char *text)
{
	while (*text) {
		size_t n = strcspn(text, "\n");

		fprintf(out, "%s%.*s\n", prefix, (int)n, text);
		text += n + (text[n] == '\n');
	}
}

const char *text_tail(const char *text, size_t limit)
{
	size_t length = strlen(text);
	const char *start, *line;

	if (length <= limit)
		return text;
	start = text + length - limit;
	line = strchr(start, '\n');
	if (line && line[1])
		return line + 1;
	while ((*start & 0xc0) == 0x80)
		start++;
	return start;
}

char *text_slug(const char *text, const char *extra)
{
	char *slug = text_format("%s", text);

	for (char *p = slug; *p; p++)
		if (!isalnum((unsigned char)*p) && !strchr(extra, *p))
			*p = '_';
	return slug;
}

char *text_shell(const char *word)
{
	static const char plain[] =
		"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789/_.:=+-";
	struct buffer b = { 0 };

	put(&b, "", 0);
	if (word[strspn(word, plain)] == '\0') {
		put(&b, word, strlen(word));
		return b.bytes;
	}
	put(&b, "'", 1);
	for (; *word; word++) {
		if (*word == '\'')
			put(&b, "'\\''", 4);
		else
			put(&b, word, 1);
	}
	put(&b, "'", 1);
	return b.bytes;
}

bool text_is_time(const char *text)
{
	static const char shape[] = "0000-00-00T00:00:00";

	for (size_t i = 0; i < sizeof(shape) - 1; i++)
		if (shape[i] == '0' ? !isdigit((unsigned char)text[i]) : text[i] != shape[i])
			return false;
	text += sizeof(shape) - 1;
	if (*text == '.')
		text += 1 + strspn(text + 1, "0123456789");
	return !strcmp(text, "Z");
}

bool text_is_url(const char *text)
{
	const char *rest = !strncmp(text, "https://", 8) ? text + 8 :
			   !strncmp(text, "http://", 7)	 ? text + 7 :
							   "";

	return *rest && *rest != '/' &&
	       !rest[strspn(rest, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
				  "-._~:/?#[]@!$&'()*+,;=%")];
}
