/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_sets.h"

/* Kernel bug it catches: a module load that asks for the capability after it looked at the image. */
PROBE(
	.claim = "Loading and removing modules is EPERM without CAP_SYS_MODULE in the initial "
		"namespace",
	.source = "init_module(2), ERRORS; delete_module(2), ERRORS; capabilities(7), "
		"CAP_SYS_MODULE",
	.needs = { "root", "userns" },
	.sabotage = { .twin = "the calls get numbers that nobody has" },
)
{
	static const struct {
		const char *name;
		int nr;
	} rows[] = { { "init_module", SYS_init_module }, { "finit_module", SYS_finit_module },
		{ "delete_module", SYS_delete_module } };

	if (syscall(SYS_delete_module, "", O_NONBLOCK) < 0 && errno == ENOSYS)
		skip(SKIP_KERNEL, "delete_module: ENOSYS, a kernel without modules");
	for (size_t i = 0; i < 3; i++) {
		int nr = sabotaged() ? 3000 : rows[i].nr;
		IN_CHILD(0) {
			row("%s, root without it", rows[i].name);
			drop_cap(CAP_SYS_MODULE);
			EXPECT_ERRNO(syscall(nr, -1l, 0l, "", 0l), EPERM);
		}
		IN_USERNS(0, "0 0 1", "0 0 1") {
			row("%s, in a child user namespace", rows[i].name);
			MUST_BE(have_cap(CAP_SYS_MODULE)); /* control: held there */
			EXPECT_ERRNO(syscall(nr, -1l, 0l, "", 0l), EPERM);
		}
	}
}
