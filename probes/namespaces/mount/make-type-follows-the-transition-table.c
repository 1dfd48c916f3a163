/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_mount.h"

/* Kernel bug it catches: one cell of the table, for example a slave that loses its master when it
 * is made shared, or that stays shared when it is made a slave again. */
PROBE(
	.claim = "mount(2) with a propagation flag moves a mount along the table of transitions",
	.source = "mount_namespaces(7), Propagation type transitions",
	.needs = { "root", "ns.mnt" },
	.sabotage = { .twin = "the propagation type is not changed" },
)
{
	static const unsigned long types[] = { MS_SHARED, MS_SLAVE, MS_PRIVATE, MS_UNBINDABLE };
	static const char *const names[] = { "make-shared", "make-slave", "make-private",
		"make-unbindable" };
	/* "shared" has a peer, "lone" is shared without one. */
	static const struct {
		const char *from, *to[4];
	} table[] = { { "shared", { "shared", "slave", "private", "unbindable" } },
		{ "lone", { "shared", "private", "private", "unbindable" } },
		{ "slave", { "slave+shared", "slave", "private", "unbindable" } },
		{ "slave+shared", { "slave+shared", "slave", "private", "unbindable" } },
		{ "private", { "shared", "private", "private", "unbindable" } },
		{ "unbindable", { "shared", "unbindable", "private", "unbindable" } } };

	for (size_t i = 0; i < 24; i++) {
		const char *from = table[i / 4].from, *a = new_tmpfs(fmt("m%zu", i));

		row("%s, %s", from, names[i % 4]);
		make_kind(a, strcmp(from, "lone") == 0 ? "shared" : from);
		if (strcmp(from, "shared") == 0)
			bind_to(a, fmt("%s.peer", a));
		if (!sabotaged())
			MUST(make_type(a, types[i % 4]));
		EXPECT_STR(propagation_of(a), table[i / 4].to[i % 4]);
	}
}
