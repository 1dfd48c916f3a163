/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_sets.h"

/* Kernel bug it catches: a capability over files that asks the caller's namespace and not whether
 * the file's owner is mapped into it. */
static long act(int way, const char *path)
{
	switch (way) {
	case 0:
		return open(path, O_RDWR | O_CLOEXEC); /* CAP_DAC_OVERRIDE */
	case 1:
		return chmod(path, 0640); /* CAP_FOWNER */
	case 2:
		return chown(path, 1, 1); /* CAP_CHOWN */
	default:
		return utimensat(AT_FDCWD, path, (struct timespec[2]){ { 1, 0 }, { 1, 0 } }, 0);
	}
}

PROBE(
	.claim = "Capabilities over files count in a user namespace only for files of mapped "
		"owners",
	.source = "user_namespaces(7), Interaction with file capabilities; capabilities(7)",
	.needs = { "root", "userns" },
	.sabotage = { .twin = "every file belongs to a mapped user" },
)
{
	static const struct {
		const char *name;
		int error;
	} rows[] = { { "reading and writing", EACCES }, { "mode", EPERM }, { "owner", EPERM },
		{ "times", EPERM } };
	const char *path = strdup(fmt("%s/file", scratch()));

	make_file(path, "text", 0600);
	for (int way = 0; way < 4; way++) {
		for (int mapped = 0; mapped < 2; mapped++) {
			uid_t owner = mapped || sabotaged() ? 100005 : 5;
			MUST(chown(path, owner, owner));
			MUST(chmod(path, 0600));
			IN_USERNS(0, "0 100000 2000", "0 100000 2000") {
				row("%s, owner %smapped", rows[way].name, mapped ? "" : "not ");
				become(0, 0);
				if (mapped)
					EXPECT_OK(act(way, path)); /* control */
				else
					EXPECT_ERRNO(act(way, path), rows[way].error);
			}
		}
	}
}
