/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_ns.h"

/* Kernel bugs it catches: a new namespace that keeps the old one's number; a file whose link text,
 * stat and open disagree; one type's file showing another's namespace. */
PROBE(.claim = "Namespace files have one device and inode exactly when the namespace is the same",
	.source = "namespaces(7), The /proc/[pid]/ns/ directory", .needs = { "root", "userns" },
	.sabotage = { .twin = "the member is made in the caller's namespaces" }, )
{
	static const struct ns_type same = { "none", 0 };

	for (size_t i = 0; i < NS_TYPES; i++) {
		const struct ns_type *type = &ns_types[i];
		struct gate end = gate_new();

		row("%s", type->name);
		if (!ns_there(type))
			continue;
		pid_t first = member_of_new(&same, &end); /* control: shares them all */
		pid_t other = member_of_new(sabotaged() ? &same : type, &end);
		int own = ns_open(0, type->name), theirs = ns_open(other, type->name);
		EXPECT(same_ns(own, ns_open(first, type->name)));
		EXPECT(!same_ns(own, theirs));
		for (size_t k = 0; k < NS_TYPES; k++) {
			if (k == i || access(fmt("/proc/self/ns/%s", ns_types[k].name), F_OK) < 0)
				continue;
			EXPECT_EQ(ns_inode(other, ns_types[k].name), ns_inode(0, ns_types[k].name));
		}
		struct stat st;
		char link[64] = "";
		MUST(fstat(theirs, &st));
		MUST(readlink(fmt("/proc/%d/ns/%s", other, type->name), link, sizeof(link) - 1));
		EXPECT_STR(link, fmt("%s:[%llu]", type->name, (unsigned long long)st.st_ino));
		gate_post(&end);
		gate_post(&end);
		EXPECT_EXIT(child_wait(first), 0);
		EXPECT_EXIT(child_wait(other), 0);
		close(end.fd);
	}
}
