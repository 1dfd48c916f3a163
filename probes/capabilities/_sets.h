/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The capability sets of a thread as numbers, set by the bare system call: libcap would refuse or
 * repair some of what these probes ask for.
 */
#ifndef BULKHEAD_SETS_H
#define BULKHEAD_SETS_H

#include <linux/capability.h>
#include <linux/securebits.h>
#include <sys/prctl.h>

#include "probe.h"

#define BIT(cap) (1ull << (cap))

struct sets {
	uint64_t effective, permitted, inheritable, bounding, ambient;
};

/* What the kernel says of this thread (capget(2), prctl(2)). */
struct sets sets_now(void);
/* capset(2) of the first three: 0 or -1 and errno. */
int sets_try(struct sets sets);
/* Drops everything from the bounding set that is not in the mask; BROKEN on failure. */
void bounding_keep(uint64_t mask);
/* PR_CAP_AMBIENT_RAISE and friends: the call's own result. */
int ambient(int operation, int cap);
/* setresuid(2) with the bare system call. */
int set_uids(uid_t real, uid_t effective, uid_t saved);

/*
 * File capabilities on that file (security.capability, version 2, or 3 with rootid), or none when
 * all are zero and the version is 0.  -1 and errno.
 */
int file_caps(const char *path, int version, uint64_t permitted, uint64_t inheritable,
	bool effective, uid_t rootid);
/*
 * A directory on a tmpfs of its own, mounted without nosuid below scratch(): file capabilities and
 * set-user-ID bits count there.  BROKEN on failure.
 */
const char *suid_dir(void);

#endif
