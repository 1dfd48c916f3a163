/* SPDX-License-Identifier: GPL-2.0-or-later */
/* bulkhead list, claims, features: what there is. */
#include <getopt.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "claims.h"
#include "commands.h"
#include "inventory.h"
#include "module.h"
#include "paths.h"
#include "select.h"
#include "suite.h"

static int load(struct catalog *catalog, bool features)
{
	cleanup_free char *image = paths_image();

	if (!image) {
		complain("the image of probes (bulkhead-probes) is neither beside this program nor "
			 "in "
			 "../libexec/bulkhead; set BULKHEAD_IMAGE");
		return EXIT_USAGE;
	}
	if (catalog_load(image, catalog) || (features && catalog_load_features(image, catalog)))
		return EXIT_USAGE;
	return 0;
}

struct list_options {
	const char *suite;
	struct narrowing narrowing;
	bool lengthy;
	char *const *globs;
};

static const char list_help[] =
	"usage: bulkhead list [-s SUITE] [--shard I/N] [--sabotage] [--cells] [-l] [GLOB...]\n"
	"Prints the ids that would run, one a line; with -l the claim, source and needs too.\n";

static int parse_list(int argc, char **argv, struct list_options *ret)
{
	static const struct option longs[] = { { "suite", required_argument, NULL, 's' },
		{ "shard", required_argument, NULL, 'n' }, { "sabotage", no_argument, NULL, 'b' },
		{ "long", no_argument, NULL, 'l' }, { "cells", no_argument, NULL, 'c' },
		{ "help", no_argument, NULL, 'h' }, { 0 } };
	int c;

	optind = 0;
	while ((c = getopt_long(argc, argv, "s:lh", longs, NULL)) != -1) {
		if (c == 's') {
			ret->suite = optarg;
		} else if (c == 'l') {
			ret->lengthy = true;
		} else if (c == 'b') {
			ret->narrowing.sabotage = true;
		} else if (c == 'c') {
			ret->narrowing.cells = true;
		} else if (c == 'n' && !shard_parse(optarg, &ret->narrowing.shard)) {
			complain("list: --shard: '%s' is not I/N with I from 1 to N", optarg);
			return EXIT_USAGE;
		} else if (c == 'h') {
			fputs(list_help, stdout);
			return -1;
		} else if (c == '?') {
			return EXIT_USAGE;
		}
	}
	ret->globs = argv + optind;
	return 0;
}

static void print_selected(const struct selection *selection, bool lengthy)
{
	for (size_t i = 0; i < selection->count; i++) {
		const struct probe *probe = selection->probe[i];

		if (probe->excluded && !lengthy)
			continue;
		puts(probe->id);
		if (!lengthy)
			continue;
		printf("    %s\n    source: %s\n", probe->claim, probe->source);
		if (probe->needs.n)
			fputs("    needs: ", stdout);
		for (size_t j = 0; j < probe->needs.n; j++)
			printf(" %s%s", probe->needs.v[j], j + 1 == probe->needs.n ? "\n" : "");
		if (probe->excluded)
			printf("    excluded: %s\n", probe->excluded);
	}
}

int cmd_list(int argc, char **argv)
{
	struct list_options opt = { 0 };
	struct catalog catalog = { 0 };
	struct suite suite = { 0 };
	struct selection selection = { 0 };
	cleanup_free char *error = NULL;
	int rc = parse_list(argc, argv, &opt);

	if (rc)
		return rc < 0 ? 0 : rc;
	if (opt.suite && suite_load(opt.suite, &suite, &error)) {
		complain("%s", error);
		return EXIT_USAGE;
	}
	rc = load(&catalog, false);
	if (!rc) {
		rc = select_probes(&catalog, opt.suite ? &suite : NULL, opt.globs, &opt.narrowing,
			&selection, &error);
		if (rc)
			complain("%s", error);
		else
			print_selected(&selection, opt.lengthy);
	}
	free(selection.probe);
	catalog_free(&catalog);
	suite_free(&suite);
	return rc;
}

