/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_mount.h"

/* Kernel bug it catches: two types at once taken, or a flag that has no meaning there ignored. */
PROBE(
	.claim = "More than one propagation type, or other flags beside one, is refused with EINVAL",
	.source = "mount(2), ERRORS; Changing the propagation type of an existing mount",
	.needs = { "root", "ns.mnt" },
	.sabotage = { .twin = "one type alone is asked for" },
)
{
	static const struct {
		const char *name;
		unsigned long flags;
	} cases[] = { { "shared and private", MS_SHARED | MS_PRIVATE },
		{ "slave and shared", MS_SLAVE | MS_SHARED },
		{ "private and unbindable", MS_PRIVATE | MS_UNBINDABLE },
		{ "all four", MS_SHARED | MS_SLAVE | MS_PRIVATE | MS_UNBINDABLE },
		{ "with MS_RDONLY", MS_SHARED | MS_RDONLY },
		{ "with MS_NOSUID", MS_PRIVATE | MS_NOSUID } };
	const char *a = new_tmpfs("a");

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		row("%s", cases[i].name);
		EXPECT_ERRNO(make_type(a, sabotaged() ? MS_PRIVATE : cases[i].flags), EINVAL);
		EXPECT_STR(propagation_of(a), "private");
	}
	row("well-formed");
	EXPECT_OK(make_type(a, MS_SHARED | MS_SILENT | MS_REC)); /* control */
	EXPECT_STR(propagation_of(a), "shared");
}
