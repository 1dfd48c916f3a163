/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <linux/reboot.h>
#include <sys/socket.h>

#include "stage.h"

static long do_reboot(void)
{
	/* No command of a PID namespace: whoever has the capability gets EINVAL, and nothing ends. */
	return syscall(SYS_reboot, LINUX_REBOOT_MAGIC1, LINUX_REBOOT_MAGIC2,
		LINUX_REBOOT_CMD_CAD_ON, NULL);
}
static long do_time(void)
{
	return write_file("/proc/self/timens_offsets", "1 5 0");
}
static long do_raw(void)
{
	return socket(AF_INET, SOCK_RAW | SOCK_CLOEXEC, 253);
}

/* Kernel bug it catches: ns_capable() of an owned namespace is granted before the module is asked. */
PROBE(.claim = "In a user namespace of the cell's own each capability is EPERM by its name in "
	       "cap_userns",
	.source = "SELinux Notebook, Object Classes and Permissions, Capability Object Classes, "
		  "cap_userns",
	.denied_by = "types", .needs = { "selinux", "root", "userns", "ns.time" },
	.sabotage = SUPER_TWIN)
{
	static const struct {
		const char *perm;
		long (*call)(void);
	} cases[] = { { "sys_boot", do_reboot }, { "sys_time", do_time }, { "net_raw", do_raw } };

	stage();
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		row("%s", cases[i].perm);
		AS("cell_init_t", categories())
		{
			MUST(unshare(CLONE_NEWUSER | CLONE_NEWPID | CLONE_NEWNET | CLONE_NEWTIME));
			pid_t pid = try_spawn(0);
			if (pid == 0) {
				EXPECT_ERRNO(cases[i].call(), EPERM);
				EXPECT_OK(
					unshare(CLONE_NEWUTS)); /* control: cap_userns:sys_admin */
				EXPECT_OK(chroot("."));
				probe_exit(0);
			}
			child_wait(MUST(pid));
		}
		EXPECT_AVC("cell_init_t", "cell_init_t", "cap_userns", cases[i].perm);
	}
}
