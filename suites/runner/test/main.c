/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <CUnit/Basic.h>

#include "tests.h"

int main(void)
{
	unsigned failed;

	if (CU_initialize_registry() != CUE_SUCCESS)
		return 1;
	add_glob_tests();
	add_suite_tests();
	add_select_tests();
	add_decide_tests();
	add_verdict_tests();
	add_splat_tests();
	add_corpus_tests();
	add_baseline_tests();
	add_policy_tests();
	add_journal_tests();
	add_leak_tests();
	add_claims_tests();
	add_vm_stream_tests();
	add_vm_ledger_tests();
	add_vm_args_tests();
	add_vm_variant_tests();
	CU_basic_set_mode(CU_BRM_NORMAL);
	CU_basic_run_tests();
	failed = CU_get_number_of_failures() + CU_get_number_of_suites_failed();
	CU_cleanup_registry();
	return failed != 0;
}
