/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "baseline.h"

#include <ctype.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "glob.h"
#include "paths.h"

static const enum verdict expectable[] = { VERDICT_FAIL, VERDICT_BROKEN, VERDICT_TIMEOUT,
	VERDICT_CRASH, VERDICT_LEAK, VERDICT_SPLAT, VERDICT_FLAKY };

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

static char *trim(char *text)
{
	size_t n;

	while (is_blank(*text))
		text++;
	for (n = strlen(text); n && is_blank(text[n - 1]); n--)
		text[n - 1] = 0;
	return text;
}

/* The comment's '#' stands at the beginning or after a blank: a link may have a fragment. */
static char *cut_reason(char *text)
{
	for (char *c = text; *c; c++) {
		if (*c == '#' && (c == text || is_blank(c[-1]))) {
			*c = 0;
			return trim(c + 1);
		}
	}
	return NULL;
}

static char *take_verdict(const char *word, struct baseline_entry *entry)
{
	for (size_t i = 0; i < sizeof(expectable) / sizeof(*expectable); i++)
		if (!strcmp(word, verdict_name(expectable[i])))
			entry->verdict = expectable[i];
	if (entry->verdict)
		return NULL;
	if (!strcmp(word, "PASS") || !strcmp(word, "SKIP") || !strcmp(word, "MISS"))
		return xasprintf("'%s' needs no entry and cannot be expected; known are FAIL "
				 "BROKEN TIMEOUT CRASH LEAK SPLAT and FLAKY (quarantine)",
			word);
	return xasprintf("'%s' is no verdict; a line is: FAIL GLOB kernel=6.1..6.12 owner=NAME "
			 "until=YYYY-MM-DD link=URL # reason",
		word);
}

static bool is_date(const char *text)
{
	struct tm tm = { 0 }, same;
	const char *end = strptime(text, "%Y-%m-%d", &tm);
	time_t at;

	if (!end || *end || strlen(text) != strlen("2026-11-25"))
		return false;
	/* The 31st of February is another day. */
	same = tm;
	at = timegm(&same);
	return at != -1 && same.tm_mday == tm.tm_mday && same.tm_mon == tm.tm_mon;
}

static bool is_version(const char *text, size_t n)
{
	bool digit = false;

	for (size_t i = 0; i < n; i++) {
		if (text[i] == '.' && !digit)
			return false;
		if (text[i] != '.' && !isdigit((unsigned char)text[i]))
			return false;
		digit = text[i] != '.';
	}
	return digit;
}

/* "any", "A", "A..", "..B", "A..B". */
static bool is_range(const char *text)
{
	const char *dots = strstr(text, "..");

	if (!strcmp(text, "any"))
		return true;
	if (!dots)
		return is_version(text, strlen(text));
	if (dots == text && !dots[2])
		return false;
	return (dots == text || is_version(text, (size_t)(dots - text))) &&
	       (!dots[2] || is_version(dots + 2, strlen(dots + 2)));
}

static char *wrong_value(const char *key, const char *value)
{
	if (!strcmp(key, "kernel") && !is_range(value))
		return xasprintf("kernel=%s is no range; right are 6.12, 6.1..6.12, 6.12.., ..6.1 "
				 "or any",
			value);
	if (!strcmp(key, "until") && !is_date(value))
		return xasprintf("until=%s is no day; right is YYYY-MM-DD", value);
	if (!strcmp(key, "link") && strncmp(value, "http://", 7) && strncmp(value, "https://", 8))
		return xasprintf("link=%s is no address; right is https://...", value);
	return NULL;
}

static char *take_setting(char *word, struct baseline_entry *entry)
{
	const struct {
		const char *key;
		char **to;
	} known[] = { { "kernel", &entry->kernel }, { "variant", &entry->variant },
		{ "driver", &entry->driver }, { "owner", &entry->owner },
		{ "until", &entry->until }, { "link", &entry->link } };
	char *value = strchr(word, '=');

	if (!value)
		return xasprintf("'%s': after the glob come kernel= variant= driver= owner= until= "
				 "link= and # reason",
			word);
	*value++ = 0;
	for (size_t i = 0; i < sizeof(known) / sizeof(*known); i++) {
		if (strcmp(word, known[i].key))
			continue;
		if (*known[i].to)
			return xasprintf("a second %s=", word);
		if (!*value || !strcmp(value, "?"))
			return xasprintf("%s= is not filled in", word);
		*known[i].to = xstrdup(value);
		return wrong_value(word, value);
	}
	return xasprintf(
		"unknown setting '%s='; known are kernel variant driver owner until link", word);
}

