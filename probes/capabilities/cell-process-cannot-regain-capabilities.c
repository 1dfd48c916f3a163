/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_sets.h"

/* Kernel bug it catches: a way back to a capability that the container's bounding set lacks. */
static void check(void)
{
	EXPECT_EQ(sets_now().permitted & BIT(CAP_SYS_ADMIN), 0);
	EXPECT_EQ(sets_now().bounding & BIT(CAP_SYS_ADMIN), 0);
}

PROBE(
	.claim = "A cell cannot regain a capability it lacks: by capset, file, set-user-ID or "
		"ambient",
	.source = "capabilities(7), Capability bounding set; runtime-spec config.md, Process, "
		"capabilities",
	.needs = { "root", "cap.SYS_ADMIN" },
	.cell = { .mounts = { { "/exec", "tmpfs", "tmpfs", "nodev,mode=755" } } },
	.sabotage = {
		.capabilities = "all",
		.mounts = { { "/exec", "tmpfs", "tmpfs", "nodev,mode=755" } },
	},
	.steps = { { "check", check } },
)
{
	const char *path = "/exec/program";
	struct sets sets = sets_now();

	row("capset");
	sets.permitted |= BIT(CAP_SYS_ADMIN);
	EXPECT_ERRNO(sets_try(sets), EPERM);
	row("ambient");
	EXPECT_ERRNO(ambient(PR_CAP_AMBIENT_RAISE, CAP_SYS_ADMIN), EPERM);
	exec_file(path, 04755);
	row("set-user-ID-root program");
	IN_CHILD(0) {
		become(1000, 1000);
		exec_copy(path, "check");
		broken("exec: %m");
	}
	row("file capabilities");
	if (file_caps(path, 2, BIT(CAP_SYS_ADMIN) | BIT(CAP_CHOWN), 0, false, 0) < 0) {
		row_skip(SKIP_KERNEL, "security.capability on tmpfs: %s", strerrorname_np(errno));
		return;
	}
	IN_CHILD(0) {
		become(1000, 1000);
		exec_copy(path, "check");
		broken("exec: %m");
	}
	row("the call itself");
	EXPECT_ERRNO(unshare(CLONE_NEWUTS), EPERM);
	EXPECT_OK(chroot("/")); /* control */
}
