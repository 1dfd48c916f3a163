/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/mount.h>
#include <sys/mman.h>

#include "filter.h"

/* Kernel bug it catches: a capability that lets a call past the filter. */
PROBE(
	.claim = "In a cell with every capability the default profile still denies what it leaves "
		"out",
	.source = "runtime-spec config-linux.md, Seccomp; seccomp(2), SECCOMP_RET_ERRNO",
	.needs = { "root", "cap.SYS_ADMIN", "seccomp.filter" },
	.cell = { .capabilities = "all", .seccomp = { .profile = "default" } },
	.sabotage = { .capabilities = "all" },
)
{
	row("mount");
	EXPECT_ERRNO(mount("none", "/tmp", "tmpfs", 0, NULL), EPERM);
	row("unshare");
	EXPECT_ERRNO(unshare(CLONE_NEWUTS), EPERM);
	row("sethostname");
	EXPECT_ERRNO(sethostname("other", 5), EPERM);
	row("setns");
	int fd = MUST(open("/proc/self/ns/uts", O_RDONLY | O_CLOEXEC));
	EXPECT_ERRNO(setns(fd, 0), EPERM);
	row("a mount by file descriptor");
	EXPECT_ERRNO(syscall(SYS_fsopen, "tmpfs", 0), EPERM);
	row("chroot, which is listed");
	EXPECT_OK(chroot("/")); /* control */
}
