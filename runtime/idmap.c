/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <sys/mount.h>
#include <sys/prctl.h>

#include "coverage.h"
#include "idmap.h"
#include "namespaces.h"
#include "sys.h"
#include "util.h"

int idmap_userns(const struct plan_maps *uid, const struct plan_maps *gid, int *ret,
	struct err *err)
{
	struct clone_args args = {.flags = CLONE_NEWUSER, .exit_signal = SIGCHLD};
	char path[64];
	pid_t pid = sys_clone3(&args);
	int rc, fd;

	if (pid < 0)
		return fail_errno(err, errno, "idmap: create a user namespace");
	if (pid == 0) {
		prctl(PR_SET_PDEATHSIG, SIGKILL);
		for (;;)
			pause();
	}
	rc = namespaces_write_maps(pid, uid, gid, err);
	snprintf(path, sizeof(path), "/proc/%d/ns/user", pid);
	fd = rc < 0 ? -1 : open(path, O_RDONLY | O_CLOEXEC);
	if (rc == 0 && fd < 0)
		rc = fail_errno(err, errno, "idmap: open %s", path);
	kill(pid, SIGKILL);
	wait_for(pid);
	if (rc < 0)
		return rc;
	*ret = fd;
	return 0;
}

int idmap_tree(const struct plan *plan, const struct plan_mount *m, int *ret, struct err *err)
{
	const struct plan_maps *uid = m->uid_map.n ? &m->uid_map : &plan->uid_map;
	const struct plan_maps *gid = m->gid_map.n ? &m->gid_map : &plan->gid_map;
	cleanup_close int userns = -1, tree = -1;
	struct mount_attr attr = {.attr_set = MOUNT_ATTR_IDMAP};
	int rc;

	if (!uid->n && plan->ns[NS_USER].path)
		userns = open(plan->ns[NS_USER].path, O_RDONLY | O_CLOEXEC);
	else if (!uid->n)
		return fail(err, EINVAL,
			"idmap: mount %s has no mappings, must have some or a user namespace",
			m->destination);
	else if ((rc = idmap_userns(uid, gid, &userns, err)) < 0)
		return rc;
	if (userns < 0)
		return fail_errno(err, errno, "idmap: open %s", plan->ns[NS_USER].path);
	tree = open_tree(AT_FDCWD, m->source,
		(unsigned)(OPEN_TREE_CLONE | OPEN_TREE_CLOEXEC | (m->recursive ? AT_RECURSIVE : 0)));
	if (tree < 0)
		return fail_errno(err, errno, "idmap: clone the mount of %s", m->source);
	attr.userns_fd = (unsigned)userns;
	if (mount_setattr(tree, "", (unsigned)(AT_EMPTY_PATH | (m->idmap_recursive ? AT_RECURSIVE : 0)),
		    &attr, sizeof(attr)) < 0)
		return fail_errno(err, errno, "idmap: map the ids of %s", m->source);
	*ret = take_fd(&tree);
	return 0;
}
