/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <grp.h>

#include "_net.h"

/* Kernel bugs it catches: the range of the initial namespace used; off by one at either end;
 * supplementary groups not looked at. */
static int ping_as(gid_t gid, gid_t supplementary)
{
	int result = 0;
	pid_t pid = spawn(0);

	if (pid == 0) {
		MUST(setgroups(1, &supplementary));
		MUST(setresgid(gid, gid, gid));
		MUST(setresuid(gid, gid, gid));
		int fd = socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, IPPROTO_ICMP);
		probe_exit(fd >= 0 ? 0 : errno);
	}
	int status = child_wait(pid);
	result = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
	errno = result;
	return result ? -1 : 0;
}

PROBE(.claim = "ICMP sockets without privilege are for the groups of their namespace's range only",
	.source = "icmp(7), /proc interfaces, ping_group_range",
	.needs = { "root", "ns.net", "sysctl.net.ipv4.ping_group_range" },
	.sabotage = { .twin = "the range is set in another namespace" }, )
{
	const char *path = "/proc/sys/net/ipv4/ping_group_range";

	MUST(unshare(CLONE_NEWNET));
	MUST(write_file(path, "0 100000"));
	row("outside");
	EXPECT_OK(ping_as(5000, 5000)); /* control */
	IN_CHILD(CLONE_NEWNET)
	{
		row("default of a new namespace: nobody");
		EXPECT_STR(file_text(path), "1\t0");
		EXPECT_ERRNO(ping_as(5000, 5000), EACCES);
		MUST(write_file(path, "5000 5002"));
		if (sabotaged())
			MUST(unshare(CLONE_NEWNET));
		row("at both ends");
		EXPECT_OK(ping_as(5000, 1));
		EXPECT_OK(ping_as(5002, 1));
		EXPECT_ERRNO(ping_as(4999, 1), EACCES);
		EXPECT_ERRNO(ping_as(5003, 1), EACCES);
		row("by a supplementary group");
		EXPECT_OK(ping_as(1, 5001));
	}
}
