/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <linux/keyctl.h>

#include "_user.h"

/* Kernel bug it catches: one user's keyring shared by all user namespaces that map the user. */
static long keyring(int which)
{
	return syscall(SYS_keyctl, KEYCTL_GET_KEYRING_ID, which, 1);
}

PROBE(
	.claim = "A user's keyrings are other ones in another user namespace that maps the same user",
	.source = "user_namespaces(7), DESCRIPTION; keyrings(7)",
	.needs = { "root", "userns", "syscall.keyctl" },
	.sabotage = { .twin = "no user namespace is made" },
)
{
	static const struct {
		const char *name;
		int id;
	} rings[] = { { "user keyring", KEY_SPEC_USER_KEYRING },
		{ "user session keyring", KEY_SPEC_USER_SESSION_KEYRING } };

	for (int i = 0; i < 2; i++) {
		uint64_t *words = shared_words();
		IN_CHILD(0) {
			become(71234, 71234);
			row("%s", rings[i].name);
			long outside = keyring(rings[i].id);
			if (!EXPECT_OK(outside))
				probe_exit(0);
			EXPECT_EQ(keyring(rings[i].id), outside); /* control */
			pid_t pid = sabotaged() ? spawn(0) : spawn(CLONE_NEWUSER);
			if (pid == 0) {
				if (!sabotaged()) {
					MUST(write_proc(0, "uid_map", "71234 71234 1"));
				}
				words[0] = (uint64_t)keyring(rings[i].id);
				probe_exit(0);
			}
			child_wait(pid);
			EXPECT_NE((long)words[0], -1);
			EXPECT_NE((long)words[0], outside);
		}
	}
}
