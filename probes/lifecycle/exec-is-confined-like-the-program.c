/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_oci.h"

/* Runtime bug it catches: capabilities, filter or mounts of the container left out of exec. */
static void wait_for_end(void)
{
	tell(1);
	await(9);
}

static void look(void)
{
	EXPECT_STR(status_field(0, "CapBnd"), "0000000000000021");
	EXPECT_STR(status_field(0, "CapEff"), "0000000000000021");
	EXPECT_STR(status_field(0, "Seccomp"), "2");
	EXPECT_ERRNO(syscall(SYS_getpgrp), EMLINK);
	EXPECT_ERRNO(mkdir("/etc/new", 0755), EROFS);
	shared_words()[0] = 1;
}

PROBE(.claim = "A program run by exec has the container's capabilities, filter and read-only paths",
	.source = "runc-exec(8); runtime-spec config.md, Process",
	.needs = { "root", "seccomp.filter" },
	.cell = { .driven = true,
		.capabilities = "CAP_CHOWN,CAP_KILL",
		.readonly = { "/etc" },
		.seccomp = { .default_action = "SCMP_ACT_ALLOW",
			.rules = { { "getpgrp", "SCMP_ACT_ERRNO", EMLINK } } } },
	.sabotage = { .twin = "the container has no filter" },
	.steps = { { "wait_for_end", wait_for_end }, { "look", look } }, )
{
	oci_create("bulkhead-one", bundle_new("bulkhead-one", "wait_for_end",
					   sabotaged() ? "{\"linux\":{\"seccomp\":null}}" : NULL));
	EXPECT_EQ(runtime_run("start bulkhead-one"), 0);
	await(1);
	shared_words()[0] = 0;
	EXPECT_EQ(
		runtime_run("exec bulkhead-one /bulkhead-probes %s --inside --step look", PROBE_ID),
		0);
	EXPECT_EQ(shared_words()[0], 1); /* control: it has run */
	tell(9);
}
