/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What every driver does alike with a cell. */
#include <limits.h>

#include "internal.h"

bool cell_is_set(const struct cell *cell)
{
	static const struct cell none;

	return memcmp(cell, &none, sizeof(none)) != 0;
}

unsigned int cell_namespaces(const struct cell *cell)
{
	return ((NS_PID | NS_MOUNT | NS_IPC | NS_UTS) & ~cell->share) | cell->add;
}

static const char default_map[] = "0 100000 65536";

const char *cell_uid_map(const struct cell *cell)
{
	return cell->uid_map ? cell->uid_map : default_map;
}

const char *cell_gid_map(const struct cell *cell)
{
	return cell->gid_map ? cell->gid_map : default_map;
}

const char *cell_label(const char *type, const char *role)
{
	static char labels[2][256];
	const char *categories = getenv("BULKHEAD_CATEGORIES");
	char *buf = labels[strcmp(role, "object_r") == 0];

	if (!type)
		return NULL;
	snprintf(buf, sizeof(labels[0]), "system_u:%s:%s:s0%s%s", role, type,
		categories && *categories ? ":" : "", categories ? categories : "");
	return buf;
}

void driver_cannot(const char *field, const char *why)
{
	skip(SKIP_DRIVER, "%s cannot express .%s: %s", ctx.driver, field, why);
}

static const struct cell_mount standard[] = {
	{ "/proc", "proc", "proc", "nosuid,noexec,nodev" },
	{ "/dev", "tmpfs", "tmpfs", "nosuid,strictatime,mode=755,size=65536k" },
	{ "/dev/pts", "devpts", "devpts",
		"nosuid,noexec,newinstance,ptmxmode=0666,mode=0620" },
	{ "/dev/shm", "tmpfs", "shm", "nosuid,noexec,nodev,mode=1777,size=65536k" },
	{ "/dev/mqueue", "mqueue", "mqueue", "nosuid,noexec,nodev" },
	{ "/tmp", "tmpfs", "tmpfs", "nosuid,nodev,mode=1777,size=65536k" },
};

#define LIST_SIZE 24

static size_t add_mount(struct cell_mount *list, size_t n, struct cell_mount mount)
{
	if (n + 1 >= LIST_SIZE)
		broken("a cell has more than %d mounts", LIST_SIZE - 1);
	list[n] = mount;
	return n + 1;
}

const struct cell_mount *cell_mount_list(void)
{
	static struct cell_mount list[LIST_SIZE];
	static char record[PATH_MAX];
	const struct cell *c = ctx.cell;
	unsigned int ns = cell_namespaces(c);
	size_t n = 0;

	for (size_t i = 0; i < sizeof(standard) / sizeof(standard[0]); i++)
		n = add_mount(list, n, standard[i]);
	/* sysfs asks for the network namespace's owner: without one of its own, a user
	 * namespace may not mount it. */
	if ((ns & NS_NET) || !(ns & NS_USER))
		n = add_mount(list, n,
			(struct cell_mount){ "/sys", "sysfs", "sysfs", "nosuid,noexec,nodev,ro" });
	if (ns & NS_CGROUP)
		n = add_mount(list, n,
			(struct cell_mount){ "/sys/fs/cgroup", "cgroup", "cgroup",
				"nosuid,noexec,nodev" });
	for (size_t i = 0; i < 10 && c->mounts[i].destination; i++) {
		struct cell_mount m = c->mounts[i];
		if (m.source && strncmp(m.source, "@scratch", 8) == 0)
			m.source = strdup(fmt("%s%s", scratch(), m.source + 8));
		n = add_mount(list, n, m);
	}
	snprintf(record, sizeof(record), "%s/record", scratch());
	n = add_mount(list, n, (struct cell_mount){ "/bulkhead-probes", "bind", image_for_cells(),
			"bind,ro" });
	n = add_mount(list, n, (struct cell_mount){ "/record", "bind", record, "bind,rw" });
#ifdef BULKHEAD_COVERAGE
	/* The counters of what runs in the cell are merged where those of the host are. */
	n = add_mount(list, n,
		(struct cell_mount){ BULKHEAD_COVERAGE, "bind", BULKHEAD_COVERAGE, "rbind,rw" });
#endif
	list[n].destination = NULL;
	return list;
}

static void make_parents(const char *root, const char *path, bool directory)
{
	char buf[PATH_MAX];

	snprintf(buf, sizeof(buf), "%s%s", root, path);
	for (char *p = buf + strlen(root) + 1; *p; p++) {
		if (*p != '/')
			continue;
		*p = '\0';
		make_dir(buf);
		*p = '/';
	}
	if (directory)
		make_dir(buf);
	else if (access(buf, F_OK) < 0)
		make_file(buf, "", 0644);
}

static bool is_directory(const char *path)
{
	struct stat st;

	return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

/*
 * Mount points are made here, not left to the runtime: in a user namespace it may not, and what
 * lies below a tmpfs of the cell is made by the runtime all the same.
 */
const char *rootfs_prepare(void)
{
	static char root[PATH_MAX];
	static const char *const dirs[] = { "/etc", "/usr", "/var", "/run", "/home" };
	unsigned int ns = cell_namespaces(ctx.cell);

	snprintf(root, sizeof(root), "%s/rootfs", scratch());
	make_dir(root);
	for (size_t i = 0; i < sizeof(dirs) / sizeof(dirs[0]); i++)
		make_parents(root, dirs[i], true);
	make_file(fmt("%s/etc/passwd", root), "root:x:0:0:root:/:/bin/false\n", 0644);
	make_file(fmt("%s/etc/group", root), "root:x:0:\n", 0644);
	for (const struct cell_mount *m = cell_mount_list(); m->destination; m++)
		make_parents(root, m->destination,
			strcmp(m->type, "bind") != 0 || is_directory(m->source));
	if (ns & NS_USER) {
		/* The cell's root owns its root directory, as an engine would have it. */
		uid_t uid = (uid_t)strtoul(strchr(cell_uid_map(ctx.cell), ' ') + 1, NULL, 10);
		gid_t gid = (gid_t)strtoul(strchr(cell_gid_map(ctx.cell), ' ') + 1, NULL, 10);
		MUST(chown(root, uid, gid));
	}
	return root;
}
