/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Parts that the HTML pages share.  A page is one file without any outside resource; it works without
 * scripts (which only add the filter, copying and opening what a link names), on a phone, in print,
 * and in light and dark.
 */
#ifndef BULKHEAD_HTML_H
#define BULKHEAD_HTML_H

#include <stdio.h>

#include "model.h"

void html_begin(FILE *out, const char *title);
void html_filter(FILE *out, const char *what);
void html_end(FILE *out, const char *version);

/* printf whose %s arguments are escaped; the only conversions are %s, %zu and %%. */
void html_printf(FILE *out, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* CSS class of an outcome: "good", "bad", "warn", "calm". */
const char *html_class(enum outcome outcome);

/* One probe as a <details> element, open or closed. */
void html_probe(FILE *out, const struct journal *journal, const struct probe *probe, bool open);
/* The tables of calls.h, folded; nothing when there are none. */
void html_calls(FILE *out, const json_t *tables, bool several_runs);
/* A duration of MS milliseconds for people; the caller frees it. */
char *html_duration(double ms);

#endif
