/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The rows that say what was wanted and got, of all probes of all the runs, as tables: a row's first
 * word is the table ("x86-64"), the rest the line ("openat"), and each probe under each driver a
 * column.  [{"name","columns":[{"run","probe","driver"}],"wrong",
 *            "lines":[{"name","cells":[{"wanted","got"} or null]}]}]
 */
#ifndef BULKHEAD_CALLS_H
#define BULKHEAD_CALLS_H

#include "model.h"

/* The caller owns the result: an empty array when no row says it. */
json_t *calls_of(struct journal *const *journals, size_t count);

#endif
