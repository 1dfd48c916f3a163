/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "model.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

const char *get_string(const json_t *object, const char *key)
{
	const char *value = json_string_value(json_object_get(object, key));

	return value ? value : "";
}

double get_number(const json_t *object, const char *key)
{
	return json_number_value(json_object_get(object, key));
}

bool get_bool(const json_t *object, const char *key)
{
	return json_is_true(json_object_get(object, key));
}

json_t *get_list(const json_t *object, const char *key)
{
	static json_t *empty;
	json_t *list = json_object_get(object, key);

	if (json_is_array(list))
		return list;
	if (!empty)
		empty = json_array();
	return empty;
}

/* Members whose lines are meant; everything else is a name or a phrase. */
static bool many_lines(const char *key)
{
	return !strcmp(key, "log") || !strcmp(key, "note");
}

/* A line of a kernel log keeps its indentation. */
static char *clean_log_line(const char *bytes, size_t length)
{
	char *line = text_clean(bytes, length);

	for (char *p = line; *p; p++)
		if (*p == '\n' || *p == '\t')
			*p = ' ';
	return line;
}

static void clean_strings(json_t *value, const char *key)
{
	const char *member;
	json_t *child;
	void *next;
	size_t i;

	if (json_is_string(value)) {
		const char *bytes = json_string_value(value);
		size_t length = json_string_length(value);
		char *clean = many_lines(key)		   ? text_clean(bytes, length)
			      : !strcmp(key, "kernel_log") ? clean_log_line(bytes, length)
							   : text_one_line(bytes, length);

		if (strlen(clean) != length || memcmp(clean, bytes, length))
			json_string_set(value, clean);
		free(clean);
	} else if (json_is_array(value)) {
		json_array_foreach(value, i, child)
			clean_strings(child, key);
	} else if (json_is_object(value)) {
		json_object_foreach_safe(value, next, member, child) {
			clean_strings(child, member);
		}
	}
}

/* Takes TEXT.  It may quote the line, by way of a parser's message. */
static void problem(struct journal *j, char *text)
{
	char *clean = text_one_line(text, strlen(text));

	json_array_append_new(j->problems, json_string(clean));
	free(clean);
	free(text);
}

static struct probe *probe_of(struct journal *j, json_t *record)
{
	const char *id = get_string(record, "probe");
	json_int_t at = json_integer_value(json_object_get(j->index, id));
	struct probe *p;

	if (!*id)
		return NULL;
	if (at)
		return &j->probes[at - 1];
	if ((j->count & (j->count + 1)) == 0) {
		j->probes = realloc(j->probes, (j->count * 2 + 2) * sizeof(*p));
		if (!j->probes)
			abort();
	}
	p = &j->probes[j->count++];
	*p = (struct probe){ .id = id, .results = json_array(), .blamings = json_array() };
	json_object_set_new(j->index, id, json_integer((json_int_t)j->count));
	return p;
}

/* A panic or hang of the whole machine is the result of the attempt that was running. */
static void take_event(struct journal *j, json_t *record, const char *type)
{
	bool panic = !strcmp(type, "panic");
	struct probe *p = probe_of(j, record);
	json_t *result;

	if (!p) {
		j->splat |= panic;
		size_t suspects = json_array_size(get_list(record, "suspects"));

		problem(j,
			text_format("the kernel %s while %s: %s", panic ? "panicked" : "hung",
				suspects ? "several probes were running" : "no probe was running",
				json_string_value(json_array_get(get_list(record, "kernel_log"), 0))
					?: "no log"));
		return;
	}
	result = json_copy(record);
	json_object_set_new(result, "verdict", json_string(panic ? "SPLAT" : "TIMEOUT"));
	json_object_set_new(result, "machine",
		json_string(panic ? "the kernel panicked" : "the whole machine hung"));
	if (p->open) {
		json_object_set(result, "driver", json_object_get(p->open, "driver"));
		json_object_set(result, "attempt", json_object_get(p->open, "attempt"));
	}
	json_array_append_new(p->results, result);
	p->open = NULL;
}

static void take_probe_record(struct journal *j, json_t *record, const char *type, size_t line)
{
	struct probe *p = probe_of(j, record);

	if (!p) {
		j->damaged = true;
		problem(j, text_format(
				   "%s:%zu: a \"%s\" record without \"probe\"; the line is ignored",
				   j->path, line, type));
	} else if (!strcmp(type, "plan")) {
		j->plans += !p->plan;
		j->active_plans += !p->plan && !*get_string(record, "excluded");
		p->plan = record;
	} else if (!strcmp(type, "start")) {
		p->start = p->open = record;
	} else if (!strcmp(type, "result")) {
		bool blaming = !strcmp(get_string(record, "runs_for"), "blame");

		if (!verdict_known(get_string(record, "verdict"))) {
			j->damaged = true;
			problem(j, text_format("%s:%zu: \"%s\" is not a verdict; the result does "
					       "not count",
					   j->path, line, get_string(record, "verdict")));
			return;
		}
		json_array_append(blaming ? p->blamings : p->results, record);
		p->open = NULL;
	} else if (!strcmp(type, "blame")) {
		p->blame = record;
	} else {
		p->final = record;
	}
}

