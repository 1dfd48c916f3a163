/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "select.h"

#include <stdlib.h>
#include <string.h>

#include "glob.h"

bool shard_parse(const char *text, struct shard *ret)
{
	cleanup_free char *copy = xstrdup(text);
	char *slash = strchr(copy, '/');
	struct shard shard;

	if (!slash)
		return false;
	*slash = 0;
	if (!parse_unsigned(copy, 1000000, &shard.index) ||
		!parse_unsigned(slash + 1, 1000000, &shard.count))
		return false;
	if (!shard.index || shard.index > shard.count)
		return false;
	*ret = shard;
	return true;
}

bool shard_has(const struct shard *shard, const char *id)
{
	uint64_t hash = 14695981039346656037u; /* FNV-1a, 64 bits */

	if (!shard || !shard->count)
		return true;
	for (; *id; id++)
		hash = (hash ^ (unsigned char)*id) * 1099511628211u;
	/* The low bits of FNV-1a are its weakest. */
	hash ^= hash >> 32;
	return hash % shard->count == shard->index - 1;
}

/* Marks what one glob finds; false when it finds nothing. */
static bool mark(const struct catalog *catalog, const char *glob, bool *marks)
{
	bool found = false;

	for (size_t i = 0; i < catalog->probes; i++) {
		if (!glob_match(glob, catalog->probe[i].id))
			continue;
		marks[i] = true;
		found = true;
	}
	return found;
}

/* item: the suite's line that asks for it, or NULL for the command line. */
static char *nothing_found(const struct suite *suite, const struct suite_item *item,
	const char *word, const char *glob)
{
	cleanup_free char *where =
		item ? xasprintf("%s:%u: %s: ", suite->path, item->line, word) : xstrdup("");

	return xasprintf("%s%s '%s'; 'bulkhead list' prints the ids", where,
		glob_is_pattern(glob) ? "no probe's id matches" : "there is no probe", glob);
}

static char *mark_suite(struct catalog *catalog, const struct suite *suite, bool *marks)
{
	for (size_t i = 0; i < suite->includes; i++) {
		const struct suite_item *item = &suite->include[i];

		if (!mark(catalog, item->text, marks))
			return nothing_found(suite, item, "include", item->text);
	}
	for (size_t i = 0; i < suite->excludes; i++) {
		const struct suite_item *item = &suite->exclude[i];
		bool found = false;

		for (size_t j = 0; j < catalog->probes; j++) {
			struct probe *probe = &catalog->probe[j];

			if (!glob_match(item->text, probe->id))
				continue;
			found = true;
			if (marks[j] && !probe->excluded)
				probe->excluded = xstrdup(item->reason);
		}
		if (!found)
			return nothing_found(suite, item, "exclude", item->text);
	}
	return NULL;
}

static char *mark_globs(struct catalog *catalog, char *const *globs, bool *marks)
{
	for (; globs && *globs; globs++) {
		struct probe *named;

		if (!mark(catalog, *globs, marks))
			return nothing_found(NULL, NULL, NULL, *globs);
		named = (struct probe *)catalog_find(catalog, *globs);
		if (named) {
			free(named->excluded);
			named->excluded = NULL;
		}
	}
	return NULL;
}

static bool wanted(const struct narrowing *narrowing, const struct probe *probe)
{
	return shard_has(&narrowing->shard, probe->id) &&
	       !(narrowing->sabotage && !probe->sabotage) && !(narrowing->cells && !probe->cell);
}

int select_probes(struct catalog *catalog, const struct suite *suite, char *const *globs,
	const struct narrowing *narrowing, struct selection *ret, char **error)
{
	cleanup_free bool *in_suite = xcalloc(catalog->probes, sizeof(bool));
	cleanup_free bool *in_globs = xcalloc(catalog->probes, sizeof(bool));
	bool any_glob = globs && *globs;
	struct selection selection = { 0 };
	size_t dropped = 0;

	if (suite)
		*error = mark_suite(catalog, suite, in_suite);
	if (!*error)
		*error = mark_globs(catalog, globs, in_globs);
	if (*error)
		return EXIT_USAGE;
	selection.probe = xcalloc(catalog->probes, sizeof(*selection.probe));
	for (size_t i = 0; i < catalog->probes; i++) {
		struct probe *probe = &catalog->probe[i];

		if ((suite && !in_suite[i]) || (any_glob && !in_globs[i]))
			continue;
		if (!wanted(narrowing, probe)) {
			dropped++;
			continue;
		}
		selection.probe[selection.count++] = probe;
		selection.excluded += !!probe->excluded;
	}
	if (selection.count > selection.excluded) {
		*ret = selection;
		return 0;
	}
	*error = xasprintf(
		"nothing is selected: of %zu probes %zu match, of these %zu are excluded and "
		"%zu left out by --shard, --cells or --sabotage",
		catalog->probes, selection.count + dropped, selection.excluded, dropped);
	free(selection.probe);
	return EXIT_NOTHING;
}
