/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "catalog.h"

#include <errno.h>
#include <fcntl.h>
#include <spawn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

static char *optional(json_t *object, const char *key)
{
	const char *text = json_string_value(json_object_get(object, key));

	return text ? xstrdup(text) : NULL;
}

int catalog_parse_probe(const char *line, struct catalog *catalog, char **error)
{
	json_error_t where;
	json_t *object = json_loads(line, 0, &where), *needs, *need;
	const char *id = json_string_value(json_object_get(object, "id"));
	const char *claim = json_string_value(json_object_get(object, "claim"));
	json_t *cell = json_object_get(object, "cell");
	long long timeout = json_integer_value(json_object_get(object, "timeout_ms"));
	struct probe *probe;
	size_t i;

	if (!id || !claim) {
		*error = xasprintf("not a probe's description: %s: %.80s",
			object ? "\"id\" or \"claim\" is missing" : where.text, line);
		json_decref(object);
		return -1;
	}
	catalog->probe = xrealloc(catalog->probe, (catalog->probes + 1) * sizeof(*probe));
	probe = &catalog->probe[catalog->probes++];
	*probe = (struct probe){
		.id = xstrdup(id),
		.claim = xstrdup(claim),
		.source = optional(object, "source"),
		.cell = json_is_object(cell) ? json_incref(cell) : NULL,
		.sabotage = optional(object, "sabotage"),
		.sabotage_what = optional(object, "sabotage_what"),
		.unsabotaged = optional(object, "unsabotaged"),
		.outside = json_is_true(json_object_get(object, "outside")),
		.exclusive = json_is_true(json_object_get(object, "exclusive")),
		.timeout_ms = timeout > 0 && timeout < 3600000 ? (unsigned)timeout : 10000,
	};
	if (!probe->source)
		probe->source = xstrdup("");
	needs = json_object_get(object, "needs");
	json_array_foreach(needs, i, need) {
		if (json_is_string(need))
			strv_add(&probe->needs, json_string_value(need));
	}
	json_decref(object);
	return 0;
}

void catalog_add_feature(struct catalog *catalog, const char *name, bool present, const char *code,
	const char *evidence)
{
	struct feature *feature = (struct feature *)catalog_feature(catalog, name);

	if (feature) {
		free(feature->code);
		free(feature->evidence);
	} else {
		catalog->feature =
			xrealloc(catalog->feature, (catalog->features + 1) * sizeof(*feature));
		feature = &catalog->feature[catalog->features++];
		feature->name = xstrdup(name);
	}
	feature->present = present;
	feature->code = code && !present ? xstrdup(code) : NULL;
	feature->evidence = xstrdup(evidence ? evidence : "");
}

int catalog_parse_feature(const char *line, struct catalog *catalog, char **error)
{
	json_error_t where;
	json_t *object = json_loads(line, 0, &where);
	const char *name = json_string_value(json_object_get(object, "name"));

	if (!name) {
		*error = xasprintf("not a feature: %s: %.80s",
			object ? "\"name\" is missing" : where.text, line);
		json_decref(object);
		return -1;
	}
	catalog_add_feature(catalog, name, json_is_true(json_object_get(object, "present")),
		json_string_value(json_object_get(object, "code")),
		json_string_value(json_object_get(object, "evidence")));
	json_decref(object);
	return 0;
}

/* Runs IMAGE OPTION and returns its stdout, or NULL after a complaint. */
static char *capture(const char *image, const char *option)
{
	char *argv[] = { (char *)image, (char *)option, NULL };
	posix_spawn_file_actions_t actions;
	int ends[2], status = 0, rc;
	char *text;
	pid_t pid;

	if (pipe2(ends, O_CLOEXEC)) {
		complain("pipe: %s", strerror(errno));
		return NULL;
	}
	posix_spawn_file_actions_init(&actions);
	posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
	rc = posix_spawn(&pid, image, &actions, NULL, argv, environ);
	posix_spawn_file_actions_destroy(&actions);
	close(ends[1]);
	if (rc) {
		complain("%s: %s", image, strerror(rc));
		close(ends[0]);
		return NULL;
	}
	text = slurp_fd(ends[0]);
	close(ends[0]);
	while (waitpid(pid, &status, 0) < 0 && errno == EINTR)
		;
	if (!text || status) {
		complain("%s %s ended with %s %d", image, option,
			WIFSIGNALED(status) ? "signal" : "status",
			WIFSIGNALED(status) ? WTERMSIG(status) : WEXITSTATUS(status));
		free(text);
		return NULL;
	}
	return text;
}

typedef int (*line_parser)(const char *line, struct catalog *catalog, char **error);

static int load(const char *image, const char *option, line_parser parse, struct catalog *catalog)
{
	cleanup_free char *text = capture(image, option);
	char *save = NULL;

	if (!text)
		return -1;
	for (char *line = strtok_r(text, "\n", &save); line; line = strtok_r(NULL, "\n", &save)) {
		cleanup_free char *error = NULL;

		if (parse(line, catalog, &error)) {
			complain("%s %s: %s", image, option, error);
			return -1;
		}
	}
	return 0;
}

static int by_id(const void *a, const void *b)
{
	return strcmp(((const struct probe *)a)->id, ((const struct probe *)b)->id);
}

void catalog_sort(struct catalog *catalog)
{
	if (catalog->probes)
		qsort(catalog->probe, catalog->probes, sizeof(*catalog->probe), by_id);
}

int catalog_load(const char *image, struct catalog *ret)
{
	struct catalog catalog = { 0 };

	if (load(image, "--describe", catalog_parse_probe, &catalog)) {
		catalog_free(&catalog);
		return -1;
	}
	catalog_sort(&catalog);
	for (size_t i = 1; i < catalog.probes; i++) {
		if (!strcmp(catalog.probe[i - 1].id, catalog.probe[i].id)) {
			complain("%s: two probes are called '%s'", image, catalog.probe[i].id);
			catalog_free(&catalog);
			return -1;
		}
	}
	*ret = catalog;
	return 0;
}

int catalog_load_features(const char *image, struct catalog *catalog)
{
	return load(image, "--features", catalog_parse_feature, catalog);
}

const struct probe *catalog_find(const struct catalog *catalog, const char *id)
{
	struct probe key = { .id = (char *)id };

	if (!catalog->probes)
		return NULL;
	return bsearch(&key, catalog->probe, catalog->probes, sizeof(key), by_id);
}

const struct feature *catalog_feature(const struct catalog *catalog, const char *name)
{
	for (size_t i = 0; i < catalog->features; i++) {
		if (!strcmp(catalog->feature[i].name, name))
			return &catalog->feature[i];
	}
	return NULL;
}

void catalog_free(struct catalog *catalog)
{
	for (size_t i = 0; i < catalog->probes; i++) {
		struct probe *probe = &catalog->probe[i];

		free(probe->id);
		free(probe->claim);
		free(probe->source);
		strv_free(&probe->needs);
		json_decref(probe->cell);
		free(probe->sabotage);
		free(probe->sabotage_what);
		free(probe->unsabotaged);
		free(probe->excluded);
	}
	for (size_t i = 0; i < catalog->features; i++) {
		free(catalog->feature[i].name);
		free(catalog->feature[i].code);
		free(catalog->feature[i].evidence);
	}
	free(catalog->probe);
	free(catalog->feature);
	*catalog = (struct catalog){ 0 };
}
