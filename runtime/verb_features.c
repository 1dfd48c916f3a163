/* SPDX-License-Identifier: GPL-2.0-or-later */
/* features (runtime-spec features.md, features-linux.md) */
#include <errno.h>
#include <stdio.h>
#include <linux/seccomp.h>
#include <string.h>
#include <sys/capability.h>
#include <sys/syscall.h>
#include <seccomp.h>
#include <unistd.h>

#include <jansson.h>

#include "options.h"
#include "tables.h"
#include "util.h"
#include "verbs.h"

static json_t *list_of(const char *const *v, size_t n)
{
	json_t *list = json_array();

	for (size_t i = 0; i < n; i++)
		json_array_append_new(list, json_string(v[i]));
	return list;
}
#define LIST(...) \
	list_of((const char *const[]){__VA_ARGS__}, ARRAY_SIZE(((const char *const[]){__VA_ARGS__})))

static json_t *mount_option_names(void)
{
	json_t *list = json_array();

	for (const struct mount_option *o = mount_options; o->name; o++)
		if (o->kind != OPT_NOTHING)
			json_array_append_new(list, json_string(o->name));
	return list;
}

static json_t *namespace_names(void)
{
	json_t *list = json_array();

	for (const struct name_value *t = namespace_types; t->name; t++)
		json_array_append_new(list, json_string(t->name));
	return list;
}

static json_t *capability_names(void)
{
	json_t *list = json_array();

	for (cap_value_t c = 0; c < cap_max_bits(); c++) {
		char *name = cap_to_name(c);

		/* cap_to_name gives a bare number for what it does not know. */
		if (name && !strncmp(name, "cap_", 4)) {
			for (char *p = name; *p; p++)
				*p = *p >= 'a' && *p <= 'z' ? (char)(*p - 32) : *p;
			json_array_append_new(list, json_string(name));
		}
		cap_free(name);
	}
	return list;
}

/* seccomp(2) answers EFAULT for a flag that it knows and EINVAL for one that it does not. */
static json_t *supported_flags(void)
{
	static const struct name_value flags[] = {
		{"SECCOMP_FILTER_FLAG_TSYNC", 1},
		{"SECCOMP_FILTER_FLAG_LOG", 2},
		{"SECCOMP_FILTER_FLAG_SPEC_ALLOW", 4},
		/* Only together with a listener. */
		{"SECCOMP_FILTER_FLAG_WAIT_KILLABLE_RECV", 0x20 | 8},
		{NULL},
	};
	json_t *list = json_array();

	for (const struct name_value *f = flags; f->name; f++)
		if (syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, f->value, NULL) < 0 && errno == EFAULT)
			json_array_append_new(list, json_string(f->name));
	return list;
}

static json_t *seccomp_json(void)
{
	return json_pack("{s:b, s:o, s:o, s:o, s:o, s:o}", "enabled", 1, "actions",
		LIST("SCMP_ACT_ALLOW", "SCMP_ACT_ERRNO", "SCMP_ACT_KILL", "SCMP_ACT_KILL_PROCESS",
			"SCMP_ACT_KILL_THREAD", "SCMP_ACT_LOG", "SCMP_ACT_NOTIFY", "SCMP_ACT_TRACE",
			"SCMP_ACT_TRAP"),
		"operators",
		LIST("SCMP_CMP_EQ", "SCMP_CMP_GE", "SCMP_CMP_GT", "SCMP_CMP_LE", "SCMP_CMP_LT",
			"SCMP_CMP_MASKED_EQ", "SCMP_CMP_NE"),
		"archs",
		LIST("SCMP_ARCH_AARCH64", "SCMP_ARCH_ARM", "SCMP_ARCH_MIPS", "SCMP_ARCH_MIPS64",
			"SCMP_ARCH_MIPS64N32", "SCMP_ARCH_MIPSEL", "SCMP_ARCH_MIPSEL64",
			"SCMP_ARCH_MIPSEL64N32", "SCMP_ARCH_PARISC", "SCMP_ARCH_PARISC64",
			"SCMP_ARCH_PPC", "SCMP_ARCH_PPC64", "SCMP_ARCH_PPC64LE", "SCMP_ARCH_RISCV64",
			"SCMP_ARCH_S390", "SCMP_ARCH_S390X", "SCMP_ARCH_X32", "SCMP_ARCH_X86",
			"SCMP_ARCH_X86_64"),
		"knownFlags",
		LIST("SECCOMP_FILTER_FLAG_LOG", "SECCOMP_FILTER_FLAG_SPEC_ALLOW",
			"SECCOMP_FILTER_FLAG_TSYNC", "SECCOMP_FILTER_FLAG_WAIT_KILLABLE_RECV"),
		"supportedFlags", supported_flags());
}

static json_t *linux_json(void)
{
	json_t *cgroup = json_pack("{s:b, s:b, s:b, s:b, s:b}", "v1", 1, "v2", 1, "systemd", 0,
		"systemdUser", 0, "rdma", 1);

	return json_pack("{s:o, s:o, s:o, s:o, s:{s:b}, s:{s:b}, s:{s:b}, s:{s:{s:b}}, s:{s:b}}",
		"namespaces", namespace_names(), "capabilities", capability_names(), "cgroup", cgroup,
		"seccomp", seccomp_json(), "apparmor", "enabled", 1, "selinux", "enabled", 1,
		"intelRdt", "enabled", 0, "mountExtensions", "idmap", "enabled", 1, "netDevices",
		"enabled", 0);
}

int verb_features(const struct globals *g, int argc, char **argv, struct err *err)
{
	static const struct option_spec none[] = {{NULL}};
	int at = options_parse(argc, argv, none, argv[0], err);
	char version[32];
	json_t *o;

	(void)g;
	if (at < 0)
		return at;
	snprintf(version, sizeof(version), "%u.%u.%u", seccomp_version()->major,
		seccomp_version()->minor, seccomp_version()->micro);
	o = json_pack("{s:s, s:s, s:o, s:o, s:o, s:{s:s, s:s}}", "ociVersionMin", "1.0.0",
		"ociVersionMax", "1.2.1", "hooks",
		LIST("prestart", "createRuntime", "createContainer", "startContainer", "poststart",
			"poststop"),
		"mountOptions", mount_option_names(), "linux", linux_json(), "annotations",
		"bulkhead.version", BULKHEAD_VERSION, "io.github.seccomp.libseccomp.version", version);
	json_dumpf(o, stdout, JSON_INDENT(2));
	putchar('\n');
	json_decref(o);
	return 0;
}
