/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * KCIDB v5.3.  A test belongs to a build and names it; who runs this in a CI sets the labels
 * kcidb_origin and kcidb_build_id in the run record, and then only tests (and issues) are sent.
 * Without them a build and a checkout of our own stand in.  Unknown keys go under "misc", nulls
 * nowhere.  A known failure is a FAIL with an incident of an issue.
 */
#include "formats.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#define EXCERPT_LIMIT 16384

struct kcidb {
	const struct journal *journal;
	char *origin, *build;
	json_t *tests, *issues, *incidents;
};

static const char *kcidb_status(const struct probe *p)
{
	if (p->outcome == OUTCOME_OK || p->outcome == OUTCOME_FLAKY)
		return "PASS";
	if (p->outcome == OUTCOME_SKIP || p->outcome == OUTCOME_EXCLUDED)
		return "SKIP";
	if (p->outcome == OUTCOME_FAILURE || p->outcome == OUTCOME_KNOWN)
		return "FAIL";
	return strcmp(p->verdict, "MISS") ? "ERROR" : "MISS";
}

/* Identity of things that the journal has no name for: FNV-1a, stable over runs and machines. */
static char *identity(const char *origin, const char *text)
{
	uint64_t hash = 0xcbf29ce484222325u;

	for (; *text; text++)
		hash = (hash ^ (unsigned char)*text) * 0x100000001b3u;
	return text_format("%s:%016llx", origin, (unsigned long long)hash);
}

static char *path_of(const struct probe *p)
{
	char *slug = text_slug(p->id, "-_/"), *path;

	for (char *c = slug; *c; c++)
		if (*c == '/')
			*c = c == slug || c[1] == '/' || !c[1] ? '_' : '.';
	path = text_format("bulkhead.%s", slug);
	free(slug);
	return path;
}

static void put(json_t *object, const char *key, const char *value)
{
	if (*value)
		json_object_set_new(object, key, json_string(value));
}

static json_t *misc(const struct kcidb *k, const struct probe *p)
{
	json_t *m = json_object();

	put(m, "verdict", p->verdict);
	put(m, "claim", probe_claim(p));
	put(m, "source", probe_source(p));
	put(m, "driver", probe_driver(k->journal, p));
	put(m, "blame", probe_blame(p));
	put(m, "reason", p->why);
	json_object_set_new(m, "sabotage", json_boolean(p->sabotage));
	return m;
}

static void add_known(struct kcidb *k, const struct probe *p, const char *test)
{
	json_t *known = probe_known(p), *issue;
	char *key = text_format("issue %s %s", p->id, get_string(known, "link"));
	char *id = identity(k->origin, key), *incident = identity(k->origin, test);

	issue = json_pack("{s:s, s:i, s:s, s:s, s:{s:b}}", "id", id, "version", 1, "origin",
		k->origin, "comment", get_string(known, "reason"), "culprit", "code",
		strcmp(probe_blame(p), "runtime") != 0);
	put(issue, "report_url", get_string(known, "link"));
	json_array_append_new(k->issues, issue);
	json_array_append_new(k->incidents,
		json_pack("{s:s, s:s, s:s, s:i, s:s, s:b}", "id", incident, "origin", k->origin,
			"issue_id", id, "issue_version", 1, "test_id", test, "present", 1));
	free(key);
	free(id);
	free(incident);
}

static void add_test(struct kcidb *k, const struct probe *p)
{
	const struct journal *j = k->journal;
	char *path = path_of(p), *key, *id, *details = probe_details(j, p, true);
	const char *start = get_string(p->start, "time");
	json_t *test;

	key = text_format("%s %s %s", get_string(j->run, "id"), get_string(j->run, "time"), p->id);
	id = identity(k->origin, key);
	test = json_pack("{s:s, s:s, s:s, s:s, s:s, s:o}", "id", id, "origin", k->origin,
		"build_id", k->build, "path", path, "status", kcidb_status(p), "misc", misc(k, p));
	put(test, "comment", probe_claim(p));
	if (!text_is_time(start))
		start = get_string(j->run, "time");
	put(test, "start_time", text_is_time(start) ? start : "");
	if (probe_duration(p) > 0)
		json_object_set_new(test, "duration", json_real(probe_duration(p) / 1000));
	if (outcome_bad(p->outcome) || p->outcome == OUTCOME_FLAKY || p->outcome == OUTCOME_KNOWN)
		put(test, "log_excerpt", text_tail(details, EXCERPT_LIMIT));
	json_object_set_new(test, "environment",
		json_pack("{s:s, s:{s:s, s:s}}", "comment",
			get_string(json_object_get(j->run, "kernel"), "release"), "misc", "cgroup",
			get_string(j->run, "cgroup"), "lsm", get_string(j->run, "lsm")));
	json_array_append_new(k->tests, test);
	if (p->outcome == OUTCOME_KNOWN)
		add_known(k, p, id);
	free(path);
	free(key);
	free(id);
	free(details);
}

static char *origin_of(const char *label)
{
	char *origin = text_slug(*label ? label : "bulkhead", "_");

	for (char *p = origin; *p; p++)
		if (*p >= 'A' && *p <= 'Z')
			*p = (char)(*p - 'A' + 'a');
	return origin;
}

void write_kcidb(FILE *out, const struct journal *j)
{
	json_t *labels = json_object_get(j->run, "labels"),
	       *kernel = json_object_get(j->run, "kernel"), *root;
	const char *build = get_string(labels, "kcidb_build_id");
	struct kcidb k = { .journal = j,
		.tests = json_array(),
		.issues = json_array(),
		.incidents = json_array(),
		.origin = origin_of(get_string(labels, "kcidb_origin")) };
	char *named = text_format("build %s %s %s", get_string(kernel, "release"),
		get_string(kernel, "version"), get_string(kernel, "machine"));

	k.build = *build ? text_format("%s", build) : identity(k.origin, named);
	for (size_t i = 0; i < j->count; i++)
		add_test(&k, &j->probes[i]);
	root = json_pack(
		"{s:{s:i, s:i}, s:o}", "version", "major", 5, "minor", 3, "tests", k.tests);
	if (!*build) {
		json_t *made = json_pack("{s:s, s:s, s:s}", "id", k.build, "origin", k.origin,
			"checkout_id", k.build);

		put(made, "architecture", get_string(kernel, "machine"));
		put(made, "comment", get_string(kernel, "version"));
		json_object_set_new(root, "checkouts",
			json_pack("[{s:s, s:s}]", "id", k.build, "origin", k.origin));
		json_object_set_new(root, "builds", json_pack("[o]", made));
	}
	if (json_array_size(k.issues)) {
		json_object_set(root, "issues", k.issues);
		json_object_set(root, "incidents", k.incidents);
	}
	json_dumpf(root, out, JSON_INDENT(1) | JSON_REAL_PRECISION(12));
	putc('\n', out);
	json_decref(root);
	json_decref(k.issues);
	json_decref(k.incidents);
	free(named);
	free(k.origin);
	free(k.build);
}
