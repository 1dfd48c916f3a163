/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "runtime.h"

/* Runtime bug it catches: the state directory, a socket or the executable left open for exec. */
static void program(void)
{
	tell(1);
	await(9);
}

static void look(void)
{
	/* What this program opens for itself is close-on-exec, what it was given is not. */
	for (int fd = 3; fd < 256; fd++) {
		int flags = fcntl(fd, F_GETFD);

		EXPECT(flags < 0 || flags & FD_CLOEXEC);
	}
	EXPECT_STR(status_field(0, "TracerPid"), "0");
	EXPECT_EQ(getppid(), 0); /* control: its parent is outside */
	shared_words()[0] = 1;
}

PROBE(.claim = "A program of exec holds no descriptor of the runtime and is traced by nobody",
	.source = "CVE-2016-9962; CVE-2024-21626; runc-exec(8)", .needs = { "root" },
	.cell = { .driven = true }, .sabotage = { .twin = "one is handed on by --preserve-fds" },
	.steps = { { "program", program }, { "look", look } }, )
{
	if (runtime_run("run --detach --bundle %s bulkhead-one",
		    bundle_new("bulkhead-one", "program", NULL)) != 0)
		broken("%.400s", runtime_said());
	await(1);
	IN_CHILD(0)
	{
		int fd = MUST(open("/dev/null", O_RDONLY | O_CLOEXEC));

		MUST(fcntl(MUST(dup2(fd, 3)), F_SETFD, 0));
		EXPECT_EQ(runtime_run("exec --preserve-fds %d bulkhead-one /bulkhead-probes %s "
				      "--inside --step look",
				  sabotaged() ? 1 : 0, PROBE_ID),
			0);
	}
	EXPECT_EQ(shared_words()[0], 1);
	tell(9);
}
