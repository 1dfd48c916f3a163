/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A run over as many boots as it takes. */
#ifndef BULKHEAD_VM_GATE_H
#define BULKHEAD_VM_GATE_H

#include "boot.h"
#include "guest.h"
#include "journal.h"
#include "ledger.h"

struct gate {
	const struct vm_options *options;
	const struct vm_pieces *pieces;
	struct ledger ledger;
	struct boot boot; /* of the current boot; the console lives until the next */
	struct strv load; /* modules, at boot */
	struct journal journal;
	int initrd;
	off_t base; /* of the archive without an order */
	char why_accel[256];

	unsigned boots, deaths;
	unsigned boots_ready; /* 0 until the first guest was ready */
	unsigned accidents; /* deaths of an emulated machine before it was ready: one is forgiven */
	bool boot_again;    /* after that one, though no plan has been seen */
	json_t *accident;   /* its record, until the journal has begun */
	size_t garbled;	    /* lines of guests that lived which were no records */
	bool boot_splat;    /* the kernel was in trouble before any probe */
	int guest_exit;	    /* the gravest exit code of a runner in the guest */
	unsigned finals;    /* how many probes have their final verdict */
	uint64_t started_ns;
	bool interrupted, run_written;
	char stopped[512]; /* why the run could not go on, or "" */
};

/* Runs to the end; the exit code.  The journal has its end record then. */
int gate_run(struct gate *gate);

/* One record into the journal; results and what is graver reach the disk. */
void gate_write(struct gate *gate, json_t *record);
/* The person's view. */
void gate_progress(struct gate *gate, const json_t *record);
void gate_summary(const struct gate *gate, int exit_code);
/* The exit code from what was seen, see CONTRACT in suites/runner/vm/README.md. */
int gate_exit(const struct gate *gate, const json_t *counts);

#endif
