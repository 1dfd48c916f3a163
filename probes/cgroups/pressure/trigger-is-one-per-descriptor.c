/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_pressure.h"

/* Kernel bug it catches: the old trigger replaced under a poller (a use after free once). */
PROBE(.claim = "A second trigger through the same descriptor is refused with EBUSY, through "
	       "another it is not",
	.source = "Documentation/accounting/psi.rst, Monitoring for pressure thresholds",
	.needs = { PRESSURE_NEEDS },
	.sabotage = { .twin = "the second one uses a descriptor of its own" }, )
{
	static const char trigger[] = "some 100000 2000000";
	const char *top = cg_new(cg2(), "top");
	int first = MUST(pressure_trigger(top, "io.pressure", trigger));
	int other = MUST(open(fmt("%s/io.pressure", top), O_RDWR | O_CLOEXEC));

	row("the same descriptor");
	EXPECT_ERRNO(write(sabotaged() ? other : first, trigger, sizeof(trigger)), EBUSY);
	row("another descriptor");
	if (!sabotaged())
		EXPECT_OK(write(other, trigger, sizeof(trigger))); /* control */
	row("without any trigger poll says an error");
	int bare = MUST(open(fmt("%s/io.pressure", top), O_RDWR | O_CLOEXEC));
	struct pollfd p = { .fd = bare, .events = POLLPRI };
	EXPECT_EQ(poll(&p, 1, 0), 1);
	EXPECT_EQ(p.revents & POLLERR, POLLERR);
}