static int by_source(const void *a, const void *b)
{
	const struct probe *x = a, *y = b;
	int order = strcmp(x->source, y->source);

	return order ? order : strcmp(x->id, y->id);
}

static int print_claims(struct catalog *catalog, const char *source)
{
	const char *last = NULL;

	if (source) {
		if (claims_print(stdout, catalog, ledgers_text(), source))
			return 0;
		complain("claims: no probe's source and no document of a ledger contains '%s'",
			source);
		return EXIT_NOTHING;
	}
	if (catalog->probes)
		qsort(catalog->probe, catalog->probes, sizeof(*catalog->probe), by_source);
	for (size_t i = 0; i < catalog->probes; i++) {
		const struct probe *probe = &catalog->probe[i];

		if (!last || strcmp(last, probe->source))
			printf("%s%s\n", last ? "\n" : "", probe->source);
		last = probe->source;
		printf("  %s\n    %s\n", probe->claim, probe->id);
	}
	return 0;
}

int cmd_claims(int argc, char **argv)
{
	static const struct option longs[] = { { "source", required_argument, NULL, 's' },
		{ "help", no_argument, NULL, 'h' }, { 0 } };
	struct catalog catalog = { 0 };
	const char *source = NULL;
	int c, rc;

	optind = 0;
	while ((c = getopt_long(argc, argv, "s:h", longs, NULL)) != -1) {
		if (c == 's') {
			source = optarg;
		} else if (c == 'h') {
			puts("usage: bulkhead claims [--source TEXT]\nPrints claims by the "
			     "document and section they come from.  With TEXT, any part of a "
			     "document's\nname: each section of it, its claims, and what is bare "
			     "and why, as the ledgers say.");
			return 0;
		} else {
			return EXIT_USAGE;
		}
	}
	if (optind < argc) {
		complain("claims: unexpected '%s'; write --source %s", argv[optind], argv[optind]);
		return EXIT_USAGE;
	}
	rc = load(&catalog, false);
	if (!rc)
		rc = print_claims(&catalog, source);
	catalog_free(&catalog);
	return rc;
}

static void print_inventory(const struct catalog *catalog)
{
	json_t *object = inventory(catalog);

	json_dumpf(object, stdout, JSON_INDENT(1));
	putchar('\n');
	json_decref(object);
}

static void print_features(const struct catalog *catalog)
{
	size_t width = 8;

	for (size_t i = 0; i < catalog->features; i++) {
		size_t n = strlen(catalog->feature[i].name);

		width = n > width ? n : width;
	}
	for (size_t i = 0; i < catalog->features; i++) {
		const struct feature *f = &catalog->feature[i];

		printf("%-*s  %-9s %s\n", (int)width, f->name,
			f->present ? "present"
			: f->code  ? f->code
				   : "absent",
			f->evidence);
	}
}

int cmd_features(int argc, char **argv)
{
	static const struct option longs[] = { { "format", required_argument, NULL, 'f' },
		{ "help", no_argument, NULL, 'h' }, { 0 } };
	struct catalog catalog = { 0 };
	bool json = false;
	int c, rc;

	optind = 0;
	while ((c = getopt_long(argc, argv, "f:h", longs, NULL)) != -1) {
		if (c == 'f' && (!strcmp(optarg, "json") || !strcmp(optarg, "text"))) {
			json = *optarg == 'j';
		} else if (c == 'f') {
			complain("features: --format: '%s' is neither text nor json", optarg);
			return EXIT_USAGE;
		} else if (c == 'h') {
			puts("usage: bulkhead features [--format text|json]\nPrints what this "
			     "machine "
			     "has, with evidence; json adds kernel, configuration, command line,\n"
			     "security modules, control groups, modules and architecture.");
			return 0;
		} else {
			return EXIT_USAGE;
		}
	}
	rc = load(&catalog, true);
	for (size_t i = 0; !rc && i < catalog.probes; i++)
		modules_find(&catalog, &catalog.probe[i].needs);
	if (!rc && json)
		print_inventory(&catalog);
	else if (!rc)
		print_features(&catalog);
	catalog_free(&catalog);
	return rc;
}
