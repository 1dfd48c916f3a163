/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What the filters in force say about many calls, without any of them being run: a last filter is
 * stacked on top that asks a supervisor about everything.  A denial outranks the question and
 * comes back at once; what would be allowed comes to the supervisor, which answers with an errno
 * that nobody else uses.  So a refusal by a missing capability cannot be mistaken for the filter's.
 */
#ifndef BULKHEAD_SWEEP_H
#define BULKHEAD_SWEEP_H

#include "filter.h"
#include "profile.h"

#define ANSWER_ALLOWED 0
#define ANSWER_KILLED  (-1)
#define X32_BIT	       0x40000000

struct question {
	uint64_t args[6];
	int nr;
	bool int80;
	int answer; /* ANSWER_*, or the errno */
};

/* That many questions of zeros, in memory that the asking child shares. */
struct question *questions(size_t count);
/*
 * Answers them all.  confine runs first in the asking child, which has no_new_privs (NULL: the
 * filters that the caller is under already).
 */
void sweep(struct question *list, size_t count, void (*confine)(void));

enum abi { ABI_X86_64, ABI_I386, ABI_X32 };
/*
 * A row for every number of that ABI: what the filters say against what the profile's text says,
 * with zeros as arguments.  In a cell the numbers without a name in this libseccomp are left out
 * (the runtime's may know them), but for those that nobody knows.
 */
void sweep_abi(enum abi abi, const char *profile, bool in_cell);
/* The same for x86-64 calls of one name: arguments in, the expected answer beside. */
void expect_answer(struct question *q, int wanted);

#endif
