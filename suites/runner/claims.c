/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "claims.h"

#include <stdlib.h>
#include <string.h>

#include "glob.h"

struct view {
	FILE *out;
	const struct catalog *catalog;
	bool *told;   /* of each probe: a section lists it */
	char *area;   /* "namespaces" */
	char *folder; /* of the document: "pid", or "" */
	char *here;   /* the folder of the words that follow: the document's, or one named since */
	bool shown;   /* the document is one that was asked for */
	size_t sections, bare;
};

static bool holds(const char *text, const char *source)
{
	return strcasestr(text, source) != NULL;
}

static void go_to(struct view *view, const char *folder, size_t length)
{
	free(view->here);
	view->here = xasprintf("%.*s", (int)length, folder);
}

static size_t print_pattern(struct view *view, const char *pattern)
{
	size_t n = 0;

	for (size_t i = 0; i < view->catalog->probes; i++) {
		const struct probe *probe = &view->catalog->probe[i];

		if (!glob_match(pattern, probe->id))
			continue;
		n++;
		view->told[i] = true;
		if (view->shown)
			fprintf(view->out, "    %s\n      %s\n", probe->id, probe->claim);
	}
	return n;
}

/* A word of the ledger: "name", "name-*", "name-", "-end", "folder/name", "folder/", or prose. */
static size_t print_matches(struct view *view, const char *word)
{
	const char *slash = strrchr(word, '/'), *name = slash ? slash + 1 : word;
	cleanup_free char *pattern = NULL, *elsewhere = NULL;
	size_t length = strlen(name), n;

	if (slash)
		go_to(view, word, (size_t)(slash - word));
	if (!strchr(name, '-') && !strchr(name, '*'))
		return 0;
	elsewhere = xasprintf("%s%s%s%s%s", view->here, *view->here ? "/" : "",
		*name == '-' ? "*" : "", name, name[length - 1] == '-' ? "*" : "");
	pattern = xasprintf("%s/%s", view->area, elsewhere);
	n = print_pattern(view, pattern);
	return n ? n : print_pattern(view, elsewhere);
}

/* What stands between two ";": the probes that it names, or, when it names none, why. */
static size_t print_clause(struct view *view, char *clause)
{
	cleanup_free char *words = xstrdup(clause);
	char *save = NULL;
	size_t n = 0;

	if (*view->folder)
		go_to(view, view->folder, strlen(view->folder));
	for (char *word = strtok_r(words, " ,:()`\t", &save); word;
		word = strtok_r(NULL, " ,:()`\t", &save))
		n += print_matches(view, word);
	clause += strspn(clause, " ");
	if (!n && *clause) {
		view->bare += view->shown;
		if (view->shown)
			fprintf(view->out, "    bare: %s\n", clause);
	}
	return n;
}

/* "| section | probes |" */
static void table_row(struct view *view, char *line)
{
	char *save = NULL, *section = strtok_r(line, "|", &save),
	     *cell = strtok_r(NULL, "|", &save);

	if (!section || !cell || strspn(section, " -") == strlen(section) ||
		(holds(section, "section") && holds(cell, "probes")))
		return;
	section += strspn(section, " ");
	for (char *end = section + strlen(section); end > section && end[-1] == ' ';)
		*--end = '\0';
	for (char *end = cell + strlen(cell); end > cell && end[-1] == ' ';)
		*--end = '\0';
	view->sections += view->shown;
	if (view->shown)
		fprintf(view->out, "  %s\n", section);
	go_to(view, view->folder, strlen(view->folder));
	for (char *clause = strtok_r(cell, ";", &save); clause; clause = strtok_r(NULL, ";", &save))
		print_clause(view, clause);
}

static void document(struct view *view, const char *heading, const char *source)
{
	const char *tick = strchr(heading, '`'), *slash = tick ? strchr(tick, '/') : NULL;

	free(view->folder);
	view->folder = slash ? xasprintf("%.*s", (int)(slash - tick - 1), tick + 1) : xstrdup("");
	view->shown = holds(heading, source);
	if (view->shown)
		fprintf(view->out, "%s  [probes/%s/LEDGER.md]\n", heading, view->area);
}

static void read_ledgers(struct view *view, const char *ledgers, const char *source)
{
	cleanup_free char *text = xstrdup(ledgers);
	char *save = NULL;

	for (char *line = strtok_r(text, "\n", &save); line; line = strtok_r(NULL, "\n", &save)) {
		if (has_prefix(line, "@ probes/")) {
			const char *area = line + strlen("@ probes/");

			free(view->area);
			view->area = xasprintf("%.*s", (int)strcspn(area, "/"), area);
			view->shown = false;
		} else if (has_prefix(line, "## ")) {
			document(view, line + 3, source);
		} else if (*line == '|') {
			table_row(view, line);
		}
	}
}

static void print_rest(struct view *view, const char *source)
{
	const char *last = NULL;
	size_t left = 0;

	for (size_t i = 0; i < view->catalog->probes; i++) {
		const struct probe *probe = &view->catalog->probe[i];

		if (!holds(probe->source, source) || (view->sections && view->told[i]))
			continue;
		if (!left++ && view->sections)
			fputs("claims from it that its sections do not list\n", view->out);
		if (!last || strcmp(last, probe->source))
			fprintf(view->out, "  %s\n", probe->source);
		last = probe->source;
		fprintf(view->out, "    %s\n      %s\n", probe->id, probe->claim);
	}
}

bool claims_print(FILE *out, const struct catalog *catalog, const char *ledgers, const char *source)
{
	struct view view = { .out = out,
		.catalog = catalog,
		.area = xstrdup(""),
		.folder = xstrdup(""),
		.here = xstrdup(""),
		.told = xcalloc(catalog->probes + 1, sizeof(bool)) };
	size_t claims = 0;

	read_ledgers(&view, ledgers, source);
	print_rest(&view, source);
	for (size_t i = 0; i < catalog->probes; i++)
		claims += holds(catalog->probe[i].source, source);
	if (view.sections)
		fprintf(out, "%zu sections, %zu remarks on what is bare, %zu claims name '%s'\n",
			view.sections, view.bare, claims, source);
	free(view.area);
	free(view.folder);
	free(view.here);
	free(view.told);
	return view.sections || claims;
}
