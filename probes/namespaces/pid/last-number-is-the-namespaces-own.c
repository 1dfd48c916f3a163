/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "probe.h"

/* Kernel bugs it catches: ns_last_pid of the initial or the mounter's namespace read or written; the
 * number after it skipped or given twice. */
#define FILE_NAME "/proc/sys/kernel/ns_last_pid"

PROBE(.claim = "ns_last_pid reads and sets the last number given in the caller's own PID namespace",
	.source = "pid_namespaces(7), /proc files",
	.needs = { "root", "ns.pid", "sysctl.kernel.ns_last_pid" },
	.sabotage = { .twin = "no new PID namespace is made" }, )
{
	long long before = file_number(FILE_NAME);

	IN_CHILD(sabotaged() ? 0 : CLONE_NEWPID)
	{
		row("read");
		EXPECT_EQ(file_number(FILE_NAME), 1);
		IN_CHILD(0)
		{
			EXPECT_EQ(getpid(), 2);
		}
		EXPECT_EQ(file_number(FILE_NAME), 2);
		if (sabotaged()) /* never written outside */
			return;
		row("written");
		MUST(write_file(FILE_NAME, "4000"));
		IN_CHILD(0)
		{
			EXPECT_EQ(getpid(), 4001);
		}
		IN_CHILD(0)
		{
			EXPECT_EQ(getpid(), 4002); /* control: it goes on from there */
		}
		EXPECT_EQ(file_number(FILE_NAME), 4002);
	}
	row("outside");
	/* Other processes of the machine come and go: some numbers further at most. */
	long long after = file_number(FILE_NAME);
	EXPECT(after != 4002 || before > 3900);
	EXPECT_NE(after, 1);
}
