/* SPDX-License-Identifier: GPL-2.0-or-later */
/* One attempt of one probe: from its control group to its outcome. */
#ifndef BULKHEAD_ATTEMPT_H
#define BULKHEAD_ATTEMPT_H

#include "isolate.h"
#include "run.h"

#define LOG_KEEP (64u * 1024)

enum purpose { FOR_VERDICT, FOR_BLAME, FOR_LEAK };

struct job {
	size_t tally;		 /* index */
	unsigned attempt, tried; /* tried: attempts in this round, this one included */
	enum purpose purpose;
	bool alone;
	struct job *next;
};

enum phase { PHASE_FREE, PHASE_RUNNING, PHASE_TERMINATED, PHASE_KILLED };

struct attempt {
	struct job job;
	enum phase phase;
	struct isolate box;
	struct cgroup group;
	const char *driver;	       /* as journaled; "" without a cell */
	int record;		       /* its descriptor, or -1 */
	uint64_t begin, end, deadline; /* deadline: of the phase */
	bool timed_out, slow, has_status;
	int status;
	char *error; /* of the isolation */
	struct strv survivors, kernel_log;
	char *log; /* LOG_KEEP * 2 bytes, the last part is kept */
	size_t log_used;
};

/* 0, or -errno with the attempt's error set; then there is nothing to wait for. */
int attempt_start(struct run *run, struct attempt *attempt);
void attempt_read_log(struct attempt *attempt);
void attempt_read_messages(struct attempt *attempt);
/* The next step against a probe that is out of time: ask, then kill. */
void attempt_press(struct run *run, struct attempt *attempt);
void attempt_kill(struct run *run, struct attempt *attempt);
/* After the shim ended (or never started): reaps, cleans, judges; leaks of the host are the caller's. */
void attempt_finish(struct run *run, struct attempt *attempt, struct outcome *ret);
/* Frees what attempt_finish leaves. */
void attempt_release(struct attempt *attempt);

#endif
