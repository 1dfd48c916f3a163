/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <string.h>

#include "verdict.h"

/* Length of the valid sequence at text (RFC 3629: no overlong forms, no surrogates), or 0. */
static size_t sequence(const unsigned char *text, size_t left)
{
	static const unsigned long least[] = { 0, 0, 0x80, 0x800, 0x10000 };
	unsigned long value;
	size_t n;

	if (text[0] < 0x80)
		return 1;
	n = text[0] >= 0xf0 ? 4 : text[0] >= 0xe0 ? 3 : text[0] >= 0xc2 ? 2 : 0;
	if (!n || n > left || text[0] > 0xf4)
		return 0;
	value = text[0] & (0xffu >> (n + 1));
	for (size_t i = 1; i < n; i++) {
		if ((text[i] & 0xc0) != 0x80)
			return 0;
		value = value << 6 | (text[i] & 0x3f);
	}
	if (value < least[n] || value > 0x10ffff || (value >= 0xd800 && value <= 0xdfff))
		return 0;
	return n;
}

char *utf8_clean(const char *text, size_t length)
{
	/* ESC is kept: the reports strip whole escape sequences, which they could not do without. */
	char *out = xcalloc(1, length * 3 + 1);
	size_t used = 0;

	for (size_t i = 0; i < length;) {
		const unsigned char *at = (const unsigned char *)text + i;
		size_t n = sequence(at, length - i);

		if (n == 0 || *at == 0) {
			memcpy(out + used, "\xef\xbf\xbd", 3);
			used += 3;
			i++;
			continue;
		}
		memcpy(out + used, at, n);
		used += n;
		i += n;
	}
	return out;
}
