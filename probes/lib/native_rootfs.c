/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The cell's root file system by bare mount(2) and pivot_root(2). */
#include <limits.h>
#include <sys/sysmacros.h>

#include "internal.h"

static const struct {
	const char *name;
	unsigned long set, clear;
} options_table[] = { { "ro", MS_RDONLY, 0 }, { "rw", 0, MS_RDONLY }, { "nosuid", MS_NOSUID, 0 },
	{ "nodev", MS_NODEV, 0 }, { "noexec", MS_NOEXEC, 0 }, { "bind", MS_BIND, 0 },
	{ "rbind", MS_BIND | MS_REC, 0 }, { "noatime", MS_NOATIME, 0 },
	{ "strictatime", MS_STRICTATIME, 0 }, { "relatime", MS_RELATIME, 0 },
	{ "nodiratime", MS_NODIRATIME, 0 }, { "sync", MS_SYNCHRONOUS, 0 },
	{ "dirsync", MS_DIRSYNC, 0 }, { "suid", 0, MS_NOSUID }, { "dev", 0, MS_NODEV }, { "exec", 0, MS_NOEXEC } };

static const struct {
	const char *name;
	unsigned long flags;
} propagation_table[] = { { "private", MS_PRIVATE }, { "rprivate", MS_PRIVATE | MS_REC },
	{ "slave", MS_SLAVE }, { "rslave", MS_SLAVE | MS_REC }, { "shared", MS_SHARED },
	{ "rshared", MS_SHARED | MS_REC }, { "unbindable", MS_UNBINDABLE },
	{ "runbindable", MS_UNBINDABLE | MS_REC } };

static unsigned long propagation(const char *name)
{
	for (size_t i = 0; i < sizeof(propagation_table) / sizeof(propagation_table[0]); i++) {
		if (strcmp(propagation_table[i].name, name) == 0)
			return propagation_table[i].flags;
	}
	return 0;
}

/* Splits an OCI option list into mount(2) flags, propagation and what the file system reads. */
static void parse_options(const char *text, unsigned long *flags, unsigned long *prop, char *data,
	size_t size)
{
	char copy[512];

	*flags = *prop = 0;
	data[0] = '\0';
	snprintf(copy, sizeof(copy), "%s", text ? text : "");
	for (char *save = NULL, *o = strtok_r(copy, ",", &save); o; o = strtok_r(NULL, ",", &save)) {
		bool known = false;
		for (size_t i = 0; i < sizeof(options_table) / sizeof(options_table[0]); i++) {
			if (strcmp(options_table[i].name, o) != 0)
				continue;
			*flags = (*flags | options_table[i].set) & ~options_table[i].clear;
			known = true;
		}
		if (propagation(o)) {
			*prop = propagation(o);
			known = true;
		}
		if (!known)
			snprintf(data + strlen(data), size - strlen(data), "%s%s", *data ? "," : "", o);
	}
}

static void make_point(const char *path, bool directory)
{
	char buf[PATH_MAX];

	snprintf(buf, sizeof(buf), "%s", path);
	for (char *p = buf + 1; *p; p++) {
		if (*p != '/')
			continue;
		*p = '\0';
		mkdir(buf, 0755);
		*p = '/';
	}
	if (directory)
		mkdir(buf, 0755);
	else if (access(buf, F_OK) < 0)
		make_file(buf, "", 0644);
}

static void mount_cgroup(const char *target, unsigned long flags)
{
	static const char *const v1[] = { "pids", "memory", "cpu", "cpuset", "devices", "freezer" };

	if (cg2() && access(fmt("%s/cgroup.subtree_control", cg2()), F_OK) == 0 && !cg1("pids")) {
		MUST(mount("cgroup", target, "cgroup2", flags, NULL));
		return;
	}
	MUST(mount("cgroup", target, "tmpfs", flags, "mode=755"));
	for (size_t i = 0; i < sizeof(v1) / sizeof(v1[0]); i++) {
		const char *point = fmt("%s/%s", target, v1[i]);
		if (!cg1(v1[i]))
			continue;
		make_dir(point);
		MUST(mount("cgroup", point, "cgroup", flags, v1[i]));
	}
}

static void mount_one(const char *rootfs, const struct cell_mount *m)
{
	unsigned long flags, prop;
	char data[512], target[PATH_MAX];
	struct stat st;

	parse_options(m->options, &flags, &prop, data, sizeof(data));
	snprintf(target, sizeof(target), "%s%s", rootfs, m->destination);
	bool bind = flags & MS_BIND;
	make_point(target, !bind || (stat(m->source, &st) == 0 && S_ISDIR(st.st_mode)));
	if (strcmp(m->type, "cgroup") == 0) {
		mount_cgroup(target, flags);
		return;
	}
	if (ctx.cell->mount_selinux_type && !bind && strcmp(m->type, "tmpfs") == 0)
		snprintf(data + strlen(data), sizeof(data) - strlen(data), "%scontext=\"%s\"",
			*data ? "," : "", cell_label(ctx.cell->mount_selinux_type, "object_r"));
	if (mount(m->source, target, m->type, bind ? flags & (MS_BIND | MS_REC) : flags, data) < 0)
		broken("mount %s of type %s on %s: %m", m->source, m->type, m->destination);
	/* A bind mount takes its flags in a second step. */
	unsigned long extra = flags & ~(unsigned long)(MS_BIND | MS_REC);
	if (bind && extra && mount(NULL, target, NULL, MS_REMOUNT | MS_BIND | extra, NULL) < 0)
		broken("remount %s: %m", m->destination);
	if (prop)
		MUST(mount(NULL, target, NULL, prop, NULL));
}

