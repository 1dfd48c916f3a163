/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The record: the one page-backed file through which a probe says what it found.
 *
 * It is mapped MAP_SHARED by the inside of a probe, by its outside, and by the runner, before any
 * confinement, so that storing a verdict needs no system call and survives pivot_root(2), chroot(2)
 * and the strictest seccomp filter.  Nobody parses text: the runner reads this structure.
 *
 * Ownership: the runner (or, by hand, the probe program itself) creates the file
 * "$BULKHEAD_DIR/record", RECORD_SIZE bytes of zeros, mode 0666 so that a mapped or dropped user can
 * still open it.  Strings are NUL-terminated by the writer and clamped by the reader.  Times are
 * nanoseconds of CLOCK_MONOTONIC.
 */
#ifndef BULKHEAD_RECORD_H
#define BULKHEAD_RECORD_H

#include <stdatomic.h>
#include <stdint.h>

#define RECORD_MAGIC 0x626b6864u /* "bkhd" */
#define RECORD_ABI   2u

/* A verdict of a probe.  UNSET means that nothing was recorded, and is never a pass. */
enum verdict {
	VERDICT_UNSET = 0,
	VERDICT_PASS,
	VERDICT_FAIL,   /* the claim is false */
	VERDICT_BROKEN, /* the scaffolding failed: nothing is said about the claim */
	VERDICT_SKIP,   /* a needed feature is absent: see skip_code and evidence */
	VERDICT_CRASH, /* died by crash_signal without having said anything */
	/* Verdicts of the runner, never stored by a probe. */
	VERDICT_TIMEOUT,
	VERDICT_LEAK,
	VERDICT_SPLAT,
	VERDICT_MISS,
	VERDICT_FLAKY,
	VERDICT_COUNT
};

/* Why a probe was skipped.  The name (without SKIP_) is part of every report format. */
enum skip_code {
	SKIP_NONE = 0,
	SKIP_KERNEL,    /* the kernel is too old, too new, or built without it */
	SKIP_MODULE,    /* it is a module that is not there or cannot be loaded */
	SKIP_PRIVILEGE, /* the caller lacks a capability or an identity */
	SKIP_CGROUP,    /* the controller or the hierarchy is not available */
	SKIP_LSM,       /* the security module is not active */
	SKIP_DEVICE,    /* a device, CPU count, swap or page size is missing */
	SKIP_DRIVER,    /* the driver cannot express the cell: evidence names the field */
	SKIP_TOOL,      /* a program that the probe needs is not installed */
	SKIP_CODE_COUNT
};

#define RECORD_ROWS     2048
#define RECORD_FAILURES 24

/* One subtest of a table-driven probe. */
struct record_row {
	char name[96];
	char detail[152]; /* what was wanted and got, when not PASS; the evidence of a SKIP */
	/* Of a table that reports show whole, see row_saw(); "" otherwise. */
	char wanted[24], got[24];
	uint32_t verdict;
	uint32_t skip_code;
};

/* One failed expectation (FAIL) or scaffold call (BROKEN). */
struct record_failure {
	uint32_t verdict;
	uint32_t inside; /* 1: happened in the cell, 0: outside */
	char where[96];  /* file:line */
	char what[256];  /* the text of the call or the expression */
	char wanted[160];
	char got[160];
};

struct record {
	uint32_t magic;
	uint32_t abi;
	_Atomic uint32_t verdict; /* final: stored last, by the probe's supervisor */
	_Atomic uint32_t skip_code;
	char evidence[512];
	_Atomic uint32_t sabotaged; /* 1: the wall is out, the probe is expected to fail */

	/* Sequence numbers: futex words, each written by one side only. */
	_Atomic uint32_t inside_seq;
	_Atomic uint32_t outside_seq;

	/* States of the two parts: 0 not begun, 1 begun, 2 came to its end, 3 ended early. */
	_Atomic uint32_t inside_state;
	_Atomic uint32_t outside_state;
	_Atomic uint32_t checks; /* expectations evaluated: a probe that checked nothing is BROKEN */
	_Atomic int32_t crash_signal;

	_Atomic uint32_t failures;
	struct record_failure failure[RECORD_FAILURES];
	_Atomic uint32_t rows;
	struct record_row row[RECORD_ROWS];
	char driver[128]; /* who built the cell, or "" */
	char note[2048];  /* free text: measured figures, AVC records, for the report's details */
	uint64_t words[64]; /* for a probe's own use between inside and outside */
};

#define RECORD_SIZE ((sizeof(struct record) + 4095) & ~4095ul)

/* Names as in every report: "PASS", "FAIL", ... and "KERNEL", "MODULE", ...; never NULL. */
const char *verdict_name(uint32_t verdict);
const char *skip_code_name(uint32_t code);

#endif
