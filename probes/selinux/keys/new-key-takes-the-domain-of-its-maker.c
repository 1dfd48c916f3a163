/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_keys.h"

PROBE(.claim = "A key made without attr/keycreate has the context of the process that made it",
	.source = "keyctl_get_security(3)", .needs = { "selinux", "root" },
	.sabotage = { .twin = "the process that makes the key is in another domain" })
{
	char text[200] = "";

	stage();
	AS("cell_t", sabotaged() ? neighbour() : categories())
	{
		own_session();
		int key = (int)MUST(
			syscall(SYS_add_key, "user", "mine", "x", 1, KEY_SPEC_SESSION_KEYRING));
		MUST(keyctl_call(KEYCTL_GET_SECURITY, (unsigned long)key, (unsigned long)text,
			sizeof(text), 0));
		EXPECT_STR(text, subject_context("cell_t", categories()));
	}
}
