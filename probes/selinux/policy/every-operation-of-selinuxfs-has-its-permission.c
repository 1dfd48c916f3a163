/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "stage.h"

PROBE(.claim = "Each file of selinuxfs that decides or changes is EACCES for a cell with its "
	       "permission",
	.source = "SELinux Notebook, SELinux Filesystem, security class", .denied_by = "types",
	.needs = { "selinux", "root" }, .sabotage = SUPER_TWIN)
{
	static const struct {
		const char *file, *perm,
			*text; /* the text is nonsense: even the mighty get EINVAL */
	} cases[] = { { "load", "load_policy", "x" }, { "booleans/cell_execmem", "setbool", "x" },
		{ "commit_pending_bools", "setbool", "x" },
		{ "avc/cache_threshold", "setsecparam", "x" }, { "access", "compute_av", "x" },
		{ "relabel", "compute_relabel", "x" }, { "member", "compute_member", "x" },
		{ "validatetrans", "validate_trans", "x" } };

	stage();
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		row("%s", cases[i].file);
		AS("cell_t", categories())
		{
			int fd = MUST(open(
				fmt("/sys/fs/selinux/%s", cases[i].file), O_WRONLY | O_CLOEXEC));
			int granted = MUST(open("/sys/fs/selinux/context", O_RDWR | O_CLOEXEC));
			const char *own = subject_context("cell_t", categories());
			EXPECT_ERRNO(write(fd, cases[i].text, 1), EACCES);
			EXPECT_OK(write(granted, own, strlen(own) + 1)); /* control */
		}
		EXPECT_AVC("cell_t", "security_t", "security", cases[i].perm);
	}
}
