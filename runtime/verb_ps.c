/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>

#include "cgroups.h"
#include "options.h"
#include "state.h"
#include "util.h"
#include "verbs.h"

static void print_line(pid_t pid)
{
	cleanup_free char *text = NULL;
	struct err ignored;
	char path[64];
	size_t len = 0;

	snprintf(path, sizeof(path), "/proc/%d/cmdline", pid);
	if (read_at(AT_FDCWD, path, &text, &len, &ignored) < 0)
		return;
	for (size_t i = 0; i + 1 < len; i++)
		if (!text[i])
			text[i] = ' ';
	printf("%7d  %s\n", pid, len ? text : "?");
}

int verb_ps(const struct globals *g, int argc, char **argv, struct err *err)
{
	const char *format = "table";
	const struct option_spec specs[] = {{"format", 'f', .text = &format}, {NULL}};
	cleanup_state struct state s = {.dir = -1};
	cleanup_free pid_t *pids = NULL;
	size_t n = 0;
	int at = options_parse(argc, argv, specs, argv[0], err), rc;

	if (at < 0)
		return at;
	if (argc - at < 1)
		return fail(err, EINVAL, "ps: needs one container id, has none");
	if (strcmp(format, "table") && strcmp(format, "json"))
		return fail(err, EINVAL, "option --format: is '%s', must be table or json", format);
	if ((rc = state_open(g->root, argv[at], false, &s, err)) < 0 ||
		(rc = cgroups_pids(&s.cgroups, &pids, &n, err)) < 0)
		return rc;
	if (!strcmp(format, "table"))
		puts("    PID  COMMAND");
	else
		putchar('[');
	for (size_t i = 0; i < n; i++) {
		if (!strcmp(format, "table"))
			print_line(pids[i]);
		else
			printf("%s%d", i ? "," : "", pids[i]);
	}
	if (!strcmp(format, "json"))
		puts("]");
	return 0;
}
