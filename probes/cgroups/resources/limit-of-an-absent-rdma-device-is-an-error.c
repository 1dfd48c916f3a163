/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_resources.h"

/* Runtime bug it catches: rdma ignored, or the kernel's refusal swallowed. */
static void nothing(void)
{
}

PROBE(.claim = "A limit in rdma for a device that the machine has not is an error of create",
	.source = "runtime-spec config-linux.md, RDMA; cgroup-v2.rst, rdma.max",
	.needs = { "root", "cgroup2.rdma" }, .cell = { .driven = true },
	.sabotage = { .twin = "rdma is left out" }, .steps = { { "nothing", nothing } }, )
{
	if (cg1("pids"))
		skip(SKIP_CGROUP, "a hybrid machine: limits go to v1");
	row("such a limit");
	EXPECT(resources_refused("bulkhead-one", "nothing",
		sabotaged() ? "{}"
			    : "{\"rdma\":{\"bulkhead9\":{\"hcaHandles\":3,\"hcaObjects\":7}}}"));
	row("without it");
	EXPECT(!resources_refused("bulkhead-two", "nothing", "{}")); /* control */
}
