/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "runtime.h"

/* Runtime bug it catches: a descriptor of the host open while process.cwd is resolved. */
static void look(void)
{
	char cwd[4096];
	long n = syscall(SYS_getcwd, cwd, sizeof(cwd));

	/* Not reachable from the root, the kernel says so before the path. */
	EXPECT(n > 0 && cwd[0] == '/');
	shared_words()[0] = 1;
}

PROBE(.claim = "No container begins in a directory of the host, whichever descriptor its cwd names",
	.source = "CVE-2024-21626; runtime-spec config.md, Process, cwd", .needs = { "root" },
	.cell = { .driven = true },
	.unsabotaged = "a directory of the host can be had only through a fault of the runtime; it "
		       "catches that fault",
	.steps = { { "look", look } }, )
{
	int made = 0;

	/* Up to where the driver itself has left one open. */
	for (int fd = 3; fd < 20; fd++) {
		const char *id = fmt("bulkhead-fd-%d", fd);
		row("descriptor %d", fd);
		shared_words()[0] = 0;
		int code = runtime_run("run --bundle %s %s",
			bundle_new(id, "look",
				fmt("{\"process\":{\"cwd\":\"/proc/self/fd/%d\"}}", fd)),
			id);
		/* Refused, or begun inside. */
		EXPECT(code != 0 || shared_words()[0] == 1);
		made += code == 0;
	}
	row("a directory inside");
	EXPECT_EQ(runtime_run("run --bundle %s bulkhead-good",
			  bundle_new("bulkhead-good", "look", "{\"process\":{\"cwd\":\"/var\"}}")),
		0); /* control */
	note("%d of 17 began, inside", made);
}
