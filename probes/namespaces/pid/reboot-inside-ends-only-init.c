/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <linux/reboot.h>
#include <sys/capability.h>

#include "probe.h"

/* Kernel bugs it catches: the wrong signal for a command; a command that is not a restart or halt
 * let through; the capability checked against the initial user namespace only or not at all. */
static long reboot_raw(unsigned int command)
{
	return syscall(SYS_reboot, LINUX_REBOOT_MAGIC1, LINUX_REBOOT_MAGIC2, command, NULL);
}

static const struct {
	const char *name;
	unsigned int command;
	int signal;
} table[] = {
	{ "restart", LINUX_REBOOT_CMD_RESTART, SIGHUP },
	{ "halt", LINUX_REBOOT_CMD_HALT, SIGINT },
	{ "power off", LINUX_REBOOT_CMD_POWER_OFF, SIGINT },
};

PROBE(.claim = "reboot(2) in a PID namespace ends its init by SIGHUP or SIGINT and nothing else",
	.source = "reboot(2), Behavior inside PID namespaces",
	.needs = { "root", "ns.pid", "cap.SYS_BOOT" },
	.sabotage = { .twin = "the caller has no CAP_SYS_BOOT" }, )
{
	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++) {
		row("%s", table[i].name);
		pid_t init = spawn(CLONE_NEWPID);
		if (init == 0) {
			MUST_BE(getpid() == 1);
			pid_t child = spawn(0);
			if (child == 0) {
				if (sabotaged())
					drop_cap(CAP_SYS_BOOT);
				reboot_raw(table[i].command);
				probe_exit(0);
			}
			child_wait(child);
			probe_exit(0);
		}
		EXPECT_SIGNAL(child_wait(init), table[i].signal);
	}
	IN_CHILD(CLONE_NEWPID)
	{
		MUST_BE(getpid() == 1);
		row("other commands");
		EXPECT_ERRNO(reboot_raw(LINUX_REBOOT_CMD_CAD_OFF), EINVAL);
		EXPECT_ERRNO(reboot_raw(LINUX_REBOOT_CMD_KEXEC), EINVAL);
		row("without the capability");
		drop_cap(CAP_SYS_BOOT);
		EXPECT_ERRNO(reboot_raw(LINUX_REBOOT_CMD_CAD_OFF), EPERM);
	}
}
