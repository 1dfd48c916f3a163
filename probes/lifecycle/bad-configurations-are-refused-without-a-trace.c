/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_oci.h"

/* Runtime bug it catches: a container made in spite of a configuration that cannot be applied. */
static void nothing(void)
{
}

PROBE(.claim = "A configuration that cannot be applied is an error, and leaves neither state nor "
	       "group",
	.source = "runtime-spec runtime.md, Create, Errors", .needs = { "root" },
	.cell = { .driven = true },
	.sabotage = { .twin = "the same configuration without the fault" },
	.steps = { { "nothing", nothing } }, )
{
	static const struct {
		const char *name, *patch;
	} rows[] = { { "root directory that does not exist",
			     "{\"root\":{\"path\":\"/no/such/root\"}}" },
		{ "no arguments", "{\"process\":{\"args\":[]}}" },
		{ "unknown namespace type", "{\"linux\":{\"namespaces\":[{\"type\":\"none\"}]}}" },
		{ "unknown resource limit", "{\"process\":{\"rlimits\":[{\"type\":\"RLIMIT_NONE\","
					    "\"soft\":1,\"hard\":1}]}}" },
		{ "namespace of a path that is another type",
			"{\"linux\":{\"namespaces\":[{\"type\":\"mount\"},{\"type\":\"pid\"},{"
			"\"type\":\"ipc\",\"path\":\"/proc/self/ns/uts\"}]}}" },
		{ "sysctl that no namespace has",
			"{\"linux\":{\"sysctl\":{\"kernel.panic\":\"0\"}}}" },
		{ "mount of an unknown file system",
			"{\"mounts\":[{\"destination\":\"/"
			"mnt\",\"type\":\"nonefs\",\"source\":\"x\"}]}" },
		{ "unknown seccomp action",
			"{\"linux\":{\"seccomp\":{\"defaultAction\":\"SCMP_ACT_NONE\"}}}" } };

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		row("%s", rows[i].name);
		const char *id = i % 2 ? "bulkhead-odd" : "bulkhead-even";
		EXPECT(runtime_refuses("create --bundle %s %s",
			bundle_new(id, "nothing", sabotaged() ? NULL : rows[i].patch), id));
		EXPECT_STR(runtime_status(id), "");
		EXPECT_EQ(oci_groups(id), 0);
		runtime_run("delete --force %s", id);
		if (sabotaged())
			return;
	}
	row("none of them");
	oci_create("bulkhead-good", bundle_new("bulkhead-good", "nothing", NULL)); /* control */
	EXPECT_STR(runtime_status("bulkhead-good"), "created");
}
