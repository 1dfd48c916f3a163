/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <linux/capability.h>

#include "filter.h"

/* Kernel bugs it catches: the capability not checked, or checked in the writer's namespace. */
PROBE(
	.claim = "Writing actions_logged needs CAP_SYS_ADMIN in the initial user namespace: EPERM",
	.source = "seccomp(2), /proc interfaces",
	.needs = { "root", "cap.SYS_ADMIN", "userns", "sysctl.kernel.seccomp.actions_logged" },
	.sabotage = { .twin = "the capability is kept and no namespace made" },
)
{
	const char *path = "/proc/sys/kernel/seccomp/actions_logged";
	const char *before = strdup(file_text(path));

	row("held");
	EXPECT_OK(write_file(path, before)); /* control */
	IN_CHILD(0) {
		row("root without it");
		if (!sabotaged())
			drop_cap(CAP_SYS_ADMIN);
		EXPECT_ERRNO(write_file(path, before), EPERM);
	}
	if (sabotaged())
		return;
	IN_USERNS(0, "0 0 1", "0 0 1") {
		row("in a child user namespace");
		EXPECT_ERRNO(write_file(path, before), EPERM);
	}
}
