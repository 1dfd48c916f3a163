/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * One probe, walled off: a shim that is PID 1 of a new PID namespace in a new mount namespace runs
 * the image as its child.  Whatever happens, ending the shim ends everything.
 */
#ifndef BULKHEAD_ISOLATE_H
#define BULKHEAD_ISOLATE_H

#include "cgroup.h"
#include "util.h"

/*
 * In the probe's mount namespace: the scratch directory, a tmpfs of its own (BULKHEAD_DIR), and the
 * image (BULKHEAD_IMAGE), bound beside it so that the users of a cell reach it also when the suite
 * stands in a home directory that is closed to them.
 */
#define SHIM_SCRATCH "scratch"
#define SHIM_IMAGE   "image"

struct isolate_spec {
	const char *image, *id;
	const char *driver; /* NULL: not given to the probe */
	const char *dir;    /* mount point of the tmpfs that holds the next two */
	bool sabotage;
	unsigned linger_ms; /* how long descendants may outlive the probe before they are a leak */
	char **env;
	const struct cgroup *group;
};

/* What the shim tells; one SOCK_SEQPACKET datagram each. */
enum shim_kind {
	SHIM_RECORD = 1, /* with the record's descriptor */
	SHIM_STATUS,	 /* value: wait status of the probe */
	SHIM_LEAK,	 /* text: a process that outlived the probe */
	SHIM_ERROR,	 /* text: a step that failed before the probe ran */
};
struct shim_message {
	uint32_t kind;
	int32_t value;
	char text[248];
};

/* What the runner tells the shim: one byte. */
#define SHIM_GO	  'g'
#define SHIM_TERM 't'

struct isolate {
	int pidfd;     /* of the shim; readable when all is over */
	int sock, log; /* ours, non-blocking */
	pid_t pid;
};

/* Starts the shim, which waits for nothing more; 0 or -errno.  The runner must be single-threaded. */
int isolate_start(const struct isolate_spec *spec, struct isolate *ret);
/* Asks the shim to send SIGTERM to the probe's process group. */
void isolate_terminate(struct isolate *box);
void isolate_kill(struct isolate *box);
/* Receives one message; 1, 0 when there is none now or any more, the record's fd in *ret_fd or -1. */
int isolate_receive(struct isolate *box, struct shim_message *ret, int *ret_fd);
/* After the pidfd became readable. */
void isolate_reap(struct isolate *box);

/* The shim's own code, in the child; sock and log_fd are its ends. */
void shim_main(const struct isolate_spec *spec, int sock, int log_fd) __attribute__((noreturn));

#endif
