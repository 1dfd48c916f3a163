/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>

#include "apparmor.h"
#include "util.h"

static bool is_on(void)
{
	cleanup_free char *text = NULL;
	struct err ignored;

	return read_at(AT_FDCWD, "/sys/module/apparmor/parameters/enabled", &text, NULL, &ignored) == 0 &&
	       text[0] == 'Y';
}

int apparmor_check(const struct plan_process *p, struct err *err)
{
	if (!p->apparmor || is_on())
		return 0;
	return fail(err, ENOTSUP,
		"apparmor: process.apparmorProfile '%s' is asked for, AppArmor is not enabled on this "
		"machine",
		p->apparmor);
}

/*
 * aa_change_onexec(3): "exec PROFILE" into the task's own attribute. Beside another security module
 * the plain attribute may be that module's.
 */
int apparmor_profile_exec(const char *profile, struct err *err)
{
	static const char *const files[] = {
		"/proc/thread-self/attr/apparmor/exec", "/proc/thread-self/attr/exec"};
	char text[512];
	int n, rc = -ENOENT;

	if (!profile)
		return 0;
	n = snprintf(text, sizeof(text), "exec %s", profile);
	if (n < 0 || (size_t)n >= sizeof(text))
		return fail_errno(err, ENAMETOOLONG, "apparmor: profile %.40s...", profile);
	for (size_t i = 0; rc == -ENOENT && i < ARRAY_SIZE(files); i++)
		rc = write_at(AT_FDCWD, files[i], text, "apparmor", err);
	return rc < 0 ? fail_in(err, "apparmor: profile '%s'", profile) : 0;
}
