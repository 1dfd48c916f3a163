/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <CUnit/Basic.h>

#include "../node.h"
#include "tests.h"

const char *test_path(const char *name)
{
	static char path[1024];
	const char *slash = strrchr(__FILE__, '/');

	snprintf(path, sizeof(path), "%.*s/%s", (int)(slash - __FILE__), __FILE__, name);
	return path;
}

json_t *base_config(void)
{
	return json_loads(
		"{\"ociVersion\": \"1.2.0\", \"root\": {\"path\": \"rootfs\"},"
		" \"process\": {\"args\": [\"true\"], \"cwd\": \"/\", \"user\": {\"uid\": 0, \"gid\": 0},"
		"  \"rlimits\": [], \"capabilities\": {}},"
		" \"mounts\": [{\"destination\": \"/proc\", \"type\": \"proc\", \"source\": \"proc\"}],"
		" \"hooks\": {},"
		" \"linux\": {\"namespaces\": [{\"type\": \"mount\"}, {\"type\": \"pid\"}, {\"type\": \"uts\"},"
		"   {\"type\": \"network\"}, {\"type\": \"ipc\"}],"
		"  \"resources\": {}, \"seccomp\": {\"defaultAction\": \"SCMP_ACT_ALLOW\","
		"   \"syscalls\": [{\"names\": [\"kill\"], \"action\": \"SCMP_ACT_ERRNO\","
		"    \"args\": [{\"index\": 1, \"value\": 9, \"op\": \"SCMP_CMP_EQ\"}]}]}}}",
		0, NULL);
}

void set_at(json_t *config, const char *path, const char *json)
{
	json_t *at = config;
	struct err err;
	char key[128];

	for (;;) {
		size_t len = strcspn(path, ".");
		json_t *next, *value = NULL;

		snprintf(key, sizeof(key), "%.*s", (int)len, path);
		if (path[len]) {
			next = json_is_array(at) ? json_array_get(at, strtoul(key, NULL, 10))
						 : json_object_get(at, key);
			if (!next) {
				next = json_object();
				json_object_set_new(at, key, next);
			}
			at = next;
			path += len + 1;
			continue;
		}
		/* Objects go the way of the runtime's own files, for the big numbers in them. */
		if (*json == '{')
			node_load(json, strlen(json), "test", &value, &err);
		else if (*json)
			value = json_loads(json, JSON_DECODE_ANY | JSON_ALLOW_NUL, NULL);
		CU_ASSERT_FATAL(value != NULL || !*json);
		if (json_is_array(at))
			json_array_insert_new(at, strtoul(key, NULL, 10), value);
		else if (value)
			json_object_set_new(at, key, value);
		else
			json_object_del(at, key);
		return;
	}
}

struct plan *build(json_t *config, struct err *err)
{
	struct plan *plan = NULL;

	if (plan_build(config, "config.json", "cell", "/bundle", &plan, err) < 0) {
		json_decref(config);
		return NULL;
	}
	return plan;
}

int main(void)
{
	unsigned failures;

	if (CU_initialize_registry() != CUE_SUCCESS)
		return 1;
	add_bpf();
	add_errors();
	add_node();
	add_options();
	add_plans();
	add_resources();
	add_seccomp();
	CU_basic_set_mode(CU_BRM_NORMAL);
	CU_basic_run_tests();
	failures = CU_get_number_of_failures();
	CU_cleanup_registry();
	return failures ? 1 : 0;
}
