/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/capability.h>

#include "_pressure.h"

/* Kernel bug it catches: a user who makes the kernel poll at any rate; the check by the wrong cred. */
PROBE(.claim = "Without CAP_SYS_RESOURCE a trigger's window is a multiple of two seconds, or none "
	       "is allowed",
	.source = "Documentation/accounting/psi.rst, Monitoring for pressure thresholds",
	.needs = { PRESSURE_NEEDS, "root" },
	.sabotage = { .twin = "the windows are such multiples" }, )
{
	const char *top = cg_new(cg2(), "top");
	const char *bad = sabotaged() ? "some 100000 4000000" : "some 100000 1000000";

	MUST(chown(fmt("%s/cpu.pressure", top), NOBODY_UID, NOBODY_UID));
	IN_CHILD(0)
	{
		become(NOBODY_UID, NOBODY_UID);
		int fd = open(fmt("%s/cpu.pressure", top), O_RDWR | O_CLOEXEC);
		if (fd < 0) {
			row("kernels that ask for the capability at open");
			EXPECT_ERRNO(fd, EPERM);
			if (sabotaged())
				EXPECT_OK(-1);
			EXPECT_OK(open(
				fmt("%s/cpu.pressure", top), O_RDONLY | O_CLOEXEC)); /* control */
			probe_exit(0);
		}
		row("a window of one second");
		EXPECT_ERRNO(pressure_trigger(top, "cpu.pressure", bad), EINVAL);
		row("a window of three seconds");
		EXPECT_ERRNO(pressure_trigger(top, "cpu.pressure",
				     sabotaged() ? bad : "some 100000 3000000"),
			EINVAL);
		row("two and ten seconds");
		EXPECT_OK(
			pressure_trigger(top, "cpu.pressure", "some 100000 2000000")); /* control */
		EXPECT_OK(pressure_trigger(top, "cpu.pressure", "some 100000 10000000"));
	}
	row("with the capability");
	if (!have_cap(CAP_SYS_RESOURCE))
		row_skip(SKIP_PRIVILEGE, "CAP_SYS_RESOURCE is not in the effective set");
	else
		EXPECT_OK(pressure_trigger(top, "cpu.pressure", "some 100000 1000000"));
}
