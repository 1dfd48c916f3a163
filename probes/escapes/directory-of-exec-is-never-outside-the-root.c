/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "runtime.h"

/* Runtime bug it catches: a descriptor of the host open while exec's directory is resolved. */
static void program(void)
{
	tell(1);
	await(9);
}

static void look(void)
{
	char cwd[4096];
	long n = syscall(SYS_getcwd, cwd, sizeof(cwd));

	/* Not reachable from the root, the kernel says so before the path. */
	EXPECT(n > 0 && cwd[0] == '/');
	shared_words()[0] = 1;
}

PROBE(.claim = "No program of exec begins in a directory of the host, whichever descriptor is "
	       "named",
	.source = "CVE-2024-21626; runc-exec(8), --cwd", .needs = { "root" },
	.cell = { .driven = true },
	.unsabotaged = "a directory of the host can be had only through a fault of the runtime; it "
		       "catches that fault",
	.steps = { { "program", program }, { "look", look } }, )
{
	const char *words = strdup(fmt("/bulkhead-probes %s --inside --step look", PROBE_ID));

	if (runtime_run("run --detach --bundle %s bulkhead-one",
		    bundle_new("bulkhead-one", "program", NULL)) != 0)
		broken("%.400s", runtime_said());
	await(1);
	/* Up to where the driver itself has left one open. */
	for (int fd = 3; fd < 20; fd++) {
		row("descriptor %d", fd);
		shared_words()[0] = 0;
		int code = runtime_run("exec --cwd /proc/self/fd/%d bulkhead-one %s", fd, words);
		/* Refused, or begun inside. */
		EXPECT(code != 0 || shared_words()[0] == 1);
	}
	row("a directory inside");
	EXPECT_EQ(runtime_run("exec --cwd /var bulkhead-one %s", words), 0); /* control */
	tell(9);
}
