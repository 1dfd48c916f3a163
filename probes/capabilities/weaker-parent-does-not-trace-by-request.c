/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/ptrace.h>

#include "_sets.h"

/* Kernel bug it catches: PTRACE_TRACEME taken for consent: a process with capabilities handed over
 * to a parent without, CVE-2019-13272. */
PROBE(.claim = "PTRACE_TRACEME under a parent that lacks the child's capabilities fails with EPERM",
	.source = "ptrace(2), ERRORS (EPERM); capabilities(7), CAP_SYS_PTRACE",
	.needs = { "root", "cap.CHOWN" }, .sabotage = { .twin = "the parent has them too" }, )
{
	struct gate weak = gate_new();

	for (int control = 0; control < 2; control++) {
		row("%s", control ? "parent and child without" : "a stronger child");
		IN_CHILD(0)
		{
			struct sets none = { 0 }, some = { .permitted = BIT(CAP_CHOWN) };
			pid_t child = spawn(0);
			if (child == 0) {
				MUST(sets_try(control ? none : some));
				gate_wait(&weak);
				if (control)
					EXPECT_OK(ptrace(
						PTRACE_TRACEME, 0, NULL, NULL)); /* control */
				else
					EXPECT_ERRNO(ptrace(PTRACE_TRACEME, 0, NULL, NULL), EPERM);
				probe_exit(0);
			}
			MUST(sets_try(sabotaged() ? some : none));
			gate_post(&weak);
			EXPECT_EXIT(child_wait(child), 0);
		}
	}
}
