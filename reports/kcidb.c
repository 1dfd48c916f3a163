/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * KCIDB v5.3.  A test belongs to a build and names it; who runs this in a CI sets the labels
 * kcidb_origin and kcidb_build_id in the run record, and then only tests (and issues) are sent.
 * Without them a build and a checkout of our own stand in, both good: the kernel runs.  Unknown keys
 * go under "misc", nulls nowhere.  A known failure is a FAIL with an incident of an issue.
 *
 * Not sent, since no run knows it: where the source came from (git_*, patchset_*, message_id), how it
 * was built (compiler, command, config_*), log_url, which wants a file for each test, and number,
 * since a probe measures nothing but its duration.
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

/* Fields of the format "uri" take nothing else; a link in a baseline may be any word. */
static void put_url(json_t *object, const char *key, const char *value)
{
	if (text_is_url(value))
		put(object, key, value);
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
	bool code = strcmp(probe_blame(p), "runtime") && strcmp(probe_blame(p), "policy");
	char *key = text_format("issue %s %s", p->id, get_string(known, "link"));
	char *id = identity(k->origin, key), *incident = identity(k->origin, test);

	/* With no culprit at all an issue counts as invalid; the code is the kernel's. */
	issue = json_pack("{s:s, s:i, s:s, s:s, s:{s:b, s:b}}", "id", id, "version", 1, "origin",
		k->origin, "comment", get_string(known, "reason"), "culprit", "code", code, "tool",
		!code);
	put_url(issue, "report_url", get_string(known, "link"));
	json_array_append_new(k->issues, issue);
	json_array_append_new(k->incidents,
		json_pack("{s:s, s:s, s:s, s:i, s:s, s:b}", "id", incident, "origin", k->origin,
			"issue_id", id, "issue_version", 1, "test_id", test, "present", 1));
	free(key);
	free(id);
	free(incident);
}

static json_t *environment(const struct journal *j)
{
	json_t *kernel = json_object_get(j->run, "kernel"), *e = json_object(), *m = json_object();

	put(e, "comment", get_string(kernel, "release"));
	put(m, "version", get_string(kernel, "version"));
	put(m, "machine", get_string(kernel, "machine"));
	put(m, "cmdline", get_string(kernel, "cmdline"));
	put(m, "cgroup", get_string(j->run, "cgroup"));
	put(m, "lsm", get_string(j->run, "lsm"));
	put(m, "suite", get_string(j->run, "suite"));
	put(m, "bulkhead", get_string(j->run, "bulkhead"));
	json_object_set_new(e, "misc", m);
	return e;
}

/* The journal holds the output of every probe; who keeps it says where, as a label. */
static void add_files(json_t *test, const char *url)
{
	if (text_is_url(url))
		json_object_set_new(test, "output_files",
			json_pack("[{s:s, s:s}]", "name", "journal.jsonl", "url", url));
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
	/* What never ran has no start. */
	if (!text_is_time(start) && p->last)
		start = get_string(j->run, "time");
	put(test, "start_time", text_is_time(start) ? start : "");
	if (probe_duration(p) > 0)
		json_object_set_new(test, "duration", json_real(probe_duration(p) / 1000));
	if (outcome_bad(p->outcome) || p->outcome == OUTCOME_FLAKY || p->outcome == OUTCOME_KNOWN)
		put(test, "log_excerpt", text_tail(details, EXCERPT_LIMIT));
	json_object_set_new(test, "environment", environment(j));
	add_files(test, get_string(json_object_get(j->run, "labels"), "kcidb_journal_url"));
	json_array_append_new(k->tests, test);
	if (p->outcome == OUTCOME_KNOWN)
		add_known(k, p, id);
	free(path);
	free(key);
	free(id);
	free(details);
}

/* Lower case, digits and '_', as origins and architectures are. */
static char *small_word(const char *text)
{
	char *word = text_slug(text, "_");

	for (char *p = word; *p; p++)
		if (*p >= 'A' && *p <= 'Z')
			*p = (char)(*p - 'A' + 'a');
	return word;
}

/* An id begins with the name of who made it and a colon; a bare one is of our own origin. */
static char *id_of(const char *origin, const char *label)
{
	size_t name = strspn(label, "abcdefghijklmnopqrstuvwxyz0123456789_");

	return name && label[name] == ':' ? text_format("%s", label) :
					    text_format("%s:%s", origin, label);
}

/* The stand-ins for the checkout and the build that nobody named. */
static void add_build(const struct kcidb *k, json_t *root, const json_t *kernel)
{
	json_t *made = json_pack("{s:s, s:s, s:s, s:s}", "id", k->build, "origin", k->origin,
		"checkout_id", k->build, "status", "PASS");
	json_t *checkout = json_pack(
		"{s:s, s:s, s:b}", "id", k->build, "origin", k->origin, "valid", 1);
	char *architecture = small_word(get_string(kernel, "machine"));

	put(made, "architecture", architecture);
	put(made, "comment", get_string(kernel, "version"));
	put(checkout, "comment", get_string(kernel, "release"));
	json_object_set_new(root, "checkouts", json_pack("[o]", checkout));
	json_object_set_new(root, "builds", json_pack("[o]", made));
	free(architecture);
}

void write_kcidb(FILE *out, const struct journal *j)
{
	json_t *labels = json_object_get(j->run, "labels"),
	       *kernel = json_object_get(j->run, "kernel"), *root;
	const char *build = get_string(labels, "kcidb_build_id"),
		   *origin = get_string(labels, "kcidb_origin");
	struct kcidb k = { .journal = j,
		.tests = json_array(),
		.issues = json_array(),
		.incidents = json_array(),
		.origin = small_word(*origin ? origin : "bulkhead") };
	char *named = text_format("build %s %s %s", get_string(kernel, "release"),
		get_string(kernel, "version"), get_string(kernel, "machine"));

	k.build = *build ? id_of(k.origin, build) : identity(k.origin, named);
	for (size_t i = 0; i < j->count; i++)
		add_test(&k, &j->probes[i]);
	root = json_pack(
		"{s:{s:i, s:i}, s:o}", "version", "major", 5, "minor", 3, "tests", k.tests);
	if (!*build)
		add_build(&k, root, kernel);
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
