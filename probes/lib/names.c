/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <string.h>

#include "driver_names.h"
#include "record.h"

static const char *const verdict_names[VERDICT_COUNT] = {
	[VERDICT_UNSET] = "UNSET",
	[VERDICT_PASS] = "PASS",
	[VERDICT_FAIL] = "FAIL",
	[VERDICT_BROKEN] = "BROKEN",
	[VERDICT_SKIP] = "SKIP",
	[VERDICT_TIMEOUT] = "TIMEOUT",
	[VERDICT_CRASH] = "CRASH",
	[VERDICT_LEAK] = "LEAK",
	[VERDICT_SPLAT] = "SPLAT",
	[VERDICT_MISS] = "MISS",
	[VERDICT_FLAKY] = "FLAKY",
};

static const char *const skip_names[SKIP_CODE_COUNT] = {
	[SKIP_NONE] = "NONE",
	[SKIP_KERNEL] = "KERNEL",
	[SKIP_MODULE] = "MODULE",
	[SKIP_PRIVILEGE] = "PRIVILEGE",
	[SKIP_CGROUP] = "CGROUP",
	[SKIP_LSM] = "LSM",
	[SKIP_DEVICE] = "DEVICE",
	[SKIP_DRIVER] = "DRIVER",
	[SKIP_TOOL] = "TOOL",
};

const char *verdict_name(uint32_t verdict)
{
	return verdict < VERDICT_COUNT ? verdict_names[verdict] : "UNSET";
}

const char *skip_code_name(uint32_t code)
{
	return code < SKIP_CODE_COUNT ? skip_names[code] : "NONE";
}

static const struct {
	const char *name;
	unsigned int allowance_ms;
	int path; /* 0: none, 1: can have one, 2: must */
} driver_table[] = { { "native", 0, 0 }, { "reference", 0, 0 }, { "oci", 0, 2 }, { "bwrap", 0, 0 },
	{ "lxc", 10000, 0 }, { "nspawn", 10000, 0 }, { "runsc", 10000, 0 }, { "podman", 30000, 1 },
	{ "containerd", 60000, 1 }, { "docker", 90000, 1 } };

static int driver_index(const char *driver)
{
	size_t n = strcspn(driver, ":");

	for (int i = 0; i < (int)(sizeof(driver_table) / sizeof(driver_table[0])); i++) {
		if (strlen(driver_table[i].name) == n &&
			strncmp(driver, driver_table[i].name, n) == 0)
			return i;
	}
	return -1;
}

unsigned int driver_allowance_ms(const char *driver)
{
	int i = driver_index(driver);

	return i < 0 ? 0 : driver_table[i].allowance_ms;
}

bool driver_name_ok(const char *driver)
{
	int i = driver_index(driver);
	const char *colon = strchr(driver, ':');

	if (i < 0)
		return false;
	return colon ? driver_table[i].path > 0 && colon[1] : driver_table[i].path < 2;
}

unsigned int driver_path_at(const char *driver)
{
	const char *colon = strchr(driver, ':');

	return colon && driver_name_ok(driver) ? (unsigned int)(colon + 1 - driver) : 0;
}
