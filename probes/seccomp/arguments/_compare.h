/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Comparisons of arguments over the values at which 32- and 64-bit arithmetic goes wrong.  The
 * filter denies NR_MARK, whose arguments the kernel ignores, with EXDEV when its rule matches.
 */
#ifndef BULKHEAD_COMPARE_H
#define BULKHEAD_COMPARE_H

#include <seccomp.h>

#include "filter.h"

typedef uint64_t u64;

/* What the rule says of value and datum (and mask), in C. */
typedef bool compare_fn(u64 value, u64 datum, u64 mask);
/*
 * A row for each edge as the datum: a filter by libseccomp with that operator on argument
 * `position` is asked about every edge and its neighbours and must agree with the function.
 * Under sabotage the operator is `other`.
 */
void compare_edges(enum scmp_compare op, enum scmp_compare other, u64 mask, compare_fn *expected);
/* Whether NR_MARK with this value at that position, and noise elsewhere, is denied. */
bool denied_at(unsigned int position, u64 value);
/* Whether NR_MARK with these arguments is denied. */
bool denied(u64 a, u64 b, u64 c, u64 d, u64 e, u64 f);
/* Loads "NR_MARK: run these instructions, which return"; other calls are allowed. */
#define MARK_PROGRAM(...) \
	filter_add(PROGRAM(LOAD_NR, IF_EQ(NR_MARK, 1, 0), RETURN(ALLOW), __VA_ARGS__))

#endif
