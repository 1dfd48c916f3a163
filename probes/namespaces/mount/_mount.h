/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Shared by the probes of mount namespaces; BROKEN on failure unless they say otherwise. */
#ifndef BULKHEAD_NAMESPACES_MOUNT_H
#define BULKHEAD_NAMESPACES_MOUNT_H

#include "probe.h"

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
/* A directory at scratch()/name or below a path: returns it, good for ever. */
const char *new_dir(const char *parent, const char *name);
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

#endif
