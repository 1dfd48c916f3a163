/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "options.h"

static const struct option_spec *find(const struct option_spec *specs, const char *name, size_t len)
{
	for (; specs->name; specs++) {
		if (strlen(specs->name) == len && !strncmp(specs->name, name, len))
			return specs;
		if (len == 1 && specs->letter && specs->letter == *name)
			return specs;
	}
	return NULL;
}

static int store(const struct option_spec *o, const char *value)
{
	if (o->text)
		*o->text = value;
	if (o->list) {
		size_t n = 0;

		while (o->list[n])
			n++;
		if (n + 1 >= OPTION_LIST)
			return -E2BIG;
		o->list[n] = value;
		o->list[n + 1] = NULL;
	}
	return 0;
}

int options_parse(int argc, char **argv, const struct option_spec *specs, const char *verb,
	struct err *err)
{
	int i;

	for (i = 1; i < argc && argv[i][0] == '-' && argv[i][1]; i++) {
		const char *name = argv[i] + 1 + (argv[i][1] == '-');
		size_t len = strcspn(name, "=");
		const char *value = name[len] ? name + len + 1 : NULL;
		const struct option_spec *o;

		if (!strcmp(argv[i], "--"))
			return i + 1;
		o = find(specs, name, len);
		if (!o)
			return fail(err, EINVAL, "%s: unknown option %s; '%s --help' lists them", verb,
				argv[i], verb);
		if (o->flag) {
			if (value && strcmp(value, "true") && strcmp(value, "false"))
				return fail(err, EINVAL, "%s: option --%s takes no value", verb, o->name);
			*o->flag = !value || !strcmp(value, "true");
			continue;
		}
		if (!value && ++i == argc)
			return fail(err, EINVAL, "%s: option --%s needs a value", verb, o->name);
		if (store(o, value ? value : argv[i]) < 0)
			return fail(err, EINVAL, "%s: option --%s is given more than %d times", verb,
				o->name, OPTION_LIST - 1);
	}
	return i;
}

int options_number(const char *name, const char *text, long min, long max, long *ret,
	struct err *err)
{
	char *end;
	long v;

	errno = 0;
	v = strtol(text, &end, 10);
	if (errno || end == text || *end || v < min || v > max)
		return fail(err, EINVAL, "option --%s: is '%s', must be a number in %ld..%ld", name, text,
			min, max);
	*ret = v;
	return 0;
}
