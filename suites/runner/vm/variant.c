/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "variant.h"

#include <ctype.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "paths.h"

static const char *const modes[] = { "v2", "v1", "hybrid", NULL };

static int number(
	const char *text, unsigned long least, unsigned long most, unsigned long *ret, char **error)
{
	if (parse_unsigned(text, most, ret) && *ret >= least)
		return 0;
	*error = xasprintf("'%s': a number from %lu to %lu is needed", text, least, most);
	return -1;
}

/* "none", "selinux", "apparmor", or what the kernel's lsm= takes. */
static bool lsm_list(const char *text)
{
	for (const char *c = text; *c; c++)
		if (!isalnum((unsigned char)*c) && *c != ',' && *c != '_')
			return false;
	return *text != 0;
}

int variant_set(struct vm_options *o, const char *key, const char *value, char **error)
{
	if (!strcmp(key, "cpus"))
		return number(value, 1, 255, &o->cpus, error);
	if (!strcmp(key, "memory"))
		return number(value, 128, 1 << 20, &o->memory_mb, error);
	if (!strcmp(key, "swap"))
		return number(value, 0, 1 << 20, &o->swap_mb, error);
	if (!strcmp(key, "append")) {
		strv_add(&o->append, value);
		return 0;
	}
	if (!strcmp(key, "lsm")) {
		if (lsm_list(value)) {
			free(o->lsm);
			o->lsm = xstrdup(value);
			return 0;
		}
		*error = xasprintf("'%s': none, selinux, apparmor or a list such as "
				   "landlock,yama,selinux is needed",
			value);
		return -1;
	}
	if (!strcmp(key, "cgroup")) {
		for (size_t i = 0; modes[i]; i++) {
			if (!strcmp(value, modes[i])) {
				o->cgroup = modes[i];
				return 0;
			}
		}
		*error = xasprintf("'%s': one of v2 v1 hybrid is needed", value);
		return -1;
	}
	*error = xasprintf(
		"unknown setting '%s='; known are cgroup lsm cpus memory swap append", key);
	return -1;
}

/* Whether the name is among "a+b+c". */
static bool named(const char *names, const char *name)
{
	size_t n = strlen(name);

	while (*names) {
		size_t part = strcspn(names, "+");

		if (part == n && !strncmp(names, name, n))
			return true;
		names += part + (names[part] == '+');
	}
	return false;
}

/* The settings of a line, which is cut up; checked even when they are not applied. */
static int take_line(
	char *rest, const char *name, bool wanted, struct vm_options *options, char **error)
{
	struct vm_options ignored = { 0 };
	char *save = NULL, *why = NULL;
	int rc = 0;

	for (char *word = strtok_r(rest, " \t\r\n", &save); !rc && word;
		word = strtok_r(NULL, " \t\r\n", &save)) {
		char *value = strchr(word, '=');

		if (!value) {
			*error = xasprintf("variant '%s': '%s' is no KEY=VALUE", name, word);
			return -1;
		}
		*value++ = 0;
		rc = variant_set(wanted ? options : &ignored, word, value, &why);
		if (rc)
			*error = xasprintf("variant '%s': %s=%s", name, word, why);
		free(why);
		why = NULL;
	}
	vm_options_free(&ignored);
	return rc;
}

/* Reads the file for one name; 1: it is not there, 0: applied, -1: *error. */
static int apply_one(
	FILE *in, const char *path, const char *name, struct vm_options *options, char **error)
{
	char *text = NULL, *why = NULL, *save;
	size_t size = 0;
	unsigned line = 0;
	int rc = 1;

	rewind(in);
	while (rc >= 0 && getline(&text, &size, in) >= 0) {
		char *comment = strchr(text, '#'), *word;
		bool wanted;

		line++;
		if (comment)
			*comment = 0;
		word = strtok_r(text, " \t\r\n", &save);
		if (!word)
			continue;
		wanted = !strcmp(word, name);
		if (take_line(save, word, wanted, options, &why))
			rc = -1;
		else if (wanted)
			rc = 0;
	}
	if (rc < 0)
		*error = xasprintf("%s:%u: %s", path, line, why);
	free(why);
	free(text);
	return rc;
}

/* Every name of the file, for the message. */
static char *known_names(FILE *in)
{
	char *all = xstrdup(""), *text = NULL;
	size_t size = 0;

	rewind(in);
	while (getline(&text, &size, in) >= 0) {
		size_t n = strcspn(text, " \t\r\n#");
		char *longer;

		if (!n)
			continue;
		longer = xasprintf("%s %.*s", all, (int)n, text);
		free(all);
		all = longer;
	}
	free(text);
	return all;
}

int variant_apply(
	FILE *in, const char *path, const char *names, struct vm_options *options, char **error)
{
	cleanup_free char *copy = xstrdup(names);
	char *save = NULL;

	for (char *name = strtok_r(copy, "+", &save); name; name = strtok_r(NULL, "+", &save)) {
		int rc = apply_one(in, path, name, options, error);

		if (rc > 0) {
			cleanup_free char *all = known_names(in);

			*error = xasprintf("no variant '%s' in %s; known are%s", name, path, all);
		}
		if (rc)
			return -1;
		if (!options->variant || !named(options->variant, name)) {
			char *longer = options->variant ? xasprintf("%s+%s", options->variant, name)
							: xstrdup(name);

			free(options->variant);
			options->variant = longer;
		}
	}
	return 0;
}

int variant_apply_named(const char *names, struct vm_options *options)
{
	struct strv folders = { 0 };
	char *path = options->variants_file ? xstrdup(options->variants_file) : NULL;
	char *error = NULL;
	FILE *in = path ? fopen(path, "re") : NULL;
	int rc = -1;

	paths_suite_folders(&folders);
	for (size_t i = 0; !path && i < folders.n; i++) {
		path = xasprintf("%s/vm.variants", folders.v[i]);
		in = fopen(path, "re");
		if (!in) {
			free(path);
			path = NULL;
		}
	}
	strv_free(&folders);
	if (!in)
		error = path ? xasprintf("%s: %s", path, strerror(errno))
			     : xstrdup("--variant: there is no vm.variants beside the suites");
	else
		rc = variant_apply(in, path, names, options, &error);
	if (rc)
		complain("%s", error);
	if (in)
		fclose(in);
	free(error);
	free(path);
	return rc;
}
