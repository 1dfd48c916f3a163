/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * SELinux for probes: contexts with this probe's own categories, and the AVC records that carry
 * them.  On a machine without SELinux every function answers "no" and does nothing.
 *
 * Contexts are those of fixtures/selinux: system_u:system_r:TYPE:s0:cA,cB for processes,
 * system_u:object_r:TYPE:s0:cA,cB for objects.  cA,cB is a pair that no other probe of this run
 * has ($BULKHEAD_CATEGORIES), which is how a record is attributed to its probe.
 *
 * Functions that return int return 0 or -errno.  Returned strings live in a ring of 32 buffers of
 * the calling thread: use them at once, copy what must stay.
 */
#ifndef BULKHEAD_SELINUX_H
#define BULKHEAD_SELINUX_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

/* SELinux is active, its policy is the project's own, and selinuxfs is mounted. */
bool selinux_ours(void);

/* "c12,c345"; run by hand, a pair made from the process id. */
const char *categories(void);
/* Three other categories, a function of the first two: the neighbour that must be kept out. */
const char *neighbour(void);
/* system_u:system_r:TYPE:s0:CATS, CATS = NULL or "" for none. */
const char *subject_context(const char *type, const char *cats);
/* system_u:object_r:TYPE:s0:CATS */
const char *object_context(const char *type, const char *cats);

/* Label of a file (not following a symbolic link), of a descriptor, of this or another process. */
int label_file(const char *path, const char *context);
int label_fd(int fd, const char *context);
const char *file_label(const char *path); /* "" when there is none */
const char *fd_label(int fd);
const char *process_label(pid_t pid); /* 0: the calling thread */
/* Write one of /proc/thread-self/attr/{current,exec,fscreate,keycreate,sockcreate}; "" clears. */
int attr_write(const char *name, const char *context);
const char *attr_read(const char *name);

/* ---- AVC records --------------------------------------------------------------------------- */

struct avc {
	bool denied;	 /* else granted (auditallow) */
	bool permissive; /* the access was let through all the same */
	char scontext[160];
	char tcontext[160];
	char tclass[40];
	char perms[200]; /* "read write" */
	char text[512];	 /* the record as the kernel wrote it, clamped */
};

/*
 * Records between avc_begin() and the latest avc_collect() are held; both send a message of type
 * AUDIT_USER with a number of their own and read until it comes back, so that there is nothing to
 * wait for and nothing to guess.  Call from outside (CAP_AUDIT_READ and CAP_AUDIT_WRITE, initial
 * user and network namespace).  -ENOBUFS: records were lost, and nothing can be said.
 */
int avc_begin(void);
int avc_collect(void);
void avc_end(void);
/* At the end of every body: what was recorded since goes to the log. */
void avc_finish(void);

/* After avc_collect(): does a denial with this class and permission exist whose source or target
 * has this probe's categories?  NULL matches all.  `source` and `target` are types ("cell_t") or
 * whole contexts. */
struct avc_want {
	const char *source, *target, *tclass, *perm;
	bool granted; /* look for an auditallow record instead */
};
const struct avc *avc_find(const struct avc_want *want);
bool avc_seen(const char *tclass, const char *perm);
/* Denials held that carry this probe's categories. */
size_t avc_count(void);
const struct avc *avc_get(size_t i);
/*
 * As avc_begin(), and records of any type are held whose text has this word: something that no
 * other process of the machine says.  No SELinux is needed, but audit is (audit=1): -ETIMEDOUT where
 * it is off, -EPROTONOSUPPORT where the kernel has none.
 */
int audit_begin(const char *word);
/* Another audit record held since avc_begin() whose text contains both words (type numbers of
 * linux/audit.h, e.g. AUDIT_SELINUX_ERR). */
bool audit_seen(int type, const char *word, const char *other);

/* For the unit test: parses "avc:  denied  { read } for  ... " into ret_avc; false: no AVC. */
bool avc_parse(const char *text, struct avc *ret_avc);

#endif
