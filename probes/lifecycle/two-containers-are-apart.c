/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_oci.h"

/* Runtime bug it catches: namespaces or groups shared by containers of the same configuration. */
static void nothing(void)
{
}

PROBE(.claim = "Two containers of one configuration share no namespace, no process number and no "
	       "group",
	.source = "runtime-spec runtime.md, State, id; namespaces(7)", .needs = { "root" },
	.cell = { .driven = true }, .sabotage = { .twin = "one container is compared with itself" },
	.steps = { { "nothing", nothing } }, )
{
	static const char *const types[] = { "pid", "mnt", "ipc", "uts" };

	oci_create("bulkhead-one", bundle_new("bulkhead-one", "nothing", NULL));
	oci_create("bulkhead-two", bundle_new("bulkhead-two", "nothing", NULL));
	pid_t one = runtime_pid("bulkhead-one"),
	      two = sabotaged() ? one : runtime_pid("bulkhead-two");
	for (size_t i = 0; i < 4; i++) {
		row("%s", types[i]);
		EXPECT_NE(ns_inode(one, types[i]), ns_inode(two, types[i]));
	}
	row("group");
	const char *groups = file_text(fmt("/proc/%d/cgroup", one));
	EXPECT(strcmp(groups, file_text(fmt("/proc/%d/cgroup", two))) != 0);
	row("net, which is not listed");
	EXPECT_EQ(ns_inode(one, "net"), ns_inode(two, "net")); /* control */
}
