/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_oci.h"

/* Runtime bug it catches: one namespace left out, or the process left in the caller's group. */
static const char *const types[] = { "pid", "mnt", "ipc", "uts" };

static void wait_for_end(void)
{
	snprintf((char *)&shared_words()[32], 190, "%s", file_text("/proc/self/cgroup"));
	tell(1);
	await(9);
}

static void look(void)
{
	for (size_t i = 0; i < 4; i++)
		shared_words()[i] = ns_inode(0, types[i]);
	shared_words()[4] = (uint64_t)getpid();
	snprintf((char *)&shared_words()[8], 190, "%s", file_text("/proc/self/cgroup"));
}

PROBE(.claim = "A program run by exec is in every namespace and in the group of the container",
	.source = "runc-exec(8); setns(2)", .needs = { "root" }, .cell = { .driven = true },
	.sabotage = { .twin = "no program is run by exec" },
	.steps = { { "wait_for_end", wait_for_end }, { "look", look } }, )
{
	oci_create("bulkhead-one", bundle_new("bulkhead-one", "wait_for_end", NULL));
	EXPECT_EQ(runtime_run("start bulkhead-one"), 0);
	await(1);
	if (!sabotaged())
		EXPECT_EQ(runtime_run("exec bulkhead-one /bulkhead-probes %s --inside --step look",
				  PROBE_ID),
			0);
	else
		shared_words()[0] = ns_inode(0, "pid");
	for (size_t i = 0; i < 4; i++) {
		row("%s", types[i]);
		EXPECT_EQ(shared_words()[i], ns_inode(runtime_pid("bulkhead-one"), types[i]));
	}
	row("group");
	EXPECT_STR((const char *)&shared_words()[8], (const char *)&shared_words()[32]);
	row("another process");
	EXPECT_NE(shared_words()[4], 1); /* control */
	tell(9);
}
