/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <errno.h>
#include <fcntl.h>
#include <linux/nsfs.h>
#include <sched.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>

#include "namespaces.h"
#include "sys.h"
#include "tables.h"
#include "util.h"

uint64_t namespaces_new(const struct plan *plan)
{
	uint64_t flags = 0;

	for (int i = 0; i < NS_COUNT; i++)
		if (plan->ns[i].listed && !plan->ns[i].path)
			flags |= namespace_flag(i);
	return flags;
}

static void close_all(int fds[NS_COUNT])
{
	for (int i = 0; i < NS_COUNT; i++) {
		if (fds[i] >= 0)
			close(fds[i]);
		fds[i] = -1;
	}
}

int namespaces_open(const struct plan *plan, int fds[NS_COUNT], struct err *err)
{
	for (int i = 0; i < NS_COUNT; i++)
		fds[i] = -1;
	for (int i = 0; i < NS_COUNT; i++) {
		const char *path = plan->ns[i].path;
		int type;

		if (!path)
			continue;
		fds[i] = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
		if (fds[i] < 0) {
			fail_errno(err, errno, "namespaces: open %s", path);
			close_all(fds);
			return -err->code;
		}
		type = ioctl(fds[i], NS_GET_NSTYPE);
		if (type != (int)namespace_flag(i)) {
			close_all(fds);
			return fail(err, EINVAL, "namespaces: %s is not a %s namespace, must be one",
				path, namespace_file(i));
		}
	}
	return 0;
}

int namespaces_join(const struct plan *plan, const int fds[NS_COUNT], struct err *err)
{
	/* enum ns_kind begins with user: it gives the right to join what it owns. */
	for (int i = 0; i < NS_COUNT; i++)
		if (fds[i] >= 0 && setns(fds[i], (int)namespace_flag(i)) < 0)
			return fail_errno(err, errno, "namespaces: join %s", plan->ns[i].path);
	return 0;
}

static int write_map(pid_t pid, const char *file, const struct plan_maps *map, struct err *err)
{
	char path[64], text[4096 * 4];
	size_t len = 0;

	/* user_namespaces(7): one write of less than a page holds the whole map. */
	for (size_t i = 0; i < map->n; i++)
		len += (size_t)snprintf(text + len, sizeof(text) - len, "%u %u %u\n",
			map->v[i].inside, map->v[i].outside, map->v[i].count);
	snprintf(path, sizeof(path), "/proc/%d/%s", pid, file);
	return write_at(AT_FDCWD, path, text, "namespaces", err);
}

int namespaces_write_maps(pid_t pid, const struct plan_maps *uid, const struct plan_maps *gid,
	struct err *err)
{
	char path[64];
	int rc = write_map(pid, "uid_map", uid, err);

	if (rc < 0)
		return rc;
	rc = write_map(pid, "gid_map", gid, err);
	if (rc != -EPERM)
		return rc;
	/* Without CAP_SETGID above, a group map may be written only after giving up setgroups. */
	snprintf(path, sizeof(path), "/proc/%d/setgroups", pid);
	rc = write_at(AT_FDCWD, path, "deny", "namespaces", err);
	return rc < 0 ? rc : write_map(pid, "gid_map", gid, err);
}

int namespaces_time(const struct plan *plan, struct err *err)
{
	char text[128] = "";
	size_t len = 0;

	if (unshare(CLONE_NEWTIME) < 0)
		return fail_errno(err, errno, "namespaces: create a time namespace");
	for (size_t i = 0; i < plan->n_offsets; i++)
		len += (size_t)snprintf(text + len, sizeof(text) - len, "%s %lld %u\n",
			plan->offsets[i].clock, (long long)plan->offsets[i].secs,
			plan->offsets[i].nanosecs);
	return write_at(AT_FDCWD, "/proc/self/timens_offsets", text, "namespaces", err);
}
