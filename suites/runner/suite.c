/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "suite.h"

#include <ctype.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "driver_names.h"
#include "paths.h"

static const char known_words[] = "driver, must, include, exclude, baseline";

static void add_item(struct suite_item **list, size_t *count, const char *text, const char *reason,
	unsigned line)
{
	*list = xrealloc(*list, (*count + 1) * sizeof(**list));
	(*list)[(*count)++] = (struct suite_item){
		.text = xstrdup(text),
		.reason = reason ? xstrdup(reason) : NULL,
		.line = line,
	};
}

static char *trim(char *text)
{
	size_t n;

	while (isspace((unsigned char)*text))
		text++;
	for (n = strlen(text); n && isspace((unsigned char)text[n - 1]); n--)
		text[n - 1] = 0;
	return text;
}

static char *bad(const char *path, unsigned line, const char *what)
{
	return xasprintf("%s:%u: %s", path, line, what);
}

static char *parse_driver(struct suite *suite, const char *path, unsigned line, char *rest)
{
	if (suite->driver)
		return bad(path, line, "a second 'driver' line; one suite has one driver");
	if (strpbrk(rest, " \t") || !driver_name_ok(rest))
		return bad(path, line, "'driver' takes one name: " DRIVER_NAMES);
	suite->driver = xstrdup(rest);
	return NULL;
}

/* One line without its newline; NULL or the error. */
static char *parse_line(struct suite *suite, const char *path, unsigned line, char *text)
{
	char *reason = strchr(text, '#');
	char *word, *rest, *save = NULL;

	if (reason) {
		*reason++ = 0;
		reason = trim(reason);
	}
	word = trim(text);
	if (!*word)
		return NULL;
	rest = word + strcspn(word, " \t");
	if (*rest)
		*rest++ = 0;
	rest = trim(rest);
	if (!strcmp(word, "driver"))
		return parse_driver(suite, path, line, rest);
	if (strcmp(word, "must") && strcmp(word, "include") && strcmp(word, "exclude") &&
		strcmp(word, "baseline"))
		return xasprintf(
			"%s:%u: unknown word '%s'; known are %s", path, line, word, known_words);
	if (!*rest)
		return xasprintf("%s:%u: '%s' names nothing", path, line, word);
	if (*word == 'e' && (!reason || !*reason))
		return bad(path, line, "'exclude' without a reason; write: exclude GLOB  # reason");
	for (char *item = strtok_r(rest, " \t", &save); item; item = strtok_r(NULL, " \t", &save)) {
		if (*word == 'm')
			add_item(&suite->must, &suite->musts, item, NULL, line);
		else if (*word == 'b')
			add_item(&suite->baseline, &suite->baselines, item, NULL, line);
		else if (*word == 'i')
			add_item(&suite->include, &suite->includes, item, NULL, line);
		else
			add_item(&suite->exclude, &suite->excludes, item, reason, line);
	}
	return NULL;
}

static char *base_name(const char *path)
{
	const char *slash = strrchr(path, '/');
	char *name = xstrdup(slash ? slash + 1 : path);
	char *dot = strrchr(name, '.');

	if (dot && !strcmp(dot, ".suite"))
		*dot = 0;
	return name;
}

int suite_parse(FILE *in, const char *path, struct suite *ret, char **error)
{
	struct suite suite = { .name = base_name(path), .path = xstrdup(path) };
	char *text = NULL, *problem = NULL;
	size_t size = 0;
	unsigned line = 0;

	while (!problem && getline(&text, &size, in) >= 0)
		problem = parse_line(&suite, path, ++line, text);
	free(text);
	if (!problem && ferror(in))
		problem = xasprintf("%s: %s", path, strerror(errno));
	if (!problem && !suite.includes)
		problem = xasprintf("%s: no 'include' line: the suite selects nothing", path);
	if (problem) {
		suite_free(&suite);
		*error = problem;
		return -1;
	}
	*ret = suite;
	return 0;
}

static FILE *open_by_name(const char *name, char **ret_path, char **error)
{
	struct strv folders = { 0 };
	char *tried = xstrdup("");
	FILE *in = NULL;

	paths_suite_folders(&folders);
	for (size_t i = 0; i < folders.n && !in; i++) {
		char *path = xasprintf("%s/%s.suite", folders.v[i], name), *more;

		in = fopen(path, "re");
		if (in) {
			*ret_path = path;
			break;
		}
		more = xasprintf("%s%s%s", tried, *tried ? ", " : "", folders.v[i]);
		free(tried);
		tried = more;
		free(path);
	}
	if (!in)
		*error = xasprintf("no suite '%s': there is no %s.suite in %s", name, name, tried);
	free(tried);
	strv_free(&folders);
	return in;
}

int suite_load(const char *name, struct suite *ret, char **error)
{
	size_t n = strlen(name);
	char *path = NULL;
	FILE *in;
	int rc;

	if (strchr(name, '/') || (n > 6 && !strcmp(name + n - 6, ".suite"))) {
		path = xstrdup(name);
		in = fopen(path, "re");
		if (!in)
			*error = xasprintf("%s: %s", path, strerror(errno));
	} else {
		in = open_by_name(name, &path, error);
	}
	if (!in) {
		free(path);
		return -1;
	}
	rc = suite_parse(in, path, ret, error);
	fclose(in);
	free(path);
	return rc;
}

static void free_items(struct suite_item *items, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		free(items[i].text);
		free(items[i].reason);
	}
	free(items);
}

void suite_free(struct suite *suite)
{
	free_items(suite->must, suite->musts);
	free_items(suite->include, suite->includes);
	free_items(suite->exclude, suite->excludes);
	free_items(suite->baseline, suite->baselines);
	free(suite->name);
	free(suite->path);
	free(suite->driver);
	*suite = (struct suite){ 0 };
}
