/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "agent.h"

const char *command_line_word(const char *name)
{
	static char line[8192];
	char wanted[64];
	size_t n;

	if (!line[0]) {
		FILE *in = fopen("/proc/cmdline", "re");

		n = in ? fread(line, 1, sizeof(line) - 1, in) : 0;
		line[n] = 0;
		if (in)
			fclose(in);
		/* Words become strings of their own: the kernel separates by blanks only. */
		for (char *c = line; *c; c++)
			if (*c == ' ' || *c == '\n')
				*c = 1;
	}
	snprintf(wanted, sizeof(wanted), "bulkhead.%s=", name);
	for (char *word = line; *word;
		word += strcspn(word, "\1") + (word[strcspn(word, "\1")] != 0)) {
		if (strncmp(word, wanted, strlen(wanted)))
			continue;
		word += strlen(wanted);
		return strndup(word, strcspn(word, "\1"));
	}
	return NULL;
}

void guest_read(struct guest *ret)
{
	json_error_t error;
	const char *word;

	ret->config = json_load_file(GUEST_CONFIG, 0, &error);
	if (!ret->config)
		give_up("%s:%d: %s", GUEST_CONFIG, error.line, error.text);

	word = command_line_word("cgroup");
	ret->cgroup = word ? word : json_string_value(json_object_get(ret->config, "cgroup"));
	if (!ret->cgroup)
		ret->cgroup = "v2";
	word = command_line_word("fault");
	ret->fault = word ? word : json_string_value(json_object_get(ret->config, "fault"));
	word = command_line_word("enforcing");
	ret->enter_enforcing = !word || strcmp(word, "0");
}
