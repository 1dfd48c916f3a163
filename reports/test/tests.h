/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef BULKHEAD_REPORT_TESTS_H
#define BULKHEAD_REPORT_TESTS_H

#include <CUnit/CUnit.h>
#include <stdbool.h>
#include <stddef.h>

#include "model.h"
#include "report.h"

/* Each adds its suite to the registry. */
void add_text_tests(void);
void add_journal_tests(void);
void add_format_tests(void);
void add_pair_tests(void);

/* Path of a fixture of this folder; static storage, good for four calls. */
const char *fixture(const char *name);
/* A fixture, read; asserts that it can be. */
struct journal *read_fixture(const char *name);
/* The report of a journal as a string that the caller frees; NULL if it cannot be made. */
char *report_of(const char *journal_path, const char *format);
/* Whole file; the caller frees it. */
char *slurp(const char *path, size_t *length);
/* A file in memory with a path; close() ends it. */
int memory_file(const char *bytes, size_t length, char path[32]);

/* The rules of a format: NULL, or the first thing that breaks them (static storage). */
const char *broken_rule(const char *format, const char *text);

/* Cuts and flips bits of a journal and makes every report of it; 0 when all kept their rules. */
int fuzz(const char *journal_path, unsigned long rounds, unsigned seed);

#endif