static char *what_is_missing(const struct baseline_entry *e, const char *today)
{
	if (!e->glob)
		return xstrdup("no probe is named; a line is: VERDICT GLOB settings # reason");
	if (!e->kernel && !e->variant)
		return xstrdup("neither kernel= nor variant=; write kernel=any if it fails "
			       "everywhere");
	if (!e->owner)
		return xstrdup("owner= is missing: who answers for it");
	if (!e->until)
		return xstrdup("until=YYYY-MM-DD is missing: the last day on which it holds");
	if (!e->link)
		return xstrdup("link= is missing: where the failure is tracked");
	if (!e->reason || !*e->reason || !strcmp(e->reason, "?") || has_prefix(e->reason, "? "))
		return xstrdup("the reason is missing; write it at the end, after '#'");
	if (strcmp(e->until, today) < 0)
		return xasprintf("expired on %s: remove the entry, or look at %s and renew until= "
				 "(owner: %s)",
			e->until, e->link, e->owner);
	return NULL;
}

static void free_entry(struct baseline_entry *e)
{
	char **all[] = { &e->path, &e->glob, &e->kernel, &e->variant, &e->driver, &e->owner,
		&e->until, &e->link, &e->reason };

	for (size_t i = 0; i < sizeof(all) / sizeof(*all); i++)
		free(*all[i]);
}

/* One line; NULL or the error. */
static char *parse_line(char *text, const char *today, struct baseline_entry *entry)
{
	char *reason = cut_reason(text), *save = NULL, *problem;
	char *word = strtok_r(text, " \t\r\n", &save);

	if (!word)
		return NULL;
	problem = take_verdict(word, entry);
	word = problem ? NULL : strtok_r(NULL, " \t\r\n", &save);
	if (word && strchr(word, '='))
		return xstrdup("no probe is named; a line is: VERDICT GLOB settings # reason");
	if (word)
		entry->glob = xstrdup(word);
	while (!problem && (word = strtok_r(NULL, " \t\r\n", &save)))
		problem = take_setting(word, entry);
	if (problem)
		return problem;
	entry->reason = reason ? xstrdup(reason) : NULL;
	return what_is_missing(entry, today);
}

int baseline_parse(
	FILE *in, const char *path, const char *today, struct baseline *baseline, char **error)
{
	char *text = NULL, *problem = NULL;
	size_t size = 0;
	unsigned line = 0;

	while (!problem && getline(&text, &size, in) >= 0) {
		struct baseline_entry entry = { .path = xstrdup(path), .line = ++line };

		problem = parse_line(text, today, &entry);
		if (problem || !entry.verdict) {
			free_entry(&entry);
			continue;
		}
		baseline->entry = xrealloc(
			baseline->entry, (baseline->entries + 1) * sizeof(*baseline->entry));
		baseline->entry[baseline->entries++] = entry;
	}
	free(text);
	if (problem)
		*error = xasprintf("%s:%u: %s", path, line, problem);
	else if (ferror(in))
		*error = xasprintf("%s: %s", path, strerror(errno));
	free(problem);
	return *error ? -1 : 0;
}

/* Compares as many numbers as the bound has: negative when the release is below it. */
static int compare_to_bound(const char *release, const char *bound, size_t length)
{
	const char *end = bound + length;

	while (bound < end) {
		char *after_bound, *after_release;
		unsigned long want = strtoul(bound, &after_bound, 10);
		unsigned long have = strtoul(release, &after_release, 10);

		if (have != want)
			return have < want ? -1 : 1;
		bound = after_bound + 1;
		release = *after_release == '.' ? after_release + 1 : "";
	}
	return 0;
}

bool baseline_kernel_holds(const char *range, const char *release)
{
	const char *dots = strstr(range, "..");

	if (!strcmp(range, "any"))
		return true;
	if (!dots)
		return !compare_to_bound(release, range, strlen(range));
	return (dots == range || compare_to_bound(release, range, (size_t)(dots - range)) >= 0) &&
	       (!dots[2] || compare_to_bound(release, dots + 2, strlen(dots + 2)) <= 0);
}

static bool among(const char *part, size_t length, const char *names)
{
	while (*names) {
		size_t n = strcspn(names, "+");

		if (n == length && !strncmp(names, part, n))
			return true;
		names += n + (names[n] == '+');
	}
	return false;
}

