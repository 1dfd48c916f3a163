/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The unit tests of the runtime: pure parts only, no privilege needed. */
#ifndef RUNTIME_TEST_TESTS_H
#define RUNTIME_TEST_TESTS_H

#include <jansson.h>

#include "../fail.h"
#include "../plan.h"

void add_bpf(void);
void add_errors(void);
void add_node(void);
void add_options(void);
void add_plans(void);
void add_resources(void);
void add_seccomp(void);

/* The smallest complete configuration; the caller owns it. */
json_t *base_config(void);
/* Sets the member at "a.b.2.c" (array indices as numbers) from JSON text; "" removes it. */
void set_at(json_t *config, const char *path, const char *json);
/* plan_build() of a configuration that is consumed; NULL on failure, then err is set. */
struct plan *build(json_t *config, struct err *err);
/* A file under runtime/test, wherever the test is started from. */
const char *test_path(const char *name);

#endif
