/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * JUnit XML in two profiles.
 * - default: what GitLab, GitHub's reporters and Azure show: testcase file=, properties, logs.
 * - strict: only what the schemas of Jenkins' xUnit plugin (junit-10) and of Surefire accept; both
 *   want the time of each testcase, a flat list of suites, and at most three decimals.
 * A class is an area with dots, a name the last part of the id; together they are unique.
 */
#include "formats.h"

#include <libxml/xmlwriter.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

struct junit {
	xmlTextWriterPtr xml;
	const struct journal *journal;
	bool strict;
	json_t *seen; /* classname and name of every testcase so far */
};

static void open_element(struct junit *u, const char *name)
{
	xmlTextWriterStartElement(u->xml, BAD_CAST name);
}

static void close_element(struct junit *u)
{
	xmlTextWriterEndElement(u->xml);
}

static void text(struct junit *u, const char *value)
{
	xmlTextWriterWriteString(u->xml, BAD_CAST value);
}

static void __attribute__((format(printf, 3, 4)))
attribute(struct junit *u, const char *name, const char *format, ...)
{
	char *value;
	va_list ap;

	va_start(ap, format);
	if (vasprintf(&value, format, ap) < 0)
		abort();
	va_end(ap);
	xmlTextWriterWriteAttribute(u->xml, BAD_CAST name, BAD_CAST value);
	free(value);
}

static void property(struct junit *u, const char *name, const char *value)
{
	if (!*value)
		return;
	open_element(u, "property");
	attribute(u, "name", "%s", name);
	attribute(u, "value", "%s", value);
	close_element(u);
}

static void properties(struct junit *u, const struct probe *p)
{
	char *rerun = probe_rerun(u->journal, p);

	open_element(u, "properties");
	property(u, "verdict", p->verdict);
	property(u, "claim", probe_claim(p));
	property(u, "source", probe_source(p));
	property(u, "driver", probe_driver(u->journal, p));
	property(u, "blame", probe_blame(p));
	property(u, "again", rerun);
	close_element(u);
	free(rerun);
}

static void environment(struct junit *u)
{
	json_t *env = journal_environment(u->journal), *value;
	const char *key;

	open_element(u, "properties");
	json_object_foreach(env, key, value)
		property(u, key, json_string_value(value));
	close_element(u);
	json_decref(env);
}

static void bad(struct junit *u, const struct probe *p)
{
	char *details = probe_details(u->journal, p, u->strict);

	open_element(u, p->outcome == OUTCOME_FAILURE ? "failure" : "error");
	attribute(u, "message", "%s", *p->why ? p->why : p->verdict);
	attribute(u, "type", "%s", p->verdict);
	text(u, details);
	close_element(u);
	free(details);
}

static void skipped(struct junit *u, const struct probe *p)
{
	open_element(u, "skipped");
	attribute(u, "message", "%s", p->why);
	close_element(u);
}

/* Jenkins and Surefire know a flaky test as one that passed and carries its earlier failures. */
static void flaky(struct junit *u, const struct probe *p)
{
	json_t *result;
	char *log;
	size_t i;

	json_array_foreach(p->results, i, result) {
		if (!strcmp(get_string(result, "verdict"), "PASS"))
			continue;
		open_element(u, "flakyFailure");
		attribute(u, "message", "%s", p->why);
		attribute(u, "type", "%s", get_string(result, "verdict"));
		open_element(u, "stackTrace");
		text(u, p->why);
		close_element(u);
		log = probe_log(u->journal, p, result);
		if (*log) {
			open_element(u, "system-out");
			text(u, log);
			close_element(u);
		}
		free(log);
		close_element(u);
	}
}

static void system_out(struct junit *u, const struct probe *p)
{
	json_t *rows = get_list(p->last, "rows"), *row;
	char *log = probe_log(u->journal, p, p->last);
	const char *note = get_string(p->last, "note");
	size_t i;

	if (!*log && !*note && !json_array_size(rows)) {
		free(log);
		return;
	}
	open_element(u, "system-out");
	json_array_foreach(rows, i, row)
		xmlTextWriterWriteFormatString(u->xml, "%-7s %s%s%s\n", get_string(row, "verdict"),
			get_string(row, "name"), *get_string(row, "detail") ? ": " : "",
			get_string(row, "detail"));
	if (*note)
		xmlTextWriterWriteFormatString(u->xml, "%s\n", note);
	text(u, log);
	close_element(u);
	free(log);
}

