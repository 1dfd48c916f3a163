/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Journals as a dying machine leaves them: cut, with bits flipped, lines lost or repeated.  Meant for
 * a build with SANITIZE=address,undefined; a round that breaks a rule is printed with its number.
 */
#include "tests.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static size_t mutate(char *bytes, size_t length, unsigned *seed)
{
	size_t flips = (size_t)rand_r(seed) % 12, at, from, n;

	while (flips-- && length) {
		at = (size_t)rand_r(seed) % length;
		switch (rand_r(seed) % 4) {
		case 0: /* a piece goes */
			n = (size_t)rand_r(seed) % 200 % (length - at) + 1;
			memmove(bytes + at, bytes + at + n, length - at - n);
			length -= n;
			break;
		case 1: /* a piece over another */
			from = (size_t)rand_r(seed) % length;
			n = length - (from > at ? from : at);
			memmove(bytes + at, bytes + from, n < 300 ? n : 300);
			break;
		case 2:
			bytes[at] = (char)rand_r(seed);
			break;
		default:
			bytes[at] = (char)(bytes[at] ^ 1 << rand_r(seed) % 8);
		}
	}
	return rand_r(seed) % 3 && length ? (size_t)rand_r(seed) % length + 1 : length;
}

static int check_all(const char *path, unsigned long round)
{
	int broken_rules = 0;

	for (const char *const *f = report_formats(); *f; f++) {
		char *text = report_of(path, *f);
		const char *broken =
			text ? broken_rule(*f, text) : NULL; /* no journal any more: refused */

		if (broken)
			fprintf(stderr, "round %lu as %s: %s\n", round, *f, broken);
		broken_rules += broken != NULL;
		free(text);
	}
	return broken_rules;
}

static void pairs(const char *path, const char *other)
{
	static const char *const formats[] = { "text", "json", "html" };
	const char *both[] = { path, other };
	char *error = NULL;

	for (size_t i = 0; i < 3; i++) {
		if (report_compare(path, other, formats[i], "/dev/null", &error) < 0)
			free(error);
		if (report_matrix(both, 2, formats[i], "/dev/null", &error) < 0)
			free(error);
	}
	if (journal_merge(both, 1, "/dev/null", &error) < 0)
		free(error);
}

int fuzz(const char *journal_path, unsigned long rounds, unsigned seed)
{
	size_t whole, length;
	char *bytes = slurp(journal_path, &whole), *copy, path[32];
	int broken = 0, fd;

	if (!bytes) {
		fprintf(stderr, "%s: cannot be read\n", journal_path);
		return 2;
	}
	copy = malloc(whole + 1);
	if (!copy)
		abort();
	for (unsigned long round = 0; round < rounds; round++) {
		memcpy(copy, bytes, whole);
		length = mutate(copy, whole, &seed);
		fd = memory_file(copy, length, path);
		broken += check_all(path, round);
		pairs(path, journal_path);
		close(fd);
	}
	free(copy);
	free(bytes);
	printf("%lu rounds, %d broken rules\n", rounds, broken);
	return broken != 0;
}
