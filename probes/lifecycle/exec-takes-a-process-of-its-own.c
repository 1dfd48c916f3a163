/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/prctl.h>
#include <sys/resource.h>

#include "_oci.h"

/* Runtime bug it catches: a member of exec's process taken from the container's instead. */
static void program(void)
{
	tell(1);
	await(9);
}

static void look(void)
{
	struct rlimit limit;
	char cwd[64];

	row("user");
	EXPECT_EQ(getuid(), 11);
	EXPECT_EQ(getgid(), 12);
	row("groups");
	gid_t group = 0;
	EXPECT_EQ(getgroups(1, &group), 1);
	EXPECT_EQ(group, 13);
	row("environment");
	EXPECT_STR(getenv("OF_EXEC"), "1");
	EXPECT(getenv("OF_CELL") == NULL);
	row("working directory");
	EXPECT_STR(getcwd(cwd, sizeof(cwd)), "/etc");
	row("capabilities");
	EXPECT_STR(status_field(0, "CapBnd"), "0000000000000020");
	row("no new privileges");
	EXPECT_EQ(prctl(PR_GET_NO_NEW_PRIVS, 0, 0, 0, 0), 1);
	row("limits");
	MUST(getrlimit(RLIMIT_CORE, &limit));
	EXPECT_EQ(limit.rlim_cur, 77);
	EXPECT_EQ(limit.rlim_max, 88);
	shared_words()[0] = 1;
}

PROBE(.claim = "A process given to exec has its own user, environment, directory, limits and "
	       "rights",
	.source = "runc-exec(8), --process; runtime-spec config.md, Process", .needs = { "root" },
	.cell = { .driven = true, .env = { "OF_CELL=1" }, .capabilities = "CAP_KILL,CAP_CHOWN" },
	.sabotage = { .twin = "exec is given the container's own directory and limits" },
	.steps = { { "program", program }, { "look", look } }, )
{
	const char *file = strdup(fmt("%s/process", scratch()));

	make_file(file,
		fmt("{\"user\":{\"uid\":11,\"gid\":12,\"additionalGids\":[13]},\"cwd\":\"%s\","
		    "\"args\":[\"/bulkhead-probes\",\"%s\",\"--inside\",\"--step\",\"look\"],"
		    "\"env\":[\"PATH=/\",\"OF_EXEC=1\",\"BULKHEAD_UNIT_US=%u\"],"
		    "\"noNewPrivileges\":true,\"capabilities\":{\"bounding\":[\"CAP_KILL\"],"
		    "\"effective\":[],\"permitted\":[],\"inheritable\":[],\"ambient\":[]},"
		    "\"rlimits\":[{\"type\":\"RLIMIT_CORE\",\"soft\":%d,\"hard\":88}]}",
			sabotaged() ? "/" : "/etc", PROBE_ID, unit_us(), sabotaged() ? 76 : 77),
		0644);
	oci_create("bulkhead-one", bundle_new("bulkhead-one", "program", NULL));
	EXPECT_EQ(runtime_run("start bulkhead-one"), 0);
	await(1);
	EXPECT_EQ(runtime_run("exec --process %s bulkhead-one", file), 0);
	row("it has run");
	EXPECT_EQ(shared_words()[0], 1); /* control */
	tell(9);
}