static void take_record(struct journal *j, json_t *record, size_t line)
{
	static const char *const of_probe[] = { "plan", "start", "result", "blame", "final" };
	const char *type = get_string(record, "type");

	json_array_append(j->records, record);
	if (!strcmp(type, "run")) {
		if (!j->run)
			j->run = record;
	} else if (!strcmp(type, "feature")) {
		json_array_append(j->features, record);
	} else if (!strcmp(type, "end")) {
		j->end = record;
	} else if (!strcmp(type, "garbled")) {
		j->damaged = true;
		problem(j, text_format("%g lines that came from the guest were no records: results "
				       "may be lost",
				   get_number(record, "lines")));
	} else if (!strcmp(type, "panic") || !strcmp(type, "hang")) {
		take_event(j, record, type);
	} else {
		for (size_t i = 0; i < sizeof(of_probe) / sizeof(*of_probe); i++)
			if (!strcmp(type, of_probe[i]))
				take_probe_record(j, record, type, line);
		/* A type that is not known comes from a later version: ignored by contract. */
	}
}

/* Takes TEXT: what makes a file no journal at all. */
static int refuse(char **error, char *text)
{
	*error = text_one_line(text, strlen(text));
	free(text);
	return -1;
}

/* The first record decides whether this is a journal, and one that can be read. */
static int check_first(const struct journal *j, const json_t *record, size_t line, char **error)
{
	if (j->run || j->damaged)
		return 0;
	if (strcmp(get_string(record, "type"), "run"))
		return refuse(error,
			text_format("%s:%zu: the first record is not of type \"run\": this is "
				    "not a journal of bulkhead",
				j->path, line));
	if (get_number(record, "schema") != JOURNAL_SCHEMA)
		return refuse(error,
			text_format("%s:%zu: journal schema %g, but this version reads %d", j->path,
				line, get_number(record, "schema"), JOURNAL_SCHEMA));
	return 0;
}

/* A line that holds no record; a cut first line may still have been one. */
static int take_damage(struct journal *j, const char *why, bool cut, size_t line, char **error)
{
	if (!j->run && !j->damaged && !cut)
		return refuse(error,
			text_format("%s:%zu: %s: a journal of bulkhead begins with a \"run\" "
				    "record in JSON",
				j->path, line, why));
	j->damaged = true;
	if (cut)
		problem(j, text_format("%s:%zu: the journal is cut within this line; it is ignored",
				   j->path, line));
	else
		problem(j, text_format("%s:%zu: not a record (%s); the line is ignored", j->path,
				   line, why));
	return 0;
}

static int take_line(struct journal *j, const char *bytes, size_t length, size_t line, char **error)
{
	bool cut = bytes[length - 1] != '\n' && *bytes == '{';
	json_error_t why;
	json_t *record;
	char *text;
	int rc;

	if (strspn(bytes, " \t\r\n") == length)
		return 0;
	text = text_repair_json(bytes, length);
	record = json_loads(text, JSON_ALLOW_NUL, &why);
	free(text);
	if (json_is_object(record)) {
		clean_strings(record, "");
		rc = check_first(j, record, line, error);
		if (rc == 0)
			take_record(j, record, line);
	} else {
		rc = take_damage(j, record ? "not an object" : why.text, cut, line, error);
	}
	json_decref(record);
	return rc;
}

int journal_read(const char *path, struct journal **ret_journal, char **error)
{
	struct journal *j = calloc(1, sizeof(*j));
	char *bytes = NULL;
	size_t room = 0, line = 0;
	ssize_t length;
	struct stat st;
	FILE *in =
		strcmp(path, "-") ? fopen(path, "re") : fdopen(fcntl(0, F_DUPFD_CLOEXEC, 3), "re");
	int rc = -1;

	if (!j)
		abort();
	j->path = text_one_line(path, strlen(path));
	j->records = json_array();
	j->features = json_array();
	j->problems = json_array();
	j->index = json_object();
	if (!in) {
		*error = text_format(
			"%s: %s: expected the journal of a run", j->path, strerror(errno));
		goto out;
	}
	if (fstat(fileno(in), &st) == 0 && S_ISDIR(st.st_mode)) {
		*error = text_format("%s: is a folder: expected the journal of a run", j->path);
		goto out;
	}
	while ((length = getline(&bytes, &room, in)) > 0)
		if (take_line(j, bytes, (size_t)length, ++line, error) < 0)
			goto out;
	if (ferror(in)) {
		*error = text_format("%s:%zu: %s", j->path, line + 1, strerror(errno));
		goto out;
	}
	journal_judge(j);
	rc = 0;
out:
	free(bytes);
	if (in)
		fclose(in);
	if (rc == 0)
		*ret_journal = j;
	else
		journal_free(j);
	return rc;
}

void journal_free(struct journal *j)
{
	if (!j)
		return;
	for (size_t i = 0; i < j->count; i++) {
		json_decref(j->probes[i].results);
		json_decref(j->probes[i].blamings);
		free(j->probes[i].area);
		free(j->probes[i].why);
	}
	free(j->probes);
	json_decref(j->records);
	json_decref(j->features);
	json_decref(j->problems);
	json_decref(j->index);
	free(j->path);
	free(j);
}
