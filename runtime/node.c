/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "node.h"

#define BIG_MARK "#u64:"

static const char *const type_names[] = {
	[JSON_OBJECT] = "an object",
	[JSON_ARRAY] = "an array",
	[JSON_STRING] = "a string",
	[JSON_INTEGER] = "an integer",
	[JSON_REAL] = "a real number",
	[JSON_TRUE] = "a boolean",
	[JSON_FALSE] = "a boolean",
	[JSON_NULL] = "null",
};

static size_t put_path(const struct node *n, char *buf, size_t size, const char **file)
{
	size_t len;

	if (!n->up) {
		*file = n->file;
		buf[0] = 0;
		return 0;
	}
	len = put_path(n->up, buf, size, file);
	if (n->key)
		snprintf(buf + len, size - len, "%s%s", len ? "." : "", n->key);
	else
		snprintf(buf + len, size - len, "[%zu]", n->index);
	return strlen(buf);
}

int node_refuse(const struct node *o, const char *key, struct err *err, const char *fmt, ...)
{
	char path[256], text[ERR_TEXT / 2];
	const char *file = NULL;
	struct node child = {.up = o, .key = key};
	va_list ap;

	put_path(key ? &child : o, path, sizeof(path), &file);
	va_start(ap, fmt);
	vsnprintf(text, sizeof(text), fmt, ap);
	va_end(ap);
	return fail(err, EINVAL, "%s: %s: %s", file ? file : "config.json",
		path[0] ? path : "(the document)", text);
}

static int member(const struct node *o, const char *key, enum need need, json_type type,
	struct node *ret, struct err *err)
{
	const json_t *v = json_object_get(o->v, key);

	if (!v || json_is_null(v)) {
		if (need == REQUIRED)
			return node_refuse(o, key, err, "is missing, must be %s", type_names[type]);
		return 0;
	}
	if (json_typeof(v) != type && !(type == JSON_TRUE && json_is_boolean(v)))
		return node_refuse(o, key, err, "is %s, must be %s", type_names[json_typeof(v)],
			type_names[type]);
	*ret = (struct node){.v = v, .up = o, .key = key};
	return 1;
}

int node_object(const struct node *o, const char *key, enum need need, struct node *ret,
	struct err *err)
{
	return member(o, key, need, JSON_OBJECT, ret, err);
}

int node_array(const struct node *o, const char *key, enum need need, struct node *ret,
	struct err *err)
{
	return member(o, key, need, JSON_ARRAY, ret, err);
}

/* A NUL inside a JSON string would silently cut a path short. */
static int plain_string(const struct node *n, const char **ret, struct err *err)
{
	if (strlen(json_string_value(n->v)) != json_string_length(n->v))
		return node_refuse(n, NULL, err, "holds a NUL character, which no path or name can");
	*ret = json_string_value(n->v);
	return 1;
}

int node_string(const struct node *o, const char *key, enum need need, const char **ret,
	struct err *err)
{
	struct node n;
	int rc = member(o, key, need, JSON_STRING, &n, err);

	return rc > 0 ? plain_string(&n, ret, err) : rc;
}

int node_bool(const struct node *o, const char *key, enum need need, bool *ret, struct err *err)
{
	struct node n;
	int rc = member(o, key, need, JSON_TRUE, &n, err);

	if (rc > 0)
		*ret = json_is_true(n.v);
	return rc;
}

static int in_range(const struct node *n, int64_t min, int64_t max, int64_t *ret, struct err *err)
{
	json_int_t v = json_integer_value(n->v);

	if (v < min || v > max)
		return node_refuse(n, NULL, err,
			"is %" PRId64 ", must be in %" PRId64 "..%" PRId64, (int64_t)v, min, max);
	*ret = v;
	return 1;
}

