/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "options.h"
#include "state.h"
#include "verbs.h"

int verb_list(const struct globals *g, int argc, char **argv, struct err *err)
{
	const char *format = "table";
	bool quiet = false, json;
	const struct option_spec specs[] = {
		{"format", 'f', .text = &format}, {"quiet", 'q', .flag = &quiet}, {NULL}};
	json_t *all = json_array();
	struct dirent *e;
	DIR *d;
	int at = options_parse(argc, argv, specs, argv[0], err);

	if (at < 0)
		return at;
	json = !strcmp(format, "json");
	if (!json && strcmp(format, "table"))
		return fail(err, EINVAL, "option --format: is '%s', must be table or json", format);
	if (!json && !quiet)
		printf("%-24s %8s  %-9s %s\n", "ID", "PID", "STATUS", "BUNDLE");
	d = opendir(g->root);
	while (d && (e = readdir(d)) != NULL) {
		cleanup_state struct state s = {.dir = -1};
		struct err ignored;
		enum status now;

		if (e->d_name[0] == '.' || state_open(g->root, e->d_name, false, &s, &ignored) < 0)
			continue;
		now = state_now(&s);
		if (json)
			json_array_append_new(all, state_to_oci(&s, now));
		else if (quiet)
			puts(s.id);
		else
			printf("%-24s %8d  %-9s %s\n", s.id, s.pid, state_name(now), s.bundle);
	}
	if (d)
		closedir(d);
	if (json) {
		json_dumpf(all, stdout, JSON_INDENT(2));
		putchar('\n');
	}
	json_decref(all);
	return 0;
}
