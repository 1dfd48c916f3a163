/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "profile.h"

#include "internal.h"

#define EMBED(symbol, file)                                                       \
	__asm__(".section .rodata\n" #symbol ": .incbin \"fixtures/seccomp/" file \
		"\"\n.byte 0\n.previous\n");                                      \
	extern const char symbol[] __attribute__((visibility("hidden")))

EMBED(profile_default, "default.json");
EMBED(profile_allow_list, "allow-list.json");
EMBED(profile_deny_list, "deny-list.json");

const json_t *profile_json(const char *name)
{
	static struct {
		const char *name, *text;
		json_t *json;
	} table[] = { { "default", profile_default, NULL },
		{ "allow-list", profile_allow_list, NULL },
		{ "deny-list", profile_deny_list, NULL } };
	json_error_t error;

	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++) {
		if (strcmp(table[i].name, name) != 0)
			continue;
		if (!table[i].json)
			table[i].json = json_loads(table[i].text, 0, &error);
		if (!table[i].json)
			broken("fixtures/seccomp/%s.json:%d: %s", name, error.line, error.text);
		return table[i].json;
	}
	broken("no profile fixtures/seccomp/%s.json", name);
}

int64_t profile_action(const char *name, unsigned int errno_ret)
{
	const struct {
		const char *name;
		uint32_t action;
	} table[] = { { "SCMP_ACT_ALLOW", SCMP_ACT_ALLOW },
		{ "SCMP_ACT_ERRNO", SCMP_ACT_ERRNO(errno_ret) },
		{ "SCMP_ACT_KILL_PROCESS", SCMP_ACT_KILL_PROCESS },
		{ "SCMP_ACT_KILL_THREAD", SCMP_ACT_KILL_THREAD },
		{ "SCMP_ACT_KILL", SCMP_ACT_KILL_THREAD }, { "SCMP_ACT_TRAP", SCMP_ACT_TRAP },
		{ "SCMP_ACT_LOG", SCMP_ACT_LOG }, { "SCMP_ACT_TRACE", SCMP_ACT_TRACE(errno_ret) },
		{ "SCMP_ACT_NOTIFY", SCMP_ACT_NOTIFY } };

	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++) {
		if (strcmp(table[i].name, name) == 0)
			return table[i].action;
	}
	return -1;
}

static uint32_t action_in(const json_t *object, const char *action, const char *errno_key)
{
	const json_t *number = json_object_get(object, errno_key);
	const char *name = json_string_value(json_object_get(object, action));
	int64_t value = profile_action(
		name ? name : "", number ? (unsigned int)json_integer_value(number) : EPERM);

	if (value < 0)
		broken("a profile's %s is \"%s\"", action, name ? name : "missing");
	return (uint32_t)value;
}

static const char *const ops[] = { [SCMP_CMP_NE] = "SCMP_CMP_NE",
	[SCMP_CMP_LT] = "SCMP_CMP_LT",
	[SCMP_CMP_LE] = "SCMP_CMP_LE",
	[SCMP_CMP_EQ] = "SCMP_CMP_EQ",
	[SCMP_CMP_GE] = "SCMP_CMP_GE",
	[SCMP_CMP_GT] = "SCMP_CMP_GT",
	[SCMP_CMP_MASKED_EQ] = "SCMP_CMP_MASKED_EQ" };

static struct scmp_arg_cmp condition(const json_t *arg)
{
	const char *name = json_string_value(json_object_get(arg, "op"));
	struct scmp_arg_cmp cmp = {
		.arg = (unsigned int)json_integer_value(json_object_get(arg, "index")),
		.datum_a = (uint64_t)json_integer_value(json_object_get(arg, "value")),
		.datum_b = (uint64_t)json_integer_value(json_object_get(arg, "valueTwo")),
	};

