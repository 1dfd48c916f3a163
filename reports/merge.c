/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Shards into one journal: the run record of the first, every feature once, then the records of all,
 * then one end.  Only shards of one run fit together; reports sort by id, so the merged report is the
 * one of the run that was never split.
 */
#include "report.h"
#include "model.h"
#include "output.h"

#include <stdlib.h>
#include <string.h>

static int check_same(const struct journal *first, const struct journal *other, char **error)
{
	static const char *const same[] = { "suite", "driver", "bulkhead", "kernel", "machine",
		"sabotage" };
	json_t *a = journal_environment(first), *b = journal_environment(other);
	int rc = 0;

	for (size_t i = 0; i < sizeof(same) / sizeof(*same) && rc == 0; i++) {
		const char *x = get_string(a, same[i]), *y = get_string(b, same[i]);

		if (strcmp(x, y)) {
			*error = text_format(
				"%s: %s is \"%s\", but \"%s\" in %s: merge shards of one run only "
				"(bulkhead matrix sets different runs side by side)",
				other->path, same[i], y, x, first->path);
			rc = -1;
		}
	}
	json_decref(a);
	json_decref(b);
	return rc;
}

static int check_overlap(struct journal *const *shards, size_t count, char **error)
{
	json_t *owner = json_object();
	int rc = 0;

	for (size_t s = 0; s < count && rc == 0; s++) {
		for (size_t i = 0; i < shards[s]->count && rc == 0; i++) {
			const char *id = shards[s]->probes[i].id, *path = get_string(owner, id);

			if (!strcmp(id, RUN_PROBE))
				continue;
			if (*path) {
				*error = text_format(
					"%s: %s is in %s as well: every probe belongs to one shard",
					shards[s]->path, id, path);
				rc = -1;
			}
			json_object_set_new(owner, id, json_string(shards[s]->path));
		}
	}
	json_decref(owner);
	return rc;
}

/* Names of shards "i/n" of which no journal was given. */
static json_t *missing_shards(struct journal *const *shards, size_t count)
{
	json_t *seen = json_object(), *missing = json_array();
	unsigned long total = 0, index, of;

	for (size_t s = 0; s < count; s++) {
		const char *shard = get_string(shards[s]->run, "shard");

		if (sscanf(shard, "%lu/%lu", &index, &of) != 2)
			continue;
		json_object_set_new(seen, shard, json_true());
		total = of > total ? of : total;
	}
	/* A count beyond reason is damage, which the reader names; do not list it. */
	for (index = 1; index <= total && total <= 10000; index++) {
		char *name = text_format("%lu/%lu", index, total);

		if (!json_object_get(seen, name))
			json_array_append_new(missing, json_string(name));
		free(name);
	}
	json_decref(seen);
	return missing;
}

static json_t *merged_run(struct journal *const *shards, size_t count)
{
	json_t *run = json_copy(shards[0]->run), *ids = json_array(),
	       *missing = missing_shards(shards, count);
	double planned = 0;

	for (size_t s = 0; s < count; s++) {
		planned += get_number(shards[s]->run, "planned");
		json_array_append_new(ids, json_string(get_string(shards[s]->run, "id")));
		if (strcmp(get_string(shards[s]->run, "time"), get_string(run, "time")) < 0)
			json_object_set(run, "time", json_object_get(shards[s]->run, "time"));
	}
	json_object_del(run, "shard");
	json_object_set_new(run, "planned", json_integer((json_int_t)planned));
	json_object_set_new(run, "shards", ids);
	if (json_array_size(missing))
		json_object_set(run, "missing_shards", missing);
	json_decref(missing);
	return run;
}

/* The end of all, or NULL when a shard has none: then the merged run is incomplete, too. */
static json_t *merged_end(struct journal *const *shards, size_t count)
{
	json_t *end = json_copy(shards[0]->end), *counts = json_object(), *n;
	bool interrupted = false;
	int exit_code = 0;
	const char *name;

	for (size_t s = 0; s < count && end; s++) {
		json_t *other = shards[s]->end;
		int code = (int)get_number(other, "exit");

		if (!other || shards[s]->damaged) {
			json_decref(end);
			end = NULL;
			break;
		}
		/* A shard may be empty (4) when another is not; else the greater code is the worse. */
		if (code == 4 && count > 1)
			code = 0;
		exit_code = code > exit_code ? code : exit_code;
		interrupted |= get_bool(other, "interrupted");
		if (strcmp(get_string(other, "time"), get_string(end, "time")) > 0)
			json_object_set(end, "time", json_object_get(other, "time"));
		json_object_foreach(json_object_get(other, "counts"), name, n)
			json_object_set_new(counts, name,
				json_integer((json_int_t)(get_number(counts, name) +
							  json_number_value(n))));
	}
	if (end) {
		json_object_set_new(end, "exit", json_integer(exit_code));
		json_object_set_new(end, "interrupted", json_boolean(interrupted));
		json_object_set(end, "counts", counts);
	}
	json_decref(counts);
	return end;
}

static void put(FILE *out, const json_t *record)
{
	if (!record)
		return;
	json_dumpf(record, out, JSON_COMPACT | JSON_REAL_PRECISION(12));
	putc('\n', out);
}

static void write_records(FILE *out, struct journal *const *shards, size_t count)
{
	json_t *run = merged_run(shards, count), *end = merged_end(shards, count),
	       *features = json_object(), *r;
	size_t i;

	put(out, run);
	for (size_t s = 0; s < count; s++) {
		json_array_foreach(shards[s]->features, i, r) {
			if (!json_object_get(features, get_string(r, "name")))
				put(out, r);
			json_object_set_new(features, get_string(r, "name"), json_true());
		}
	}
	for (size_t s = 0; s < count; s++) {
		json_array_foreach(shards[s]->records, i, r) {
			const char *type = get_string(r, "type");

			if (strcmp(type, "run") && strcmp(type, "feature") && strcmp(type, "end") &&
				strcmp(get_string(r, "probe"), RUN_PROBE))
				put(out, r);
		}
	}
	put(out, end);
	json_decref(run);
	json_decref(end);
	json_decref(features);
}

int journal_merge(const char *const *shard_paths, size_t count, const char *out_path, char **error)
{
	struct journal **shards = calloc(count + 1, sizeof(*shards));
	struct output out;
	int rc = 0;

	if (!shards)
		abort();
	if (!count) {
		*error = text_format("a merge of no journals: name the journal of every shard");
		rc = -1;
	}
	for (size_t s = 0; s < count && rc == 0; s++) {
		rc = journal_read(shard_paths[s], &shards[s], error);
		if (rc == 0 && !shards[s]->run) {
			*error = text_format(
				"%s: empty: expected the journal of a shard", shards[s]->path);
			rc = -1;
		}
		if (rc == 0)
			rc = check_same(shards[0], shards[s], error);
	}
	if (rc == 0)
		rc = check_overlap(shards, count, error);
	if (rc == 0)
		rc = output_open(&out, out_path, error);
	if (rc == 0) {
		write_records(out.file, shards, count);
		rc = output_close(&out, error);
	}
	for (size_t s = 0; s < count; s++)
		journal_free(shards[s]);
	free(shards);
	return rc;
}
