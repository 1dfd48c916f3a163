/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * SQUAD takes three files; here they are the three members of one object, to be posted as the fields
 * of the same names (jq .tests, .metrics, .metadata).  The last '/' separates suite and test and no
 * other may occur in the test's name; metadata must hold a job_id, without '/'.
 */
#include "formats.h"

#include <stdlib.h>
#include <string.h>

static const char *squad_result(enum outcome outcome)
{
	switch (outcome) {
	case OUTCOME_OK:
	case OUTCOME_FLAKY:
		return "pass";
	case OUTCOME_SKIP:
	case OUTCOME_EXCLUDED:
		return "skip";
	case OUTCOME_KNOWN:
		return "xfail";
	default:
		return "fail";
	}
}

static json_t *metadata(const struct journal *j)
{
	json_t *env = journal_environment(j), *all = json_object(), *value;
	const char *labels = get_string(json_object_get(j->run, "labels"), "squad_job_id"), *key;
	char *id = text_slug(*labels ? labels : get_string(j->run, "id"), "-_.");

	json_object_foreach(env, key, value) {
		char *name = text_slug(key, "");

		json_object_set(all, name, value);
		free(name);
	}
	json_object_set_new(all, "job_id", json_string(*id ? id : "unknown"));
	json_decref(env);
	free(id);
	return all;
}

void write_squad(FILE *out, const struct journal *j)
{
	json_t *tests = json_object(), *metrics = json_object(), *root;

	for (size_t i = 0; i < j->count; i++) {
		const struct probe *p = &j->probes[i];
		char *suite = text_slug(p->area, "-_./"), *test = text_slug(p->name, "-_.");
		char *name = text_format("%s/%s", suite, test);
		char *log = outcome_bad(p->outcome) ? probe_details(j, p, true)
						    : text_format("%s", p->why);

		json_object_set_new(tests, name,
			json_pack("{s:s, s:s}", "result", squad_result(p->outcome), "log", log));
		if (probe_duration(p) > 0)
			json_object_set_new(metrics, name,
				json_pack("{s:f, s:s}", "value", probe_duration(p), "unit", "ms"));
		free(suite);
		free(test);
		free(name);
		free(log);
	}
	root = json_pack(
		"{s:o, s:o, s:o}", "metadata", metadata(j), "tests", tests, "metrics", metrics);
	json_dumpf(root, out, JSON_INDENT(1) | JSON_REAL_PRECISION(12));
	putc('\n', out);
	json_decref(root);
}
