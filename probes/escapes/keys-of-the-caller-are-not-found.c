/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "probe.h"

/* Kernel bug it catches: a session keyring handed on, or a user keyring of another namespace found. */
static void watch(void);

PROBE(.claim = "A key in the session keyring of the outside is neither found nor read in a cell",
	.source = "CVE-2016-0728; session-keyring(7); keyctl(2), KEYCTL_SEARCH",
	.needs = { "root", "syscall.keyctl" }, .cell = { .plain = true },
	.sabotage = { .twin = "the key is linked to the user's keyring, which both have" },
	.outside = watch, )
{
	const char *name = (const char *)&shared_words()[8];

	await(1);
	int ring = sabotaged() ? (int)shared_words()[1] : -3 /* KEY_SPEC_SESSION_KEYRING */;
	EXPECT(syscall(SYS_keyctl, 10 /* SEARCH */, (long)ring, "user", name, 0) == -1);
	long own = syscall(SYS_add_key, "user", name, "own", 3, -1L /* thread */);
	EXPECT(own > 0 && own != (long)shared_words()[0]); /* control */
	tell(1);
}

static void watch(void)
{
	long ring = syscall(SYS_keyctl, 0 /* GET_KEYRING_ID */, -3L, 1);
	char *name = (char *)&shared_words()[8];

	if (ring < 0)
		skip(SKIP_KERNEL, "keyctl: %m");
	snprintf(name, 64, "bulkhead-%d", getpid());
	long key = MUST(syscall(SYS_add_key, "user", name, "text", 4, ring));
	MUST(syscall(SYS_keyctl, 5 /* SETPERM */, key, 0x3f3f3f3f));
	shared_words()[0] = (uint64_t)key;
	shared_words()[1] = (uint64_t)MUST(syscall(SYS_keyctl, 0, -4L /* user keyring */, 1));
	if (sabotaged())
		MUST(syscall(SYS_keyctl, 8 /* LINK */, key, shared_words()[1]));
	tell(1);
	await(1);
	EXPECT_EQ(syscall(SYS_keyctl, 10, ring, "user", name, 0), key);
	syscall(SYS_keyctl, 9 /* UNLINK */, key, ring);
	syscall(SYS_keyctl, 9, key, shared_words()[1]);
	syscall(SYS_keyctl, 21 /* INVALIDATE */, key);
}
