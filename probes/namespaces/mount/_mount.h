/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Shared by the probes of mount namespaces; BROKEN on failure unless they say otherwise. */
#ifndef BULKHEAD_NAMESPACES_MOUNT_H
#define BULKHEAD_NAMESPACES_MOUNT_H

#include "probe.h"

#ifndef SYS_open_tree_attr
#define SYS_open_tree_attr 467
#endif
#ifndef OPEN_TREE_CLONE
#define OPEN_TREE_CLONE 1
#endif
/* One line of mountinfo. */
struct mount_line {
	unsigned int id, parent;
	unsigned int shared, master, propagate_from; /* peer group IDs; 0: no such tag */
	bool unbindable;
	char root[256], options[128], type[32], super[256];
};

/*
 * The topmost mount at that path, as PID's mountinfo shows it (0: self).  false: none there.
 * mount_at() is BROKEN when there is none.
 */
bool mount_find(pid_t pid, const char *path, struct mount_line *ret);
struct mount_line mount_at(const char *path);
/* How many mounts lie at that path, one over the other. */
unsigned int mounts_at(pid_t pid, const char *path);
/* How many mounts lie at that path or below it. */
unsigned int mounts_below(pid_t pid, const char *path);
/* "shared", "slave", "slave+shared", "private", "unbindable", or "none" without a mount. */
const char *propagation_of(const char *path);
const char *propagation_in(pid_t pid, const char *path);
/* Whether the comma-separated options of the topmost mount at the path hold this one. */
bool has_option(const char *path, const char *option);

/* A new tmpfs at scratch()/name, which is made; private.  Returns the path, good for ever. */
const char *new_tmpfs(const char *name);
/* The same of a file system that takes ID maps: tmpfs, or ext4 where that takes none; else SKIP. */
const char *new_mappable(const char *name);
/* A directory at scratch()/name or below a path: returns it, good for ever. */
const char *new_dir(const char *parent, const char *name);
/*
 * openat2(2) with O_PATH and these RESOLVE_ flags: a descriptor, or -1 and errno.  On EAGAIN it
 * asks again: some mount or rename elsewhere came between, and the caller is to retry.
 */
long open_resolved(int dir, const char *path, uint64_t resolve);
/* mount --bind, into a directory that is made when it is missing. */
void bind_to(const char *source, const char *target);
/* Gives an existing private mount that propagation: one of the words of propagation_of(). */
void make_kind(const char *path, const char *kind);
/* mount --make-X by mount(2): 0, or -1 and errno. */
int make_type(const char *path, unsigned long type);
/* A tmpfs on the path: 0, or -1 and errno. */
int tmpfs_on(const char *path);
/* A child that waits to be killed. */
static inline pid_t hold(unsigned long long flags)
{
	pid_t pid = spawn(flags);

	if (pid == 0)
		for (;;)
			pause();
	return pid;
}
static inline void let_go(pid_t pid)
{
	MUST(kill(pid, SIGKILL));
	child_wait(pid);
}
/* As hold(), in a new user namespace where root is root, and a mount namespace of that. */
pid_t hold_less_privileged(void);

/* A descriptor of a new user namespace with these maps that no process lives in. */
int map_fd(const char *uid_map, const char *gid_map);
/*
 * A detached clone of the mount at the path with that user namespace's ID maps; SKIP where the
 * file system takes none.  idmap_to() attaches it at a target that is made when missing.
 */
int idmapped_clone(const char *path, int userns);
void idmap_to(const char *path, const char *target, const char *map);

/* statmount(2) and listmount(2), as linux/mount.h has them; ns 0: the caller's. */
struct mount_request {
	uint32_t size, spare;
	uint64_t id, param, ns;
};
struct stat_mount {
	uint32_t size, opts;
	uint64_t mask;
	uint32_t sb_major, sb_minor;
	uint64_t sb_magic;
	uint32_t sb_flags, fs_type; /* fs_type, root, point: offsets into str */
	uint64_t id, parent;
	uint32_t id_old, parent_old;
	uint64_t attr, propagation, peer_group, master, propagate_from;
	uint32_t root, point;
	uint64_t ns;
	uint64_t reserved[49];
	char str[4096];
};
enum {
	STAT_SB = 1,
	STAT_MNT = 2,
	STAT_FROM = 4,
	STAT_ROOT = 8,
	STAT_POINT = 16,
	STAT_TYPE = 32,
	STAT_NS = 64
};
long stat_mount(uint64_t id, uint64_t ns, uint64_t mask, struct stat_mount *ret);
long list_mounts(uint64_t id, uint64_t after, uint64_t ns, uint64_t *ids, size_t count);
/* The unique ID of the mount that holds the path; SKIP where statx(2) answers none. */
uint64_t mount_id_of(const char *path);

#endif
