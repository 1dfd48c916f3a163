/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <errno.h>
#include <fcntl.h>
#include <linux/magic.h>
#include <stdio.h>
#include <sys/vfs.h>

#include "inroot.h"
#include "sysctl.h"
#include "util.h"

/*
 * The container's own proc is preferred, for the host's may be read-only; but only if it is one: a
 * file of the root file system with that name would take the value without effect (CVE-2019-19921).
 */
static int open_file(const struct plan_sysctl *s, int root)
{
	char path[512], reopen[32];
	cleanup_close int fd = -1;
	struct statfs fs;

	snprintf(path, sizeof(path), "/proc/sys/%s", s->path);
	fd = inroot_open(root, path, O_NOFOLLOW);
	if (fd >= 0 && fstatfs(fd, &fs) == 0 && fs.f_type == PROC_SUPER_MAGIC) {
		snprintf(reopen, sizeof(reopen), "/proc/self/fd/%d", fd);
		return open(reopen, O_WRONLY | O_CLOEXEC);
	}
	return open(path, O_WRONLY | O_CLOEXEC);
}

int sysctl_apply(const struct plan *plan, int root, struct err *err)
{
	for (size_t i = 0; i < plan->n_sysctls; i++) {
		const struct plan_sysctl *s = &plan->sysctls[i];
		cleanup_close int fd = open_file(s, root);

		if (fd < 0)
			return fail_errno(err, errno, "sysctl: open %s", s->name);
		if (dprintf(fd, "%s", s->value) < 0)
			return fail_errno(err, errno, "sysctl: write '%s' to %s", s->value, s->name);
	}
	return 0;
}
