/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Typed reading of a JSON document with errors that name the place. A node knows its parent, so
 * the path ("linux.namespaces[2].type") is put together only when something is wrong. Unknown
 * members are ignored and null counts as absent, as the OCI specification's extensibility asks.
 *
 * The node_* readers return 1 when the member is there, 0 when it is absent (the output is left
 * alone) and -errno with a text "FILE: PATH: is X, must be Y" on a wrong type or a missing
 * required member. Strings belong to the document.
 */
#ifndef RUNTIME_NODE_H
#define RUNTIME_NODE_H

#include <jansson.h>
#include <stdbool.h>
#include <stdint.h>

#include "fail.h"

struct node {
	const json_t *v;
	const struct node *up; /* NULL at the top */
	const char *key;       /* member name; NULL for an array element */
	size_t index;
	const char *file; /* set at the top only */
};

/* Parses a document that must be an object; the caller owns *ret. file is for the error text. */
int node_load(const char *text, size_t len, const char *file, json_t **ret, struct err *err);

enum need { OPTIONAL, REQUIRED };

int node_object(const struct node *o, const char *key, enum need, struct node *ret, struct err *err);
int node_array(const struct node *o, const char *key, enum need, struct node *ret, struct err *err);
int node_string(const struct node *o, const char *key, enum need, const char **ret, struct err *err);
int node_bool(const struct node *o, const char *key, enum need, bool *ret, struct err *err);
int node_int(const struct node *o, const char *key, enum need, int64_t min, int64_t max,
	int64_t *ret, struct err *err);
/* The full range of uint64_t. */
int node_u64(const struct node *o, const char *key, enum need, uint64_t *ret, struct err *err);

size_t node_size(const struct node *array);
/* Element i, which must be an object or a string; the node keeps a pointer to `array`. */
int node_at_object(const struct node *array, size_t i, struct node *ret, struct err *err);
int node_at_string(const struct node *array, size_t i, const char **ret, struct err *err);
int node_at_int(const struct node *array, size_t i, int64_t min, int64_t max, int64_t *ret,
	struct err *err);

/* "FILE: PATH[.key]: text" with EINVAL. key may be NULL. */
int node_refuse(const struct node *o, const char *key, struct err *err, const char *fmt, ...)
	__attribute__((format(printf, 4, 5)));

#endif
