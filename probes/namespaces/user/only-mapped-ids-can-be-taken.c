/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/fsuid.h>

#include "_user.h"

/* Kernel bug it catches: an ID taken raw by one of the calls, which gives a host identity. */
PROBE(
	.claim = "The calls that change user and group IDs take mapped values only, else EINVAL",
	.source = "user_namespaces(7), Interaction with system calls that change process UIDs or GIDs",
	.needs = { "root", "userns" },
	.sabotage = { .twin = "the namespace maps every ID" },
)
{
	static const char *const names[] = { "setuid", "setreuid, real", "setreuid, effective",
		"setresuid, real", "setresuid, effective", "setresuid, saved", "setgid",
		"setregid, real", "setregid, effective", "setresgid, real", "setresgid, effective",
		"setresgid, saved" };
	const char *map = sabotaged() ? "0 0 100000" : "0 0 10";

#define TRY(id)                                     \
	(i == 0		  ? setuid(id)              \
		: i == 1  ? setreuid(id, -1u)       \
		: i == 2  ? setreuid(-1u, id)       \
		: i == 3  ? setresuid(id, -1u, -1u) \
		: i == 4  ? setresuid(-1u, id, -1u) \
		: i == 5  ? setresuid(-1u, -1u, id) \
		: i == 6  ? setgid(id)              \
		: i == 7  ? setregid(id, -1u)       \
		: i == 8  ? setregid(-1u, id)       \
		: i == 9  ? setresgid(id, -1u, -1u) \
		: i == 10 ? setresgid(-1u, id, -1u) \
			  : setresgid(-1u, -1u, id))
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		IN_USERNS(0, map, map) {
			row("%s", names[i]);
			EXPECT_ERRNO(TRY(10), EINVAL);
			EXPECT_ERRNO(TRY(65534), EINVAL);
			EXPECT_OK(TRY(9)); /* control: the last mapped one */
		}
		IN_CHILD(CLONE_NEWUSER) {
			row("%s before the map is written", names[i]);
			if (sabotaged())
				EXPECT_OK(0);
			else
				EXPECT_ERRNO(TRY(0), EINVAL);
		}
	}
	IN_USERNS(0, map, map) {
		row("setfsuid and setfsgid");
		setfsuid(10);
		setfsgid(10);
		EXPECT_EQ(setfsuid(-1u), 0);
		EXPECT_EQ(setfsgid(-1u), 0);
		setfsuid(9);
		EXPECT_EQ(setfsuid(-1u), 9); /* control */
	}
}
