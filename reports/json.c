/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Our own JSON, described by fixtures/schemas/report.schema.json: the journal, judged and sorted. */
#include "formats.h"

#include <stdlib.h>
#include <string.h>

#define REPORT_SCHEMA 1

static json_t *without_envelope(json_t *record)
{
	static const char *const envelope[] = { "type", "probe" };
	json_t *copy = json_copy(record);

	for (size_t i = 0; i < sizeof(envelope) / sizeof(*envelope); i++)
		json_object_del(copy, envelope[i]);
	return copy;
}

static json_t *results(json_t *list)
{
	json_t *copies = json_array(), *result;
	size_t i;

	json_array_foreach(list, i, result)
		json_array_append_new(copies, without_envelope(result));
	return copies;
}

static void optional(json_t *object, const char *key, const char *value)
{
	json_object_set_new(object, key, *value ? json_string(value) : json_null());
}

static json_t *probe_object(const struct journal *j, const struct probe *p)
{
	json_t *known = probe_known(p), *by = json_object_get(p->blame, "by"), *o;
	char *rerun = probe_rerun(j, p);

	o = json_pack("{s:s, s:s, s:s, s:s, s:s, s:s, s:s, s:b, s:b}", "probe", p->id, "area",
		p->area, "name", p->name, "claim", probe_claim(p), "source", probe_source(p),
		"verdict", p->verdict, "outcome", outcome_name(p->outcome), "unexpected",
		outcome_bad(p->outcome), "sabotage", p->sabotage);
	optional(o, "driver", probe_driver(j, p));
	optional(o, "why", p->why);
	optional(o, "blame", probe_blame(p));
	optional(o, "rerun", rerun);
	optional(o, "excluded", get_string(p->plan, "excluded"));
	json_object_set_new(o, "blame_by", json_is_object(by) ? json_incref(by) : json_null());
	json_object_set_new(o, "known", known ? json_incref(known) : json_null());
	json_object_set_new(o, "duration_ms", json_real(probe_duration(p)));
	json_object_set_new(o, "results", results(p->results));
	json_object_set_new(o, "blame_results", results(p->blamings));
	free(rerun);
	return o;
}

static void add(json_t *counts, const char *key)
{
	json_object_set_new(
		counts, key, json_integer(json_integer_value(json_object_get(counts, key)) + 1));
}

static json_t *area_object(json_t *areas, const char *name)
{
	json_t *last = json_array_get(areas, json_array_size(areas) - 1);

	if (last && !strcmp(get_string(last, "area"), name))
		return json_object_get(last, "counts");
	last = json_pack("{s:s, s:{}}", "area", name, "counts");
	json_array_append_new(areas, last);
	return json_object_get(last, "counts");
}

void write_json(FILE *out, const struct journal *j)
{
	json_t *root, *probes = json_array(), *areas = json_array();
	json_t *verdicts = json_object(), *outcomes = json_object(), *features = json_array(),
	       *feature;
	size_t i;

	for (int o = 0; o < OUTCOME_COUNT; o++)
		json_object_set_new(
			outcomes, outcome_name(o), json_integer((json_int_t)journal_count(j, o)));
	for (i = 0; i < j->count; i++) {
		add(verdicts, j->probes[i].verdict);
		add(area_object(areas, j->probes[i].area), outcome_name(j->probes[i].outcome));
		json_array_append_new(probes, probe_object(j, &j->probes[i]));
	}
	json_array_foreach(j->features, i, feature)
		json_array_append_new(features, without_envelope(feature));
	root = json_pack("{s:s, s:i, s:o, s:O?, s:b, s:b, s:i, s:f, s:O, s:o, s:o, s:o, s:o, s:o}",
		"generator", "bulkhead", "schema", REPORT_SCHEMA, "environment",
		journal_environment(j), "run", j->run, "complete", journal_complete(j),
		"interrupted", get_bool(j->end, "interrupted"), "exit", journal_exit_code(j),
		"seconds", journal_seconds(j), "problems", j->problems, "verdicts", verdicts,
		"outcomes", outcomes, "areas", areas, "features", features, "probes", probes);
	json_dumpf(root, out, JSON_INDENT(1) | JSON_REAL_PRECISION(12));
	putc('\n', out);
	json_decref(root);
}
