/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The difference of two runs as one JSON object, from which text and HTML are printed:
 * {"before": {...}, "after": {...}, "environment": [{"name","before","after"}],
 *  "regressed": [entry], "fixed": [...], ... one list for each of compare_lists[]}
 * entry: {"probe","before","after","why_before","why_after","rows":[{"name","before","after","detail"}]}
 */
#ifndef BULKHEAD_COMPARE_H
#define BULKHEAD_COMPARE_H

#include "model.h"

struct compare_list {
	const char *key, *title, *explain, *class;
};

/* In the order to show them, ended by a NULL key. */
extern const struct compare_list compare_lists[];

/* The caller owns the result. */
json_t *compare_journals(const struct journal *before, const struct journal *after);
/* The difference of environments: an array of {"name","before","after"}. */
json_t *compare_environments(const struct journal *before, const struct journal *after);

void compare_text(FILE *out, const json_t *difference);
void compare_html(FILE *out, const json_t *difference);

#endif
