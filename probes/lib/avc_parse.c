/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * One access-vector record as text: "avc:  denied  { read } for  pid=1 comm="x" ... scontext=A
 * tcontext=B tclass=C permissive=0".  Names of programs and files in it are chosen by whoever made
 * them; the kernel quotes those without blanks or quotes and writes all others in hexadecimal, so
 * words are read with their quotes, and what is said twice or is too long is believed by nobody.
 */
#include <stdio.h>
#include <string.h>

#include "selinux.h"

/* The length of the word at text; a quoted value is part of its word, blanks and all. */
static size_t word_length(const char *text)
{
	size_t n = strcspn(text, " \n=");
	const char *quote;

	if (text[n] == '=' && text[n + 1] == '"') {
		quote = strchr(text + n + 2, '"');
		return quote ? (size_t)(quote - text) + 1 : strlen(text);
	}
	return n + strcspn(text + n, " \n");
}

/* The value of KEY=: 1, 0 when it is absent, -1 when it is there twice or does not fit. */
static int field(const char *text, const char *key, char *out, size_t size)
{
	size_t n, length = strlen(key);
	int found = 0;

	for (; *(text += strspn(text, " \n")); text += n) {
		n = word_length(text);
		if (n <= length || strncmp(text, key, length) != 0)
			continue;
		if (found || n - length >= size)
			return -1;
		memcpy(out, text + length, n - length);
		out[n - length] = '\0';
		found = 1;
	}
	return found;
}

/* "  { read write } rest": the list between the braces, without the blanks beside them. */
static const char *permissions(const char *text, char *out, size_t size)
{
	const char *close;
	size_t n;

	text += strspn(text, " ");
	if (*text++ != '{')
		return NULL;
	text += strspn(text, " ");
	n = strcspn(text, "{}\n");
	close = text + n;
	if (*close != '}')
		return NULL;
	while (n && text[n - 1] == ' ')
		n--;
	if (!n || n >= size)
		return NULL;
	memcpy(out, text, n);
	out[n] = '\0';
	return close + 1;
}

bool avc_parse(const char *text, struct avc *ret_avc)
{
	static const char *const verdicts[] = { "granted", "denied" };
	const char *at = strstr(text, "avc:  "), *rest = NULL;
	struct avc avc = { 0 };
	char permissive[8] = "";

	if (!at)
		return false;
	for (int i = 0; i < 2 && !rest; i++) {
		size_t n = strlen(verdicts[i]);

		if (strncmp(at + 6, verdicts[i], n) != 0 || at[6 + n] != ' ')
			continue;
		avc.denied = i == 1;
		rest = permissions(at + 6 + n, avc.perms, sizeof(avc.perms));
	}
	if (!rest || field(rest, "scontext=", avc.scontext, sizeof(avc.scontext)) != 1 ||
		field(rest, "tcontext=", avc.tcontext, sizeof(avc.tcontext)) != 1 ||
		field(rest, "tclass=", avc.tclass, sizeof(avc.tclass)) != 1 ||
		field(rest, "permissive=", permissive, sizeof(permissive)) < 0)
		return false;
	avc.permissive = strcmp(permissive, "1") == 0;
	snprintf(avc.text, sizeof(avc.text), "%.*s", (int)sizeof(avc.text) - 1, at);
	*ret_avc = avc;
	return true;
}