static void make_devices(const char *rootfs)
{
	static const char *const nodes[] = { "null", "zero", "full", "random", "urandom", "tty" };
	static const char *const links[][2] = { { "/proc/self/fd", "fd" },
		{ "/proc/self/fd/0", "stdin" }, { "/proc/self/fd/1", "stdout" },
		{ "/proc/self/fd/2", "stderr" }, { "pts/ptmx", "ptmx" } };

	for (size_t i = 0; i < sizeof(nodes) / sizeof(nodes[0]); i++) {
		const char *node = fmt("%s/dev/%s", rootfs, nodes[i]);
		make_file(node, "", 0666);
		MUST(mount(fmt("/dev/%s", nodes[i]), node, NULL, MS_BIND, NULL));
	}
	for (size_t i = 0; i < sizeof(links) / sizeof(links[0]); i++)
		MUST(symlink(links[i][0], fmt("%s/dev/%s", rootfs, links[i][1])));
}

static void make_own_devices(const char *rootfs, const struct cell *c)
{
	for (size_t i = 0; i < 4 && c->devices[i].path; i++) {
		const struct cell_device *d = &c->devices[i];
		const char *path = fmt("%s%s", rootfs, d->path);
		mode_t type = d->type == 'b' ? S_IFBLK : d->type == 'p' ? S_IFIFO : S_IFCHR;
		if (cell_namespaces(c) & NS_USER)
			driver_cannot("devices", "mknod(2) in a user namespace");
		MUST(mknod(path, type | d->mode, makedev((unsigned int)d->major, (unsigned int)d->minor)));
		MUST(chmod(path, d->mode));
		MUST(chown(path, d->uid, d->gid));
	}
}

static void hide_paths(const struct cell *c)
{
	const char *label = cell_label(c->mount_selinux_type, "object_r");
	struct stat st;

	for (size_t i = 0; i < 6 && c->masked[i]; i++) {
		if (stat(c->masked[i], &st) < 0)
			continue; /* as the specification's runtimes do: what is not there needs no mask */
		if (S_ISDIR(st.st_mode))
			MUST(mount("tmpfs", c->masked[i], "tmpfs", MS_RDONLY,
				!label ? "size=0k" : fmt("size=0k,context=\"%s\"", label)));
		else
			MUST(mount("/dev/null", c->masked[i], NULL, MS_BIND, NULL));
	}
	for (size_t i = 0; i < 6 && c->readonly[i]; i++) {
		if (access(c->readonly[i], F_OK) < 0)
			continue;
		MUST(mount(c->readonly[i], c->readonly[i], NULL, MS_BIND | MS_REC, NULL));
		MUST(mount(NULL, c->readonly[i], NULL,
			MS_BIND | MS_REMOUNT | MS_RDONLY | MS_NOSUID | MS_NODEV | MS_NOEXEC, NULL));
	}
}

static void apply_sysctls(const struct cell *c)
{
	char path[256];

	for (size_t i = 0; i < 6 && c->sysctl[i]; i++) {
		const char *equal = strchr(c->sysctl[i], '=');
		if (!equal)
			broken("a sysctl is \"name=value\", not \"%s\"", c->sysctl[i]);
		snprintf(path, sizeof(path), "/proc/sys/%.*s", (int)(equal - c->sysctl[i]), c->sysctl[i]);
		for (char *p = path; *p; p++)
			*p = *p == '.' ? '/' : *p;
		if (write_file(path, equal + 1) < 0)
			broken("%s: %m", path);
	}
}

void native_rootfs(const char *rootfs)
{
	const struct cell *c = ctx.cell;
	const char *prop = c->rootfs_propagation ? c->rootfs_propagation : "private";
	bool shared_tree = !(cell_namespaces(c) & NS_MOUNT);

	/* The sabotage of a mount wall: the mounts happen in the host's namespace, and the root is
	 * changed by chroot alone. */
	if (!shared_tree)
		MUST(mount(NULL, "/", NULL, MS_REC | (strcmp(prop, "private") == 0 ? MS_PRIVATE : MS_SLAVE),
			NULL));
	MUST(mount(rootfs, rootfs, NULL, MS_BIND | MS_REC, NULL));
	for (const struct cell_mount *m = cell_mount_list(); m->destination; m++)
		mount_one(rootfs, m);
	make_devices(rootfs);
	make_own_devices(rootfs, c);
	MUST(chdir(rootfs));
	if (shared_tree) {
		MUST(chroot("."));
	} else {
		MUST(syscall(SYS_pivot_root, ".", "."));
		MUST(umount2(".", MNT_DETACH));
		MUST(mount(NULL, "/", NULL, propagation(prop), NULL));
	}
	MUST(chdir("/"));
	apply_sysctls(c);
	hide_paths(c);
	if (c->readonly_root)
		MUST(mount(NULL, "/", NULL, MS_BIND | MS_REMOUNT | MS_RDONLY, NULL));
}
