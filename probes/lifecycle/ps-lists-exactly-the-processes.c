/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <jansson.h>

#include "_oci.h"

/* Runtime bug it catches: the first process alone listed, or pids as the container sees them. */
static void family(void)
{
	for (int i = 0; i < 2; i++) {
		if (spawn(0) == 0)
			for (;;)
				pause();
	}
	tell(1);
	await(2);
	kill(-1, SIGKILL);
	while (wait(NULL) > 0)
		;
	tell(3);
	await(9);
}

static int listed(const char *id, pid_t wanted)
{
	int n = 0, found = 0;
	json_t *list, *pid;
	size_t i;

	EXPECT_EQ(runtime_run("ps --format json %s", id), 0);
	list = json_loads(runtime_said(), JSON_DISABLE_EOF_CHECK, NULL);
	json_array_foreach(list, i, pid) {
		n++;
		found |= json_integer_value(pid) == wanted;
	}
	json_decref(list);
	EXPECT_EQ(found, 1);
	return n;
}

PROBE(.claim = "ps lists the host's pids of all the container's processes, and of no other",
	.source = "runc-ps(8)", .needs = { "root" }, .cell = { .driven = true },
	.sabotage = { .twin = "asked when two of the processes have ended" },
	.steps = { { "family", family } }, )
{
	oci_create("bulkhead-one", bundle_new("bulkhead-one", "family", NULL));
	EXPECT_EQ(runtime_run("start bulkhead-one"), 0);
	await(1);
	pid_t pid = runtime_pid("bulkhead-one");
	if (sabotaged()) {
		tell(2);
		await(3);
	}
	EXPECT_EQ(listed("bulkhead-one", pid), 3);
	tell(2);
	await(3);
	EXPECT_EQ(listed("bulkhead-one", pid), 1); /* control */
	tell(9);
}