/* "v1" and "swap+v1" are among "v1+swap+uni". */
static bool all_among(const char *wanted, const char *names)
{
	while (*wanted) {
		size_t n = strcspn(wanted, "+");

		if (!among(wanted, n, names))
			return false;
		wanted += n + (wanted[n] == '+');
	}
	return true;
}

static bool holds(const struct baseline_entry *e, const struct baseline_machine *machine)
{
	if (e->kernel && !baseline_kernel_holds(e->kernel, machine->release))
		return false;
	return !e->variant || (machine->variant && all_among(e->variant, machine->variant));
}

/* "runc" names oci:/usr/sbin/runc too. */
static bool same_driver(const char *wanted, const char *driver)
{
	const char *slash = strrchr(driver, '/');

	return !strcmp(wanted, driver) || (slash && !strcmp(wanted, slash + 1));
}

const struct baseline_entry *baseline_covers(const struct baseline *baseline,
	const struct baseline_machine *machine, const char *id, const char *driver)
{
	for (size_t i = 0; i < baseline->entries; i++) {
		const struct baseline_entry *e = &baseline->entry[i];

		if (holds(e, machine) && glob_match(e->glob, id) &&
			(!e->driver || same_driver(e->driver, driver)))
			return e;
	}
	return NULL;
}

static bool may_meet(const struct baseline_entry *a, const struct baseline_entry *b)
{
	return !a->driver || !b->driver || !strcmp(a->driver, b->driver);
}

int baseline_check(const struct baseline *baseline, const struct baseline_machine *machine,
	const struct catalog *catalog, char **error)
{
	for (size_t i = 0; i < baseline->entries; i++) {
		const struct baseline_entry *e = &baseline->entry[i];
		bool found = false;

		for (size_t p = 0; p < catalog->probes; p++) {
			const char *id = catalog->probe[p].id;

			if (!glob_match(e->glob, id))
				continue;
			found = true;
			for (size_t j = 0; j < i && holds(e, machine); j++) {
				const struct baseline_entry *other = &baseline->entry[j];

				if (!holds(other, machine) || !may_meet(e, other) ||
					!glob_match(other->glob, id))
					continue;
				*error = xasprintf("%s:%u: %s is covered by %s:%u already; one "
						   "entry for a probe is right",
					e->path, e->line, id, other->path, other->line);
				return -1;
			}
		}
		if (!found) {
			*error = xasprintf("%s:%u: no probe's id matches '%s'; 'bulkhead list' "
					   "prints the ids",
				e->path, e->line, e->glob);
			return -1;
		}
	}
	return 0;
}

char *baseline_find(const char *name, const char *beside, char **error)
{
	size_t n = strlen(name);
	struct strv folders = { 0 };
	char *found = NULL;

	if (strchr(name, '/') || (n > 9 && !strcmp(name + n - 9, ".baseline")))
		return beside && *name != '/' ? xasprintf("%s/%s", beside, name) : xstrdup(name);
	if (beside)
		strv_add(&folders, beside);
	paths_suite_folders(&folders);
	for (size_t i = 0; i < folders.n && !found; i++) {
		char *path = xasprintf("%s/baselines/%s.baseline", folders.v[i], name);
		FILE *in = fopen(path, "re");

		if (in) {
			fclose(in);
			found = path;
		} else {
			free(path);
		}
	}
	if (!found)
		*error = xasprintf("no baseline '%s': there is no baselines/%s.baseline beside the "
				   "suites in %s",
			name, name, folders.v[0]);
	strv_free(&folders);
	return found;
}

int baseline_load(const char *name, const char *beside, struct baseline *baseline, char **error)
{
	cleanup_free char *path = baseline_find(name, beside, error);
	char today[40];
	FILE *in;
	int rc;

	if (!path)
		return -1;
	in = fopen(path, "re");
	if (!in) {
		*error = xasprintf("%s: %s", path, strerror(errno));
		return -1;
	}
	format_time(today, sizeof(today));
	today[strlen("2026-11-25")] = 0;
	rc = baseline_parse(in, path, today, baseline, error);
	fclose(in);
	return rc;
}

void baseline_free(struct baseline *baseline)
{
	for (size_t i = 0; i < baseline->entries; i++)
		free_entry(&baseline->entry[i]);
	free(baseline->entry);
	*baseline = (struct baseline){ 0 };
}
