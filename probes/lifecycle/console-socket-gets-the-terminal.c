/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <poll.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <termios.h>

#include "_oci.h"

/* Runtime bug it catches: the terminal not the controlling one, not handed over, or of no size. */
static void look(void)
{
	struct winsize size = { 0 };

	for (int fd = 0; fd < 3; fd++)
		EXPECT_EQ(isatty(fd), 1);
	EXPECT_EQ(tcgetsid(STDIN_FILENO), getpid());
	MUST(ioctl(STDIN_FILENO, TIOCGWINSZ, &size));
	EXPECT_EQ(size.ws_row, 33);
	EXPECT_EQ(size.ws_col, 99);
	EXPECT_EQ(access("/dev/console", F_OK), 0);
	EXPECT_EQ(write(STDOUT_FILENO, "spoken", 6), 6);
	tell(1);
	await(9);
}

PROBE(.claim = "A container with a terminal has it on all streams, and the socket gets its master",
	.source = "runtime-spec config.md, Process, terminal, consoleSize; runc-create(8), "
		  "--console-socket",
	.needs = { "root" }, .cell = { .driven = true },
	.sabotage = { .twin = "the console has another size" }, .steps = { { "look", look } }, )
{
	struct sockaddr_un address = { .sun_family = AF_UNIX };
	int server = MUST(socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
	char text[64] = "";

	MUST(chdir(scratch()));
	snprintf(address.sun_path, sizeof(address.sun_path), "console");
	MUST(bind(server, (struct sockaddr *)&address, sizeof(address)));
	MUST(listen(server, 1));
	EXPECT_EQ(runtime_run("create --bundle %s --console-socket %s/console bulkhead-one",
			  bundle_new("bulkhead-one", "look",
				  fmt("{\"process\":{\"terminal\":true,\"consoleSize\":{"
				      "\"height\":33,\"width\":%d}}}",
					  sabotaged() ? 98 : 99)),
			  scratch()),
		0);
	if (!EXPECT(fd_wait(server, POLLIN, -1)))
		return;
	int conn = MUST(accept4(server, NULL, NULL, SOCK_CLOEXEC));
	int master = recv_fd(conn);
	if (!EXPECT_GE(master, 0))
		return;
	EXPECT_EQ(runtime_run("start bulkhead-one"), 0);
	await(1);
	EXPECT(fd_wait(master, POLLIN, -1));
	EXPECT_GE(read(master, text, sizeof(text) - 1), 6);
	EXPECT_STR(text, "spoken"); /* control */
	tell(9);
	EXPECT(runtime_stops("bulkhead-one"));
}
