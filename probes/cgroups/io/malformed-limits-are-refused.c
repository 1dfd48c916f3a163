/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_disk.h"

/* Kernel bug it catches: zero, an unknown key or device taken. */
PROBE(
	.claim = "io.max refuses unknown keys and garbage with EINVAL, zero with ERANGE, no device with ENODEV",
	.source = "cgroup-v2.rst, IO Interface Files, io.max",
	.needs = { "cgroup2.io", "module.loop", "root" },
	.sabotage = { .twin = "a good line is written in place of each" },
)
{
	static const struct {
		const char *name, *rest;
		int error;
	} cases[] = { { "an unknown key", "speed=5", EINVAL }, { "a word for a number", "rbps=fast", EINVAL },
		{ "zero", "rbps=0", ERANGE }, { "no key", "5", EINVAL } };
	const char *top = cg_new(cg2(), "top"), *number = device_number(disk_new(1 << 20));

	MUST(cg_write(top, "io.max", fmt("%s rbps=1048576", number)));
	const char *before = strdup(cg_read(top, "io.max"));
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		row("%s", cases[i].name);
		EXPECT_ERRNO(cg_write(top, "io.max",
				     fmt("%s %s", number, sabotaged() ? "wbps=4096" : cases[i].rest)),
			cases[i].error);
		EXPECT_STR(cg_read(top, "io.max"), before);
	}
	row("no such device");
	EXPECT_ERRNO(cg_write(top, "io.max", sabotaged() ? before : "4095:1048575 rbps=4096"), ENODEV);
	row("control");
	EXPECT_OK(cg_write(top, "io.max", fmt("%s rbps=2097152", number))); /* control */
}