	for (int op = 1; op <= SCMP_CMP_MASKED_EQ; op++) {
		if (name && strcmp(name, ops[op]) == 0)
			cmp.op = op;
	}
	if (!cmp.op)
		broken("a profile's op is \"%s\"", name ? name : "missing");
	return cmp;
}

static void add_rule(scmp_filter_ctx filter, const json_t *rule)
{
	const json_t *names = json_object_get(rule, "names"), *args = json_object_get(rule, "args");
	uint32_t action = action_in(rule, "action", "errnoRet");
	struct scmp_arg_cmp cmp[6];
	size_t n = json_array_size(args);

	for (size_t i = 0; i < n && i < 6; i++)
		cmp[i] = condition(json_array_get(args, i));
	for (size_t i = 0; i < json_array_size(names); i++) {
		int nr = seccomp_syscall_resolve_name(json_string_value(json_array_get(names, i)));
		if (nr != __NR_SCMP_ERROR)
			MUST_RC(seccomp_rule_add_array(filter, action, nr, (unsigned int)n, cmp));
	}
}

scmp_filter_ctx profile_filter(const json_t *seccomp)
{
	scmp_filter_ctx filter =
		MUST_PTR(seccomp_init(action_in(seccomp, "defaultAction", "defaultErrnoRet")));
	const json_t *rules = json_object_get(seccomp, "syscalls"),
		     *arches = json_object_get(seccomp, "architectures");

	MUST_RC(seccomp_attr_set(filter, SCMP_FLTATR_CTL_NNP, 0));
	for (size_t i = 0; i < json_array_size(arches); i++) {
		char name[32] = "";
		const char *arch =
			json_string_value(json_array_get(arches, i)) + strlen("SCMP_ARCH_");
		for (size_t k = 0; arch[k] && k < sizeof(name) - 1; k++)
			name[k] = (char)(arch[k] >= 'A' && arch[k] <= 'Z' ? arch[k] + 32 : arch[k]);
		int rc = seccomp_arch_add(filter, seccomp_arch_resolve_name(name));
		if (rc != -EEXIST)
			MUST_RC(rc);
	}
	for (size_t i = 0; i < json_array_size(rules); i++)
		add_rule(filter, json_array_get(rules, i));
	return filter;
}

void profile_load(const json_t *seccomp)
{
	scmp_filter_ctx filter = profile_filter(seccomp);

	MUST_RC(seccomp_load(filter));
	seccomp_release(filter);
}

static bool holds(struct scmp_arg_cmp c, uint64_t value)
{
	switch (c.op) {
	case SCMP_CMP_NE:
		return value != c.datum_a;
	case SCMP_CMP_LT:
		return value < c.datum_a;
	case SCMP_CMP_LE:
		return value <= c.datum_a;
	case SCMP_CMP_EQ:
		return value == c.datum_a;
	case SCMP_CMP_GE:
		return value >= c.datum_a;
	case SCMP_CMP_GT:
		return value > c.datum_a;
	default:
		return (value & c.datum_a) == c.datum_b;
	}
}

static bool matches(const json_t *rule, const char *name, const uint64_t args[6])
{
	const json_t *names = json_object_get(rule, "names"), *list = json_object_get(rule, "args");
	bool named = false;

	for (size_t i = 0; i < json_array_size(names); i++)
		named |= strcmp(json_string_value(json_array_get(names, i)), name) == 0;
	for (size_t i = 0; named && i < json_array_size(list); i++) {
		struct scmp_arg_cmp cmp = condition(json_array_get(list, i));
		named = holds(cmp, args[cmp.arg]);
	}
	return named;
}

uint32_t profile_answer(const json_t *seccomp, const char *name, const uint64_t args[6])
{
	const json_t *rules = json_object_get(seccomp, "syscalls");

	for (size_t i = 0; name && i < json_array_size(rules); i++) {
		if (matches(json_array_get(rules, i), name, args))
			return action_in(json_array_get(rules, i), "action", "errnoRet");
	}
	return action_in(seccomp, "defaultAction", "defaultErrnoRet");
}
