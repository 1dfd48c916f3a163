/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <linux/capability.h>

#include "filter.h"

/* Kernel bugs it catches: the check of no_new_privs or CAP_SYS_ADMIN dropped or made to need both;
 * another errno. */
PROBE(
	.claim = "A filter is refused with EACCES to a thread without no_new_privs and "
		"CAP_SYS_ADMIN",
	.source = "seccomp(2), SECCOMP_SET_MODE_FILTER",
	.needs = { "root", "seccomp.filter" },
	.sabotage = { .twin = "no_new_privs is set before the refused load too" },
)
{
	IN_CHILD(0) {
		row("neither");
		become(1000, 1000);
		if (sabotaged())
			no_new_privs();
		EXPECT_ERRNO(filter_try(0, PROGRAM(RETURN(ALLOW))), EACCES);
	}
	IN_CHILD(0) {
		row("no_new_privs alone");
		become(1000, 1000);
		no_new_privs();
		EXPECT_OK(filter_try(0, PROGRAM(RETURN(ALLOW)))); /* control */
	}
	IN_CHILD(0) {
		row("CAP_SYS_ADMIN alone");
		EXPECT_EQ(prctl(PR_GET_NO_NEW_PRIVS, 0, 0, 0, 0), 0);
		EXPECT_OK(filter_try(0, PROGRAM(RETURN(ALLOW)))); /* control */
	}
	IN_CHILD(0) {
		row("root without CAP_SYS_ADMIN");
		drop_cap(CAP_SYS_ADMIN);
		if (sabotaged())
			no_new_privs();
		EXPECT_ERRNO(filter_try(0, PROGRAM(RETURN(ALLOW))), EACCES);
	}
}
