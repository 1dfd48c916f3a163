/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "stage.h"

static int secret, shared;

static void keep(void)
{
	MUST(fcntl(secret, F_SETFD, 0));
	MUST(fcntl(shared, F_SETFD, 0));
}

static const char *target(pid_t pid, int fd)
{
	static char text[256];
	ssize_t n = MUST(readlink(fmt("/proc/%d/fd/%d", pid, fd), text, sizeof(text) - 1));

	text[n] = '\0';
	return text;
}

PROBE(.claim = "At a transition an inherited descriptor that the new domain may not use becomes "
	       "selinuxfs null",
	.source = "SELinux Notebook, SELinux Filesystem, null", .denied_by = "types",
	.needs = { "selinux", "root" }, .sabotage = SUPER_TWIN)
{
	stage();
	make_program("/child", "cell_child_exec_t", NULL);
	make_labelled("/secret", "host_secret_t", NULL);
	make_labelled("/shared", "cell_ro_file_t", NULL);
	secret = MUST(open("/secret", O_RDONLY | O_CLOEXEC));
	shared = MUST(open("/shared", O_RDONLY | O_CLOEXEC));
	pid_t pid = MUST(launch("cell_t", categories(), NULL, keep, "/child"));
	EXPECT_NE(strcmp(target(pid, secret), "/secret"), 0);
	EXPECT(strstr(target(pid, secret), "null"));
	EXPECT_STR(target(pid, shared), "/shared"); /* control */
	drop(pid);
	EXPECT_AVC("cell_child_t", "host_secret_t", "file", "read");
}
