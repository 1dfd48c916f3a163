/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What the runtime remembers of a container: ROOT/ID/state.json and a copy of config.json. The
 * directory's existence is the container's existence; flock(2) on it orders the verbs.
 */
#ifndef RUNTIME_STATE_H
#define RUNTIME_STATE_H

#include <jansson.h>

#include "cgroup_fs.h"
#include "plan.h"

enum status { STATUS_CREATING, STATUS_CREATED, STATUS_RUNNING, STATUS_PAUSED, STATUS_STOPPED };

struct state {
	int dir;		/* open, and locked when asked for; -1 none */
	char root[512], id[256]; /* of the runtime, of the container */
	char bundle[1024];
	char pid_file[1024];
	enum status status;	/* as last written */
	pid_t pid;		/* 0 before and after */
	uint64_t start_time;	/* of that pid, to know it from a later one */
	char oci_version[32];
	struct cgroups cgroups;
	json_t *annotations; /* owned */
};

/* Names are for directories: [A-Za-z0-9_+.-], not "." or "..", up to 255. */
int state_check_id(const char *id, struct err *err);
/* Makes the directory; EEXIST when the id is taken. ret->dir is open and locked. */
int state_create(const char *root, const char *id, struct state *ret, struct err *err);
/* Opens one that exists; waits for the lock when `lock`. */
int state_open(const char *root, const char *id, bool lock, struct state *ret, struct err *err);
int state_save(const struct state *s, struct err *err);
/* Removes the directory. */
int state_remove(struct state *s, struct err *err);
void state_close(struct state *s);

/* What the status is now, by looking at the process and the freezer. */
enum status state_now(const struct state *s);
const char *state_name(enum status status);
/* The OCI state object (runtime.md, "State"); the caller owns it. */
json_t *state_to_oci(const struct state *s, enum status status);
/* The same as text for hooks; malloced. */
char *state_text(const struct state *s, enum status status);
/* A pidfd of the container's process, checked against its start time; ESRCH when it is gone. */
int state_pidfd(const struct state *s, int *ret, struct err *err);
/* The plan of the saved config.json. */
int state_plan(const struct state *s, struct plan **ret, struct err *err);

static inline void cleanup_statep(struct state *s)
{
	state_close(s);
}
#define cleanup_state __attribute__((cleanup(cleanup_statep)))

#endif
