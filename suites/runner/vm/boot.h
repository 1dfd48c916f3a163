/* SPDX-License-Identifier: GPL-2.0-or-later */
/* One guest from start to end. */
#ifndef BULKHEAD_VM_BOOT_H
#define BULKHEAD_VM_BOOT_H

#include "stream.h"
#include "vm.h"

enum boot_end {
	BOOT_DONE,	  /* the agent said that every stage came to its end */
	BOOT_PANIC,	  /* the console says so */
	BOOT_RESET,	  /* QEMU ended, or the banner came again, without a word */
	BOOT_SILENT,	  /* nothing was heard for longer than `silence` */
	BOOT_GAVE_UP,	  /* the agent said why it cannot go on */
	BOOT_NOT_STARTED, /* QEMU itself failed; said on stderr */
	BOOT_OVER_TIME,	  /* the deadline of the whole run */
	BOOT_INTERRUPTED, /* SIGINT or SIGTERM */
};

struct boot {
	struct vm_machine machine; /* console and records are filled in here */
	struct console console;
	const char *console_file; /* appended to, or NULL */
	int signals;		  /* a signalfd of SIGINT and SIGTERM */
	uint64_t start_limit_ms;  /* until the agent is ready */
	uint64_t deadline_ns;	  /* CLOCK_MONOTONIC; 0: none */

	/* Called for each record but the agent's own ticks; borrowed. */
	void (*record)(void *context, json_t *record);
	/* How long the runner may go without a record now, in ms; asked when it is silent. */
	uint64_t (*patience_ms)(void *context);
	void *context;

	/* Results. */
	uint64_t started_ns, ready_ms; /* ready_ms: from start to the agent's word; 0: never */
	size_t garbled;
	char why[512]; /* of BOOT_GAVE_UP, BOOT_SILENT, BOOT_NOT_STARTED */
};

/* Runs it; no process is left.  The caller frees the console. */
enum boot_end boot_run(struct boot *boot);

#endif
