/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_user.h"

/* Kernel bug it catches: root of a container reading every file of the host that it can name. */
PROBE(
	.claim = "CAP_DAC_OVERRIDE in a user namespace opens only files whose user and group are mapped",
	.source = "user_namespaces(7), Operation of file-related capabilities",
	.needs = { "root", "userns" },
	.sabotage = { .twin = "the namespace maps every ID" },
)
{
	static const struct {
		const char *name;
		uid_t uid;
		gid_t gid;
		int error;
	} cases[] = { { "both mapped", 100001, 100001, 0 },
		{ "user not mapped", 5000, 100001, EACCES },
		{ "group not mapped", 100001, 5000, EACCES },
		{ "of the host's root", 0, 0, EACCES } };
	const char *map = sabotaged() ? "0 100000 10\n10 0 100000" : "0 100000 10";

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		const char *file = fmt("%s/f%zu", scratch(), i),
			   *dir = fmt("%s/d%zu", scratch(), i);
		make_file(file, "", 0);
		MUST(mkdir(dir, 0));
		MUST(chown(file, cases[i].uid, cases[i].gid));
		MUST(chown(dir, cases[i].uid, cases[i].gid));
		IN_USERNS(0, map, map) {
			become_inner_root();
			row("%s", cases[i].name);
			if (cases[i].error) {
				EXPECT_ERRNO(open(file, O_RDONLY | O_CLOEXEC), EACCES);
				EXPECT_ERRNO(open(file, O_WRONLY | O_CLOEXEC), EACCES);
				EXPECT_ERRNO(access(file, R_OK), EACCES);
				EXPECT_ERRNO(mkdir(fmt("%s/x", dir), 0700), EACCES);
				EXPECT_ERRNO(chdir(dir), EACCES);
			} else {
				EXPECT_OK(open(file, O_RDWR | O_CLOEXEC)); /* control */
				EXPECT_OK(mkdir(fmt("%s/x", dir), 0700));
			}
		}
	}
}
