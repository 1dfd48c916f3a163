/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Where the hierarchies are mounted, by one reading of /proc/self/mountinfo (proc_pid_mountinfo(5)).
 * /proc/PID/cgroup would name them too, but takes the kernel's lock on all control groups, for
 * which other creations and moves on the machine may make it wait for milliseconds.
 */
#include <errno.h>
#include <fcntl.h>
#include <linux/magic.h>
#include <stdio.h>
#include <string.h>
#include <sys/vfs.h>

#include "cgroup_fs.h"
#include "util.h"

#define HOME "/sys/fs/cgroup"

/* Options of a version 1 mount that are controllers; named hierarchies have none. */
static bool is_controller(const char *name)
{
	static const char *const known[] = { "blkio", "cpu", "cpuacct", "cpuset", "debug",
		"devices", "dmem", "freezer", "hugetlb", "memory", "misc", "net_cls", "net_prio",
		"perf_event", "pids", "rdma" };

	for (size_t i = 0; i < ARRAY_SIZE(known); i++)
		if (!strcmp(name, known[i]))
			return true;
	return !strncmp(name, "name=", 5);
}

/* "rw,xattr,cpu,cpuacct" is "cpu,cpuacct"; "" when it does not fit. */
static void controllers_of(char *options, char *buf, size_t size)
{
	char *save = NULL;
	size_t len = 0;

	buf[0] = 0;
	for (char *o = strtok_r(options, ",", &save); o; o = strtok_r(NULL, ",", &save)) {
		if (!is_controller(o))
			continue;
		if (len + strlen(o) + 2 > size) {
			buf[0] = 0;
			return;
		}
		len += (size_t)sprintf(buf + len, "%s%s", len ? "," : "", o);
	}
}

/* Blanks in names are written as \\040. */
static void unescape(char *text)
{
	char *to = text;

	for (const char *p = text; *p; to++) {
		if (p[0] == '\\' && p[1] >= '0' && p[1] <= '3' && p[2] && p[3]) {
			*to = (char)((p[1] - '0') * 64 + (p[2] - '0') * 8 + (p[3] - '0'));
			p += 4;
		} else {
			*to = *p++;
		}
	}
	*to = 0;
}

/* The same hierarchy may be mounted often; the usual place is preferred. */
static void add(struct cgroups *cg, const struct cg_hierarchy *found)
{
	for (size_t i = 0; i < cg->n; i++) {
		struct cg_hierarchy *h = &cg->h[i];

		if (strcmp(h->controllers, found->controllers) || h->v2 != found->v2)
			continue;
		if (strncmp(h->mount, HOME, strlen(HOME)))
			*h = *found;
		return;
	}
	if (cg->n < CG_MAX)
		cg->h[cg->n++] = *found;
}

/* "36 35 98:0 / /mnt1 rw,noatime master:1 - ext3 /dev/root rw,errors=continue" */
static void read_line(struct cgroups *cg, char *line)
{
	struct cg_hierarchy h = { .join = -1 };
	char *type = strstr(line, " - cgroup"), *point = line, *options;
	struct statfs s;

	if (!type)
		return;
	*type = 0;
	type += 3;
	h.v2 = !strncmp(type, "cgroup2 ", 8);
	for (int i = 0; i < 4 && point; i++)
		point = strchr(point + (i > 0), ' ');
	options = strchr(type, ' ');
	options = options ? strchr(options + 1, ' ') : NULL;
	if (!point || !options || (!h.v2 && strncmp(type, "cgroup ", 7)))
		return;
	point++;
	point[strcspn(point, " ")] = 0;
	unescape(point);
	if (!h.v2) {
		controllers_of(options + 1, h.controllers, sizeof(h.controllers));
		if (!h.controllers[0])
			return;
	}
	if (strlen(point) >= sizeof(h.mount))
		return;
	strcpy(h.mount, point);
	/* Another file system may have been mounted over it or over a folder above. */
	if (statfs(point, &s) < 0 || s.f_type != (h.v2 ? CGROUP2_SUPER_MAGIC : CGROUP_SUPER_MAGIC))
		return;
	add(cg, &h);
}

bool cgroup_fs_freezer(struct cgroups *ret)
{
	static const char mount[] = HOME "/freezer";
	struct statfs s;

	if (statfs(mount, &s) < 0 || s.f_type != CGROUP_SUPER_MAGIC)
		return false;
	ret->h[0] = (struct cg_hierarchy){.controllers = "freezer", .join = -1};
	memcpy(ret->h[0].mount, mount, sizeof(mount));
	ret->n = 1;
	return true;
}

int cgroup_fs_discover(struct cgroups *ret, struct err *err)
{
	cleanup_free char *text = NULL;
	char *save = NULL;
	struct statfs s;
	int rc;

	ret->n = 0;
	if (statfs(HOME, &s) == 0 && s.f_type == CGROUP2_SUPER_MAGIC) {
		ret->h[0] = (struct cg_hierarchy){ .mount = HOME, .v2 = true, .join = -1 };
		ret->n = 1;
		return 0;
	}
	rc = read_at(AT_FDCWD, "/proc/self/mountinfo", &text, NULL, err);
	if (rc < 0)
		return rc;
	for (char *line = strtok_r(text, "\n", &save); line; line = strtok_r(NULL, "\n", &save))
		read_line(ret, line);
	return 0;
}
