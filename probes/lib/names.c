/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "record.h"

static const char *const verdict_names[VERDICT_COUNT] = {
	[VERDICT_UNSET] = "UNSET",     [VERDICT_PASS] = "PASS",   [VERDICT_FAIL] = "FAIL",
	[VERDICT_BROKEN] = "BROKEN",   [VERDICT_SKIP] = "SKIP",   [VERDICT_TIMEOUT] = "TIMEOUT",
	[VERDICT_CRASH] = "CRASH",     [VERDICT_LEAK] = "LEAK",   [VERDICT_SPLAT] = "SPLAT",
	[VERDICT_MISS] = "MISS",       [VERDICT_FLAKY] = "FLAKY",
};

static const char *const skip_names[SKIP_CODE_COUNT] = {
	[SKIP_NONE] = "NONE",     [SKIP_KERNEL] = "KERNEL", [SKIP_MODULE] = "MODULE",
	[SKIP_PRIVILEGE] = "PRIVILEGE", [SKIP_CGROUP] = "CGROUP", [SKIP_LSM] = "LSM",
	[SKIP_DEVICE] = "DEVICE", [SKIP_DRIVER] = "DRIVER", [SKIP_TOOL] = "TOOL",
};

const char *verdict_name(uint32_t verdict)
{
	return verdict < VERDICT_COUNT ? verdict_names[verdict] : "UNSET";
}

const char *skip_code_name(uint32_t code)
{
	return code < SKIP_CODE_COUNT ? skip_names[code] : "NONE";
}
