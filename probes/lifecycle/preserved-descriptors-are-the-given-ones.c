/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_oci.h"

/* Runtime bug it catches: one descriptor too few or too many handed on, or at another number. */
static void look(void)
{
	char text[8] = "";

	EXPECT_EQ(pread(3, text, 5, 0), 5);
	EXPECT_STR(text, "given");
	/* What this program opens for itself is close-on-exec, what it was given is not. */
	for (int fd = 4; fd < 64; fd++) {
		int flags = fcntl(fd, F_GETFD);

		EXPECT(flags < 0 || flags & FD_CLOEXEC);
	}
	shared_words()[0] = 1;
}

PROBE(.claim = "With --preserve-fds the program has these descriptors at their numbers and no "
	       "other",
	.source = "runc-create(8), --preserve-fds; runtime-spec config.md, Process",
	.needs = { "root" }, .cell = { .driven = true },
	.sabotage = { .twin = "no descriptor is preserved" }, .steps = { { "look", look } }, )
{
	const char *bundle = bundle_new("bulkhead-one", "look", NULL);
	const char *file = strdup(fmt("%s/given", scratch()));

	make_file(file, "given", 0644);
	IN_CHILD(0)
	{
		int fd = MUST(open(file, O_RDONLY | O_CLOEXEC));

		MUST(fcntl(MUST(dup2(fd, 3)), F_SETFD, 0));
		EXPECT_EQ(runtime_run("run --bundle %s --preserve-fds %d bulkhead-one", bundle,
				  sabotaged() ? 0 : 1),
			0);
	}
	EXPECT_EQ(shared_words()[0], 1); /* control */
}
