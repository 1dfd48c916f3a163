/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Which lines of a kernel log say that the kernel is in trouble. */
#ifndef BULKHEAD_SPLAT_H
#define BULKHEAD_SPLAT_H

#include <stdbool.h>
#include <stddef.h>

/* The name of the pattern that the line matches, or NULL.  The line need not end in NUL. */
const char *splat_match(const char *line, size_t length);

/* Whether it is the kernel's first line: a second one on one console is a reboot. */
bool splat_is_banner(const char *line, size_t length);

/* Taint bits that mean trouble (tainted-kernels.rst), not just a kind of module. */
#define SPLAT_TAINTS ((1ul << 3) | (1ul << 4) | (1ul << 5) | (1ul << 7) | (1ul << 9) | (1ul << 14))

#endif
