/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * N runs as one JSON object, from which text and HTML are printed:
 * {"columns": [{"name","journal","complete","unexpected","environment"}],
 *  "probes": [{"probe","claim","kind":"differs|unexpected|partly|same","cells":[cell],
 *              "rows":[{"name","cells":[{"verdict","detail"}]}]}],
 *  "calls": the tables of calls.h}
 * cell: {"verdict","outcome","why"}, or null where the run does not know the probe.  Only rows that
 * differ between columns are listed.  Probes that differ come first, then those that are unexpected
 * everywhere, then those that only some columns ran, with one result, then the rest.
 */
#ifndef BULKHEAD_MATRIX_H
#define BULKHEAD_MATRIX_H

#include "model.h"

/* The caller owns the result. */
json_t *matrix_of(struct journal *const *journals, size_t count);

void matrix_text(FILE *out, const json_t *matrix);
void matrix_html(FILE *out, const json_t *matrix);

#endif
