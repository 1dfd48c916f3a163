/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_keys.h"

static void outside(void)
{
	await(1);
	EXPECT_STR((char *)shared_words(), subject_context("cell_t", categories()));
	EXPECT_EQ(shared_words()[60], 1); /* control: the cell may use it */
	tell(1);
}

/* Kernel bug it catches: a keyring made by its joining takes the label of the runtime. */
PROBE(.claim = "The session keyring of a labelled cell has the cell's label, and the cell may use "
	       "it",
	.source = "OCI runtime-spec config.md, process.selinuxLabel",
	.needs = { "selinux.bulkhead", "root" },
	.cell = { .selinux_type = "cell_t", .mount_selinux_type = "cell_file_t" },
	.sabotage = { .selinux_type = "cell_super_t" }, .outside = outside)
{
	char *label = (char *)shared_words();
	long n = keyctl_call(KEYCTL_GET_SECURITY, (unsigned long)KEY_SPEC_SESSION_KEYRING,
		(unsigned long)label, 256, 0);

	if (n < 0)
		snprintf(label, 256, "KEYCTL_GET_SECURITY: %s", strerrorname_np(errno));
	shared_words()[60] =
		syscall(SYS_add_key, "user", "bulkhead", "x", 1, KEY_SPEC_SESSION_KEYRING) > 0;
	tell(1);
	await(1);
}
