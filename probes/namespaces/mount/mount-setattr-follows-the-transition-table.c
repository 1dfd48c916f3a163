/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_mount.h"

/* Kernel bug it catches: the newer path to a change of propagation not doing what mount(2) does. */
PROBE(
	.claim = "mount_setattr(2) with a propagation moves a mount along the table of transitions",
	.source =
		"mount_setattr(2), DESCRIPTION; mount_namespaces(7), Propagation type transitions",
	.needs = { "root", "ns.mnt", "syscall.mount_setattr" },
	.sabotage = { .twin = "the propagation field is zero" },
)
{
	static const unsigned long types[] = { MS_SHARED, MS_SLAVE, MS_PRIVATE, MS_UNBINDABLE };
	static const char *const names[] = { "MS_SHARED", "MS_SLAVE", "MS_PRIVATE",
		"MS_UNBINDABLE" };
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
		struct mount_attr attr = { .propagation = sabotaged() ? 0 : types[i % 4] };

		row("%s, %s", from, names[i % 4]);
		make_kind(a, strcmp(from, "lone") == 0 ? "shared" : from);
		if (strcmp(from, "shared") == 0)
			bind_to(a, fmt("%s.peer", a));
		MUST(mount_setattr(AT_FDCWD, a, 0, &attr, sizeof(attr)));
		EXPECT_STR(propagation_of(a), table[i / 4].to[i % 4]);
	}
}
