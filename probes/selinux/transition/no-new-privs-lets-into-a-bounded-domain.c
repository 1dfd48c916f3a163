/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/prctl.h>

#include "stage.h"

static void no_new_privs(void)
{
	MUST(prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0));
}

PROBE(.claim = "Under no_new_privs exec enters a domain that is bounded by the old one",
	.source = "SELinux Notebook, Bounds Rules, typebounds", .denied_by = "types",
	.needs = { "selinux", "root" },
	.sabotage = { .twin = "the domain is one that is not bounded" })
{
	stage();
	make_program("/bounded", sabotaged() ? "cell_child_exec_t" : "cell_bounded_exec_t", NULL);
	pid_t pid = launch("cell_t", categories(), NULL, no_new_privs, "/bounded");
	if (EXPECT(pid > 0))
		EXPECT_STR(process_label(pid), subject_context("cell_bounded_t", categories()));
	drop(pid);
	make_program("/child", "cell_child_exec_t", NULL);
	EXPECT_ERRNO(launch("cell_t", categories(), subject_context("cell_child_t", categories()),
			     no_new_privs, "/child"),
		EPERM); /* control */
}
