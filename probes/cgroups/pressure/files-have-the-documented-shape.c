/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_pressure.h"

/* Kernel bugs it catches: a line or a key missing; a fresh group that starts with a total. */
static bool has_line(const char *text, const char *line)
{
	const char *p = strstr(text, line);
	double ten, sixty, three_hundred;
	unsigned long long total;

	return p &&
	       sscanf(p + strlen(line), " avg10=%lf avg60=%lf avg300=%lf total=%llu", &ten, &sixty,
		       &three_hundred, &total) == 4 &&
	       ten <= 100 && sixty <= 100 && three_hundred <= 100;
}

PROBE(.claim = "Pressure files of a group hold some and full with avg10, avg60, avg300 and total, "
	       "0 at first",
	.source = "cgroup-v2.rst, cpu.pressure, memory.pressure, io.pressure; "
		  "Documentation/accounting/psi.rst",
	.needs = { PRESSURE_NEEDS },
	.sabotage = { .twin = "pids-like cgroup.stat is read in place of them" }, )
{
	static const char *const files[] = { "cpu.pressure", "memory.pressure", "io.pressure" };
	const char *top = cg_new(cg2(), "top");

	for (size_t i = 0; i < sizeof(files) / sizeof(files[0]); i++) {
		row("%s", files[i]);
		const char *text = strdup(cg_read(top, sabotaged() ? "cgroup.stat" : files[i]));
		EXPECT(has_line(text, "some"));
		EXPECT(has_line(text, "full"));
		EXPECT(strstr(text, "some") == text); /* control: the first line */
		if (!sabotaged())
			EXPECT_EQ(pressure_total(top, files[i], "some"), 0);
	}
	row("irq.pressure");
	if (access(fmt("%s/irq.pressure", top), F_OK) != 0) {
		row_skip(SKIP_KERNEL, "%s/irq.pressure does not exist", top);
	} else {
		EXPECT(has_line(cg_read(top, "irq.pressure"), "full"));
		EXPECT(!strstr(cg_read(top, "irq.pressure"), "some"));
	}
}
