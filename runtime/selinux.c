/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <errno.h>
#include <selinux/selinux.h>

#include "selinux.h"

static int check(const char *what, const char *label, struct err *err)
{
	if (!label)
		return 0;
	if (is_selinux_enabled() <= 0)
		return fail(err, ENOTSUP,
			"selinux: %s '%s' is asked for, SELinux is not enabled on this machine", what, label);
	if (security_check_context_raw(label) < 0)
		return fail_errno(err, errno, "selinux: %s '%s' is not valid in the loaded policy", what,
			label);
	return 0;
}

int selinux_check(const struct plan *plan, struct err *err)
{
	int rc = check("process.selinuxLabel", plan->process.selinux_label, err);

	return rc < 0 ? rc : check("linux.mountLabel", plan->mount_label, err);
}

int selinux_label_exec(const char *label, struct err *err)
{
	if (!label)
		return 0;
	/* A policy may not let keys be labelled so; the session keyring then keeps its default. */
	(void)setkeycreatecon_raw(label);
	if (setexeccon_raw(label) < 0)
		return fail_errno(err, errno, "selinux: set the label '%s'", label);
	return 0;
}
