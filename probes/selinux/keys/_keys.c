/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_keys.h"

long keyctl_call(int operation, unsigned long a, unsigned long b, unsigned long c, unsigned long d)
{
	return syscall(SYS_keyctl, operation, a, b, c, d);
}

static int make_key(
	const char *type, const char *description, const char *payload, const char *context)
{
	size_t size = payload ? strlen(payload) : 0;
	int key;

	MUST_RC(attr_write("keycreate", context));
	key = (int)MUST(
		syscall(SYS_add_key, type, description, payload, size, KEY_SPEC_SESSION_KEYRING));
	MUST_RC(attr_write("keycreate", ""));
	MUST(keyctl_call(KEYCTL_SETPERM, (unsigned long)key, 0x3f3f3f3f, 0, 0));
	return key;
}

int labelled_key(const char *description, const char *context)
{
	return make_key("user", description, "payload", context);
}

int labelled_keyring(const char *description, const char *context)
{
	return make_key("keyring", description, NULL, context);
}

void own_session(void)
{
	MUST(keyctl_call(KEYCTL_JOIN_SESSION_KEYRING, 0, 0, 0, 0));
}
