/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The columns of `bulkhead matrix`: child processes, each one run in a guest or here, some at a time. */
#ifndef BULKHEAD_VM_MATRIX_H
#define BULKHEAD_VM_MATRIX_H

#include "stream.h"
#include "vm.h"

struct matrix_job {
	const char *label;		    /* as it was named: "6.12+v1" */
	int (*verb)(int argc, char **argv); /* cmd_vm, or cmd_run for a driver */
	struct strv args;
	char *journal;
	unsigned long memory_mb; /* what the guest takes of this machine, QEMU included */
	pid_t pid;		 /* 0: not begun, -1: ended */
	int output;		 /* what it prints, or -1 */
	struct stream stream;
	int code; /* its exit code */
	uint64_t begun_ns;
	double seconds;
	long long passed, failed, skipped; /* as it said last */
};

/*
 * Runs all jobs, as many at a time as `slots` and the memory allow (one at least), and prints what
 * they print, each line with its label before it.  After SIGINT or SIGTERM nothing new begins and what
 * runs is ended.  No process is left.
 */
void matrix_run(struct matrix_job *job, size_t count, unsigned slots, unsigned long memory_mb);

/* Whether one more that takes `need` may begin beside those that run; for the unit test. */
bool matrix_admits(const struct matrix_job *job, size_t count, unsigned slots,
	unsigned long memory_mb, unsigned long need);
/* MemAvailable of this machine, in MB. */
unsigned long matrix_memory_available(void);

#endif