int node_int(const struct node *o, const char *key, enum need need, int64_t min, int64_t max,
	int64_t *ret, struct err *err)
{
	struct node n;
	int rc = member(o, key, need, JSON_INTEGER, &n, err);

	return rc > 0 ? in_range(&n, min, max, ret, err) : rc;
}

int node_u64(const struct node *o, const char *key, enum need need, uint64_t *ret, struct err *err)
{
	const json_t *v = json_object_get(o->v, key);
	int64_t i = 0;
	int rc;

	if (json_is_string(v) && !strncmp(json_string_value(v), BIG_MARK, strlen(BIG_MARK))) {
		*ret = strtoull(json_string_value(v) + strlen(BIG_MARK), NULL, 10);
		return 1;
	}
	rc = node_int(o, key, need, 0, INT64_MAX, &i, err);
	if (rc > 0)
		*ret = (uint64_t)i;
	return rc;
}

/*
 * jansson refuses integers above INT64_MAX, yet RLIM_INFINITY is written as 2^64-1 by every
 * generator. Such numbers outside strings are turned into marked strings.
 */
static char *mark_big(const char *text, size_t len)
{
	char *out = malloc(len * 2 + 64), *o = out;
	bool quoted = false;

	for (size_t i = 0; out && i < len;) {
		size_t digits = quoted ? 0 : strspn(text + i, "0123456789");

		if (digits >= 19 && digits <= 20 && !strchr(".eE", text[i + digits]) &&
			(digits < 20 || strncmp(text + i, "18446744073709551615", 20) <= 0) &&
			(digits > 19 || strncmp(text + i, "9223372036854775807", 19) > 0)) {
			o += sprintf(o, "\"" BIG_MARK "%.*s\"", (int)digits, text + i);
			i += digits;
			continue;
		}
		if (quoted && text[i] == '\\' && i + 1 < len)
			*o++ = text[i++];
		else if (text[i] == '"')
			quoted = !quoted;
		if (digits) {
			memcpy(o, text + i, digits);
			o += digits;
			i += digits;
		} else {
			*o++ = text[i++];
		}
	}
	if (out)
		*o = 0;
	return out;
}

int node_load(const char *text, size_t len, const char *file, json_t **ret, struct err *err)
{
	json_error_t why;
	json_t *v = json_loadb(text, len, 0, &why);

	if (!v && json_error_code(&why) == json_error_numeric_overflow) {
		char *marked = mark_big(text, len);

		v = marked ? json_loads(marked, 0, &why) : NULL;
		free(marked);
	}
	if (!v)
		return fail(err, EINVAL, "%s:%d:%d: is not JSON: %s", file, why.line, why.column,
			why.text);
	if (!json_is_object(v)) {
		json_decref(v);
		return fail(err, EINVAL, "%s: is not an object, must be one", file);
	}
	*ret = v;
	return 0;
}

size_t node_size(const struct node *array)
{
	return json_array_size(array->v);
}

static int element(const struct node *array, size_t i, json_type type, struct node *ret,
	struct err *err)
{
	struct node n = {.v = json_array_get(array->v, i), .up = array, .index = i};

	if (json_typeof(n.v) != type)
		return node_refuse(&n, NULL, err, "is %s, must be %s", type_names[json_typeof(n.v)],
			type_names[type]);
	*ret = n;
	return 1;
}

int node_at_object(const struct node *array, size_t i, struct node *ret, struct err *err)
{
	return element(array, i, JSON_OBJECT, ret, err);
}

int node_at_string(const struct node *array, size_t i, const char **ret, struct err *err)
{
	struct node n;
	int rc = element(array, i, JSON_STRING, &n, err);

	return rc > 0 ? plain_string(&n, ret, err) : rc;
}

int node_at_int(const struct node *array, size_t i, int64_t min, int64_t max, int64_t *ret,
	struct err *err)
{
	struct node n;
	int rc = element(array, i, JSON_INTEGER, &n, err);

	return rc > 0 ? in_range(&n, min, max, ret, err) : rc;
}
