/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * gcov writes its counters at exit(3) only: they are lost on _exit and cannot be written any more
 * after pivot_root, setuid or a filter. So the runtime says when they may still be written.
 */
#ifndef RUNTIME_COVERAGE_H
#define RUNTIME_COVERAGE_H

/* Writes the counters now; nothing at all unless built with COVERAGE=1. */
void coverage_dump(void);
/* The only way a child of the runtime ends. */
void child_exit(int status) __attribute__((noreturn));

#endif
