/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What the image says about itself: its probes (--describe) and the features of here (--features). */
#ifndef BULKHEAD_CATALOG_H
#define BULKHEAD_CATALOG_H

#include <jansson.h>

#include "util.h"

struct probe {
	char *id, *claim, *source;
	struct strv needs;
	json_t *cell;	/* NULL: the probe makes its own children */
	char *sabotage; /* "cell", "twin" or NULL */
	char *sabotage_what, *unsabotaged;
	bool outside, exclusive;
	unsigned timeout_ms;
	char *excluded; /* the suite's reason, set by select */
};

struct feature {
	char *name, *code, *evidence; /* code: NULL when present */
	bool present;
};

struct catalog {
	struct probe *probe; /* sorted by id */
	size_t probes;
	struct feature *feature;
	size_t features;
};

/* Run the image; 0, or -1 after a complaint on stderr. */
int catalog_load(const char *image, struct catalog *ret);
int catalog_load_features(const char *image, struct catalog *catalog);
void catalog_add_feature(struct catalog *catalog, const char *name, bool present, const char *code,
	const char *evidence);
const struct probe *catalog_find(const struct catalog *catalog, const char *id);
const struct feature *catalog_feature(const struct catalog *catalog, const char *name);
void catalog_free(struct catalog *catalog);

/* One line of --describe or --features; 0, or -1 with *error to be freed. */
int catalog_parse_probe(const char *line, struct catalog *catalog, char **error);
int catalog_parse_feature(const char *line, struct catalog *catalog, char **error);
void catalog_sort(struct catalog *catalog);

#endif
