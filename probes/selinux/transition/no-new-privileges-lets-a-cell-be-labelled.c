/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "stage.h"

static void outside(void)
{
	await(1);
	EXPECT_STR((char *)shared_words(), subject_context("cell_t", categories()));
	tell(1);
}

PROBE(.claim = "A cell with no_new_privs is labelled where nnp_transition is granted to its "
	       "runtime",
	.source = "SELinux Notebook, Policy Capabilities, nnp_nosuid_transition",
	.needs = { "selinux.bulkhead", "root" },
	.cell = { .selinux_type = "cell_t", .no_new_privileges = true },
	.sabotage = { .selinux_type = "cell_super_t", .no_new_privileges = true },
	.outside = outside)
{
	EXPECT_STR(status_field(0, "NoNewPrivs"), "1"); /* control */
	snprintf((char *)shared_words(), 256, "%s", process_label(0));
	tell(1);
	await(1);
}
