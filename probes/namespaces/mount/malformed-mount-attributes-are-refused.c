/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_mount.h"

/* Kernel bug it catches: an unknown bit ignored, or the size rules of extensible structures broken. */
PROBE(
	.claim = "mount_setattr(2) refuses unknown bits, contradicting times and wrong sizes as documented",
	.source = "mount_setattr(2), ERRORS; Extensibility",
	.needs = { "root", "ns.mnt", "syscall.mount_setattr" },
	.sabotage = { .twin = "the structure is well-formed in every row" },
)
{
	struct big {
		struct mount_attr attr;
		uint64_t more[4];
	};
	static const struct {
		const char *name;
		struct big attr;
		size_t size;
		unsigned int flags;
		int error;
	} cases[] = { { "an unknown bit to set", { { .attr_set = 1ull << 40 } }, 32, 0, EINVAL },
		{ "an unknown bit to clear", { { .attr_clr = 1ull << 40 } }, 32, 0, EINVAL },
		{ "an unknown propagation", { { .propagation = 1 } }, 32, 0, EINVAL },
		{ "two propagations", { { .propagation = MS_SHARED | MS_PRIVATE } }, 32, 0,
			EINVAL },
		{ "an access time without its mask", { { .attr_set = MOUNT_ATTR_NOATIME } }, 32, 0,
			EINVAL },
		{ "a part of the mask", { { .attr_clr = MOUNT_ATTR_NOATIME } }, 32, 0, EINVAL },
		{ "an unknown flag", { { .attr_set = MOUNT_ATTR_NODEV } }, 32, 0x10000000, EINVAL },
		{ "a size too small", { { .attr_set = MOUNT_ATTR_NODEV } }, 31, 0, EINVAL },
		{ "a size beyond a page", { { .attr_set = MOUNT_ATTR_NODEV } }, 1 << 16, 0, E2BIG },
		{ "non-zero bytes beyond", { { .attr_set = MOUNT_ATTR_NODEV }, { 0, 0, 0, 1 } },
			sizeof(struct big), 0, E2BIG },
		{ "zero bytes beyond", { { .attr_set = MOUNT_ATTR_NODEV } }, sizeof(struct big), 0,
			0 },
		{ "times with their mask",
			{ { .attr_set = MOUNT_ATTR_NOATIME, .attr_clr = MOUNT_ATTR__ATIME } }, 32,
			0, 0 } };
	const char *a = new_tmpfs("a");

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct big attr = cases[i].attr, good = { { .attr_set = MOUNT_ATTR_NODEV } };
		row("%s", cases[i].name);
		if (sabotaged())
			EXPECT_ERRNO(mount_setattr(AT_FDCWD, a, 0, &good.attr, 32), EINVAL);
		else if (cases[i].error)
			EXPECT_ERRNO(mount_setattr(AT_FDCWD, a, cases[i].flags, &attr.attr,
					     cases[i].size),
				cases[i].error);
		else
			EXPECT_OK(mount_setattr(AT_FDCWD, a, cases[i].flags, &attr.attr,
				cases[i].size)); /* control */
	}
}
