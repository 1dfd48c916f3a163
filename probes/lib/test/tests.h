/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The suites of this test program, beside the one that verdicts.c holds. */
#ifndef BULKHEAD_PROBES_TEST_H
#define BULKHEAD_PROBES_TEST_H

void avc_tests(void);
void driver_tests(void);

#endif
