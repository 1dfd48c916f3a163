/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/capability.h>

#include "_pressure.h"

/* Kernel bug it catches: an event for each growth, a storm for who polls. */
PROBE(.claim = "A lasting stall raises a trigger's event again, but at most once within its window",
	.source = "Documentation/accounting/psi.rst, Monitoring for pressure thresholds",
	.needs = { PRESSURE_NEEDS, "cap.SYS_RESOURCE" },
	.sabotage = { .twin = "two triggers are polled as if they were one" },
	.timeout_ms = 20000, )
{
	const char *top = cg_new(cg2(), "top");
	int fd = MUST(pressure_trigger(top, "cpu.pressure", "some 1000 500000")), other = fd;
	struct pressure_pair pair = pressure_begin(top);

	if (sabotaged())
		other = MUST(pressure_trigger(top, "cpu.pressure", "some 1000 500000"));
	uint64_t begin = now_ns();
	EXPECT(fd_wait(fd, POLLPRI, -1)); /* control */
	EXPECT(fd_wait(other, POLLPRI, -1));
	uint64_t spent = now_ns() - begin;
	/* The kernel's clock is another one, which a machine under load lets run apart. */
	EXPECT_GE(spent / 1000000, 300);
	pressure_end(&pair);
}
