/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/utsname.h>

#include "probe.h"

/* Kernel bug it catches: off by one at the limit, which writes past the field; a negative length
 * taken for a large one. */
PROBE(.claim = "Host and domain names of 64 bytes are stored whole, longer ones are EINVAL",
	.source = "sethostname(2), ERRORS and NOTES", .needs = { "root", "ns.uts" },
	.unsabotaged = "no caller can lift the limit; catches an off by one in the length check", )
{
	char text[80];
	struct utsname name;

	memset(text, 'x', sizeof(text));
	MUST(unshare(CLONE_NEWUTS));
	row("host name");
	EXPECT_OK(syscall(SYS_sethostname, text, 64)); /* control */
	EXPECT_ERRNO(syscall(SYS_sethostname, text, 65), EINVAL);
	EXPECT_ERRNO(syscall(SYS_sethostname, text, -1), EINVAL);
	MUST(uname(&name));
	EXPECT_EQ(strlen(name.nodename), 64);
	row("domain name");
	EXPECT_OK(syscall(SYS_setdomainname, text, 64)); /* control */
	EXPECT_ERRNO(syscall(SYS_setdomainname, text, 65), EINVAL);
	EXPECT_ERRNO(syscall(SYS_setdomainname, text, -1), EINVAL);
	MUST(uname(&name));
	EXPECT_EQ(strlen(name.domainname), 64);
	EXPECT_EQ(strlen(name.nodename), 64); /* the neighbour is unharmed */
	row("shorter name");
	EXPECT_OK(syscall(SYS_sethostname, "a", 1));
	MUST(uname(&name));
	for (size_t i = 1; i < sizeof(name.nodename); i++)
		if (name.nodename[i] && !EXPECT_EQ(name.nodename[i], 0))
			break;
}
