/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_sets.h"

/* Kernel bug it catches: a locked securebit changed, or its lock taken off. */
PROBE(
	.claim = "A locked securebit cannot be changed nor unlocked: EPERM",
	.source = "capabilities(7), The securebits flags: establishing a capabilities-only "
		"environment",
	.needs = { "root", "cap.SETPCAP" },
	.sabotage = { .twin = "the bits are not locked" },
)
{
	static const struct {
		const char *name;
		unsigned int bit, lock;
	} rows[] = { { "keep caps", SECBIT_KEEP_CAPS, SECBIT_KEEP_CAPS_LOCKED },
		{ "no setuid fixup", SECBIT_NO_SETUID_FIXUP, SECBIT_NO_SETUID_FIXUP_LOCKED },
		{ "noroot", SECBIT_NOROOT, SECBIT_NOROOT_LOCKED },
		{ "no ambient raise", SECBIT_NO_CAP_AMBIENT_RAISE,
			SECBIT_NO_CAP_AMBIENT_RAISE_LOCKED } };

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		unsigned int bit = rows[i].bit, lock = sabotaged() ? 0 : rows[i].lock;
		IN_CHILD(0) {
			row("%s, locked while set", rows[i].name);
			MUST(prctl(PR_SET_SECUREBITS, bit | lock, 0, 0, 0));
			EXPECT_ERRNO(prctl(PR_SET_SECUREBITS, lock, 0, 0, 0), EPERM);
			EXPECT_ERRNO(
				prctl(PR_SET_SECUREBITS, bit, 0, 0, 0), sabotaged() ? 0 : EPERM);
			EXPECT_EQ(prctl(PR_GET_SECUREBITS, 0, 0, 0, 0), bit | lock);
		}
		IN_CHILD(0) {
			row("%s, locked while clear", rows[i].name);
			MUST(prctl(PR_SET_SECUREBITS, lock, 0, 0, 0));
			EXPECT_ERRNO(prctl(PR_SET_SECUREBITS, bit | lock, 0, 0, 0), EPERM);
			EXPECT_ERRNO(prctl(PR_SET_SECUREBITS, 0, 0, 0, 0), sabotaged() ? 0 : EPERM);
			/* control: what stays the same is accepted */
			EXPECT_OK(prctl(PR_SET_SECUREBITS, lock, 0, 0, 0));
		}
	}
}
