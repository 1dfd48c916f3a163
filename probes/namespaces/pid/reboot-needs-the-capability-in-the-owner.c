/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <linux/reboot.h>
#include <sys/capability.h>

#include "probe.h"

/* Kernel bug it catches: CAP_SYS_BOOT looked for in the caller's user namespace, so that root of any
 * user namespace made in a container ends the container; or in the initial one, so that nobody in it
 * can. */
static long restart(void)
{
	return syscall(SYS_reboot, LINUX_REBOOT_MAGIC1, LINUX_REBOOT_MAGIC2,
		LINUX_REBOOT_CMD_RESTART, NULL);
}

static void first_process(void)
{
	MUST_BE(getpid() == 1);
	row("in the owner without it");
	IN_CHILD(0)
	{
		drop_cap(CAP_SYS_BOOT);
		EXPECT_ERRNO(restart(), EPERM);
	}
	row("in a child of the owner");
	IN_CHILD(sabotaged() ? 0 : CLONE_NEWUSER)
	{
		MUST_BE(have_cap(CAP_SYS_BOOT));
		EXPECT_ERRNO(restart(), EPERM);
	}
	row("in the owner");
	shared_words()[0] = 1;
	IN_CHILD(0)
	{
		restart();
	}
	for (;;)
		pause();
}

PROBE(.claim = "reboot(2) in a PID namespace needs CAP_SYS_BOOT in its owner, not in one below it",
	.source = "reboot(2), DESCRIPTION, Behavior inside PID namespaces; user_namespaces(7), "
		  "Capabilities",
	.needs = { "root", "userns", "ns.pid" },
	.sabotage = { .twin = "the second caller stays in the owner" }, )
{
	pid_t init = spawn_userns(CLONE_NEWPID, "0 0 1", "0 0 1");

	if (init == 0)
		first_process();
	EXPECT_SIGNAL(child_wait(init), SIGHUP); /* control: the owner's root may */
	EXPECT_EQ(shared_words()[0], 1);	 /* and nobody before the last could */
}