/* Ids never collide by their rules; a hostile journal may all the same, and consumers drop one. */
static char *unique_name(struct junit *u, const char *class, const char *name)
{
	char *unique = text_format("%s", name), *key, *longer;
	bool taken;

	for (;;) {
		key = text_format("%s\n%s", class, unique);
		taken = json_object_get(u->seen, key) != NULL;
		json_object_set_new(u->seen, key, json_true());
		free(key);
		if (!taken)
			return unique;
		longer = text_format("%s~", unique);
		free(unique);
		unique = longer;
	}
}

static void testcase(struct junit *u, const struct probe *p, const char *class)
{
	char *name = unique_name(u, class, p->name);

	open_element(u, "testcase");
	attribute(u, "classname", "%s", class);
	attribute(u, "name", "%s", name);
	attribute(u, "time", "%.3f", probe_duration(p) / 1000);
	if (!u->strict) {
		attribute(u, "file", "probes/%s.c", p->id);
		properties(u, p);
	}
	if (outcome_bad(p->outcome))
		bad(u, p);
	else if (p->outcome == OUTCOME_SKIP || p->outcome == OUTCOME_EXCLUDED ||
		 p->outcome == OUTCOME_KNOWN)
		skipped(u, p);
	else if (p->outcome == OUTCOME_FLAKY)
		flaky(u, p);
	if (!u->strict)
		system_out(u, p);
	close_element(u);
	free(name);
}

struct tally {
	size_t tests, failures, errors, skipped;
	double seconds;
};

static struct tally count(const struct probe *probes, size_t n)
{
	struct tally t = { .tests = n };

	for (size_t i = 0; i < n; i++) {
		enum outcome o = probes[i].outcome;

		t.failures += o == OUTCOME_FAILURE;
		t.errors += o == OUTCOME_ERROR;
		t.skipped += o == OUTCOME_SKIP || o == OUTCOME_EXCLUDED || o == OUTCOME_KNOWN;
		t.seconds += probe_duration(&probes[i]) / 1000;
	}
	return t;
}

static void tally_attributes(struct junit *u, struct tally t, bool with_skipped)
{
	attribute(u, "tests", "%zu", t.tests);
	attribute(u, "failures", "%zu", t.failures);
	attribute(u, "errors", "%zu", t.errors);
	if (with_skipped)
		attribute(u, "skipped", "%zu", t.skipped);
	attribute(u, "time", "%.3f", t.seconds);
}

static void testsuite(struct junit *u, const struct probe *probes, size_t n)
{
	const char *began = get_string(u->journal->run, "time");
	char *class = text_format("%s", probes->area);

	for (char *p = class; *p; p++)
		if (*p == '/')
			*p = '.';
	open_element(u, "testsuite");
	attribute(u, "name", "%s", class);
	tally_attributes(u, count(probes, n), true);
	if (text_is_time(began))
		attribute(u, "timestamp", "%.19s", began);
	environment(u);
	for (size_t i = 0; i < n; i++)
		testcase(u, &probes[i], class);
	close_element(u);
	free(class);
}

static int write_bytes(void *file, const char *bytes, int length)
{
	return (int)fwrite(bytes, 1, (size_t)length, file);
}

static void write_profile(FILE *out, const struct journal *j, bool strict)
{
	xmlOutputBufferPtr buffer = xmlOutputBufferCreateIO(write_bytes, NULL, out, NULL);
	struct junit u = { .journal = j, .strict = strict, .seen = json_object() };

	u.xml = buffer ? xmlNewTextWriter(buffer) : NULL;
	if (!u.xml)
		abort();
	xmlTextWriterSetIndent(u.xml, 1);
	xmlTextWriterStartDocument(u.xml, NULL, "UTF-8", NULL);
	open_element(&u, "testsuites");
	attribute(&u, "name", "bulkhead");
	tally_attributes(&u, count(j->probes, j->count), !strict);
	for (size_t i = 0, n; i < j->count; i += n) {
		for (n = 1; i + n < j->count && !strcmp(j->probes[i].area, j->probes[i + n].area);
			n++)
			;
		testsuite(&u, &j->probes[i], n);
	}
	close_element(&u);
	xmlTextWriterEndDocument(u.xml);
	xmlFreeTextWriter(u.xml);
	json_decref(u.seen);
}

void write_junit(FILE *out, const struct journal *j)
{
	write_profile(out, j, false);
}

void write_junit_strict(FILE *out, const struct journal *j)
{
	write_profile(out, j, true);
}
