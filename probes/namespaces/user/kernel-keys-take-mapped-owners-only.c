/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <linux/keyctl.h>

#include "_user.h"

/* Kernel bug it catches: a key given to an ID of the host by its raw number. */
PROBE(
	.claim = "keyctl(2) gives a key to mapped users and groups only, else EINVAL",
	.source = "keyctl(2), KEYCTL_CHOWN, ERRORS; user_namespaces(7)",
	.needs = { "root", "userns", "syscall.keyctl" },
	.sabotage = { .twin = "the namespace maps every ID" },
)
{
	const char *map = sabotaged() ? "0 72000 1\n1 0 70000" : "0 72000 10";

	IN_USERNS(0, map, map) {
		become_inner_root();
		MUST(syscall(SYS_keyctl, KEYCTL_JOIN_SESSION_KEYRING, NULL));
		long key = MUST(syscall(
			SYS_add_key, "user", "bulkhead", "x", 1ul, KEY_SPEC_SESSION_KEYRING));
		EXPECT_ERRNO(syscall(SYS_keyctl, KEYCTL_CHOWN, key, 5000, -1), EINVAL);
		EXPECT_ERRNO(syscall(SYS_keyctl, KEYCTL_CHOWN, key, -1, 5000), EINVAL);
		EXPECT_OK(syscall(SYS_keyctl, KEYCTL_CHOWN, key, 0, 0)); /* control */
	}
}
