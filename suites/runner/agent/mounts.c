/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <unistd.h>

#include "agent.h"

#define QUIET (MS_NOSUID | MS_NODEV | MS_NOEXEC)

struct mount {
	const char *type, *where, *options;
	unsigned long flags;
};

static void mount_one(const struct mount *m)
{
	mkdir(m->where, 0755);
	if (mount(m->type, m->where, m->type, m->flags, m->options) && errno != EBUSY)
		say("%s on %s: %s", m->type, m->where, strerror(errno));
}

static void mount_all(const struct mount *list)
{
	for (; list->type; list++)
		mount_one(list);
}

/*
 * pivot_root(2) refuses the initramfs itself, the one mount without a parent, so the guest would lack
 * what every container runtime needs.  A bind mount of it, moved over it, is the same tree and has one.
 */
static void leave_rootfs(void)
{
	mkdir("/mnt", 0755);
	if (mount("/", "/mnt", NULL, MS_BIND, NULL) || chdir("/mnt") ||
		mount(".", "/", NULL, MS_MOVE, NULL) || chroot(".") || chdir("/"))
		say("a root above the initramfs: %s", strerror(errno));
}

void mount_basics(void)
{
	static const struct mount list[] = {
		{ "proc", "/proc", NULL, QUIET },
		{ "sysfs", "/sys", NULL, QUIET },
		{ "devtmpfs", "/dev", "mode=0755", MS_NOSUID },
		{ NULL },
	};
	static const char *const links[][2] = {
		{ "/proc/self/fd", "/dev/fd" },
		{ "/proc/self/fd/0", "/dev/stdin" },
		{ "/proc/self/fd/1", "/dev/stdout" },
		{ "/proc/self/fd/2", "/dev/stderr" },
		{ "/proc/self/mounts", "/etc/mtab" },
	};

	leave_rootfs();
	mount_all(list);
	for (size_t i = 0; i < sizeof(links) / sizeof(*links); i++)
		(void)!symlink(links[i][0], links[i][1]);
}

/* Whether /proc/cgroups knows the v1 controller. */
static bool v1_known(const char *name)
{
	char line[256], controller[64];
	FILE *in = fopen("/proc/cgroups", "re");
	bool known = false;

	while (in && fgets(line, sizeof(line), in))
		if (sscanf(line, "%63s", controller) == 1 && !strcmp(controller, name))
			known = true;
	if (in)
		fclose(in);
	return known;
}

static void mount_v1(const char *name, const char *options)
{
	char where[128];

	snprintf(where, sizeof(where), "/sys/fs/cgroup/%s", name);
	mount_one(&(struct mount){ "cgroup", where, options, QUIET });
}

/*
 * The layouts that distributions used: v1 has a tmpfs with a hierarchy for each controller (cpu and
 * cpuacct together) and a named one; hybrid has beside them the v2 tree at "unified".
 */
static void mount_cgroups(const char *mode)
{
	static const char *const single[] = { "cpuset", "memory", "devices", "freezer", "blkio",
		"hugetlb", "pids", "rdma", "misc", "perf_event" };

	if (strcmp(mode, "v1") && strcmp(mode, "hybrid")) {
		mount_one(&(struct mount){
			"cgroup2", "/sys/fs/cgroup", "nsdelegate,memory_recursiveprot", QUIET });
		return;
	}
	mount_one(&(struct mount){ "tmpfs", "/sys/fs/cgroup", "mode=0755", QUIET });
	for (size_t i = 0; i < sizeof(single) / sizeof(*single); i++)
		if (v1_known(single[i]))
			mount_v1(single[i], single[i]);
	if (v1_known("cpu"))
		mount_v1("cpu,cpuacct", v1_known("cpuacct") ? "cpu,cpuacct" : "cpu");
	mount_v1("systemd", "none,name=systemd");
	if (!strcmp(mode, "hybrid"))
		mount_one(&(struct mount){
			"cgroup2", "/sys/fs/cgroup/unified", "nsdelegate", QUIET });
}

void mount_rest(const char *cgroup)
{
	static const struct mount list[] = {
		{ "devpts", "/dev/pts", "gid=5,mode=0620,ptmxmode=0666", MS_NOSUID | MS_NOEXEC },
		{ "tmpfs", "/dev/shm", "mode=1777", MS_NOSUID | MS_NODEV },
		{ "mqueue", "/dev/mqueue", NULL, QUIET },
		{ "tmpfs", "/tmp", "mode=1777", MS_NOSUID | MS_NODEV },
		{ "tmpfs", "/run", "mode=0755", MS_NOSUID | MS_NODEV },
		{ "tmpfs", "/var/tmp", "mode=1777", MS_NOSUID | MS_NODEV },
		{ "securityfs", "/sys/kernel/security", NULL, QUIET },
		{ "debugfs", "/sys/kernel/debug", NULL, QUIET },
		{ "tracefs", "/sys/kernel/tracing", NULL, QUIET },
		{ "bpf", "/sys/fs/bpf", "mode=0700", QUIET },
		{ NULL },
	};

	mount_all(list);
	mount_cgroups(cgroup);
	/* Mount events spread by default on every distribution: systemd makes the root shared. */
	if (mount(NULL, "/", NULL, MS_REC | MS_SHARED, NULL))
		say("shared /: %s", strerror(errno));
}
