/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_oci.h"

/* Runtime bug it catches: a new namespace made where a path is given. */
static void nothing(void)
{
}

PROBE(.claim = "A container joins the namespaces whose paths it lists, and has the others new",
	.source = "runtime-spec config-linux.md, Namespaces, path", .needs = { "root" },
	.cell = { .driven = true }, .sabotage = { .twin = "no paths are given" },
	.steps = { { "nothing", nothing } }, )
{
	oci_create("bulkhead-one", bundle_new("bulkhead-one", "nothing", NULL));
	pid_t one = runtime_pid("bulkhead-one");
	oci_create("bulkhead-two",
		bundle_new("bulkhead-two", "nothing",
			sabotaged() ? NULL
				    : fmt("{\"linux\":{\"namespaces\":[{\"type\":\"mount\"},{"
					  "\"type\":\"pid\"},"
					  "{\"type\":\"ipc\",\"path\":\"/proc/%d/ns/ipc\"},"
					  "{\"type\":\"uts\",\"path\":\"/proc/%d/ns/uts\"}]}}",
					      one, one)));
	pid_t two = runtime_pid("bulkhead-two");
	row("ipc");
	EXPECT_EQ(ns_inode(two, "ipc"), ns_inode(one, "ipc"));
	row("uts");
	EXPECT_EQ(ns_inode(two, "uts"), ns_inode(one, "uts"));
	row("pid");
	EXPECT_NE(ns_inode(two, "pid"), ns_inode(one, "pid")); /* control */
	row("mnt");
	EXPECT_NE(ns_inode(two, "mnt"), ns_inode(one, "mnt"));
}
