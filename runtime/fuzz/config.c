/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Fuzzing of everything that reads a configuration: the same bytes as config.json, as the process
 * of exec and as the resources of update. Whatever they hold, the answer is a plan or one line.
 *
 *   make fuzz [FUZZ_SECONDS=N]     libFuzzer with sanitizers, from the corpus in fixtures/fuzz
 */
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "../arena.h"
#include "../node.h"
#include "../plan.h"

/* A refusal is one line with a code; success has no text to look at. */
static void check(int rc, const struct err *err)
{
	if (rc >= 0)
		return;
	if (err->code <= 0 || rc != -err->code || !err->text[0] || strchr(err->text, '\n'))
		abort();
}

static void as_config(json_t *document)
{
	struct err err = {.text = ""};
	struct plan *plan;
	int rc = plan_build(document, "config.json", "fuzz", "/bundle", &plan, &err);

	check(rc, &err);
	if (rc < 0) {
		json_decref(document);
		return;
	}
	json_decref(plan_to_json(plan));
	plan_free(plan);
}

static void as_process(json_t *document)
{
	struct node top = {.v = document, .file = "process"};
	struct arena *arena = arena_new();
	struct plan_process p = {.uid = 0};
	struct err err = {.text = ""};

	check(plan_process_build(&top, arena, &p, &err), &err);
	arena_free(arena);
}

static void as_resources(json_t *document)
{
	struct node top = {.v = document, .file = "resources"};
	struct arena *arena = arena_new();
	struct plan_cgroup cg = {.path = ""};
	struct err err = {.text = ""};

	check(plan_resources_build(&top, arena, &cg, &err), &err);
	arena_free(arena);
}

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size);
int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
	/* As read_at() gives it: with a NUL behind it. */
	char *text = malloc(size + 1);
	struct err err = {.text = ""};
	json_t *document;
	int rc;

	if (!text)
		return 0;
	memcpy(text, data, size);
	text[size] = 0;
	rc = node_load(text, size, "config.json", &document, &err);
	free(text);
	check(rc, &err);
	if (rc < 0)
		return 0;
	as_process(document);
	as_resources(document);
	as_config(document);
	return 0;
}
