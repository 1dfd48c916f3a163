/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef BULKHEAD_RUNNER_TESTS_H
#define BULKHEAD_RUNNER_TESTS_H

void add_glob_tests(void);
void add_suite_tests(void);
void add_select_tests(void);
void add_decide_tests(void);
void add_verdict_tests(void);
void add_splat_tests(void);
void add_corpus_tests(void);
void add_baseline_tests(void);
void add_policy_tests(void);
void add_vm_variant_tests(void);
void add_journal_tests(void);
void add_leak_tests(void);
void add_claims_tests(void);
void add_vm_stream_tests(void);
void add_vm_ledger_tests(void);
void add_vm_args_tests(void);

#endif
