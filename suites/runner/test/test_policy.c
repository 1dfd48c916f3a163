/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <CUnit/Basic.h>
#include <stdlib.h>
#include <string.h>

#include "policy.h"
#include "tests.h"

#define DENIED "an AVC record: denied system_u:system_r:cell_t:s0:c1,c2 -> "

static void a_denial_is_taken_apart(void)
{
	struct policy_access a;

	CU_ASSERT_TRUE_FATAL(policy_parse(DENIED "host_file_t file:read", &a));
	CU_ASSERT_STRING_EQUAL(a.source, "system_u:system_r:cell_t:s0:c1,c2");
	CU_ASSERT_STRING_EQUAL(a.target, "host_file_t");
	CU_ASSERT_STRING_EQUAL(a.tclass, "file");
	CU_ASSERT_STRING_EQUAL(a.perm, "read");
	CU_ASSERT_TRUE(policy_parse(DENIED
		"system_u:object_r:cell_file_t:s0:c3,c5,c9 unix_stream_socket:connectto",
		&a));
	CU_ASSERT_STRING_EQUAL(a.tclass, "unix_stream_socket");
	CU_ASSERT_FALSE(policy_parse("an AVC record: granted a -> b file:read", &a));
	CU_ASSERT_FALSE(policy_parse("chmod(\"/data\", 0600)", &a));
	CU_ASSERT_FALSE(policy_parse(DENIED "host_file_t file", &a));
	CU_ASSERT_FALSE(policy_parse(NULL, &a));
}

/* Answers by the permission's name. */
static enum policy_answer oracle(const struct policy_access *a)
{
	return !strcmp(a->perm, "read")	   ? POLICY_ALLOWS
	       : !strcmp(a->perm, "write") ? POLICY_DENIES
	       : !strcmp(a->perm, "open")  ? POLICY_LETS_THROUGH
					   : POLICY_UNKNOWN;
}

static const char *blame_of(const char *one, const char *two, char **why)
{
	json_t *failures = json_pack("[{s:s, s:s}, {s:s}, {s:s}]", "what", "open(\"/x\", 0)", "got",
		"3", "what", one, "what", two);
	const char *layer = policy_blame(failures, oracle, why);

	json_decref(failures);
	return layer;
}

static void whose_fault_it_is(void)
{
	char *why;

	CU_ASSERT_STRING_EQUAL(blame_of(DENIED "t file:read", "x", &why), "policy");
	CU_ASSERT_PTR_NOT_NULL(strstr(why, "allows system_u:system_r:cell_t:s0:c1,c2 -> t"));
	free(why);
	CU_ASSERT_STRING_EQUAL(blame_of(DENIED "t file:write", "x", &why), "kernel");
	CU_ASSERT_PTR_NOT_NULL(strstr(why, "the loaded policy denies"));
	free(why);
	CU_ASSERT_STRING_EQUAL(blame_of(DENIED "t file:open", "x", &why), "policy");
	free(why);
	/* One access that the policy allows explains the failure, wherever it stands. */
	CU_ASSERT_STRING_EQUAL(
		blame_of(DENIED "t file:write", DENIED "t file:read", &why), "policy");
	CU_ASSERT_PTR_NOT_NULL(strstr(why, "file:read"));
	free(why);
	CU_ASSERT_STRING_EQUAL(
		blame_of(DENIED "t file:read", DENIED "t file:write", &why), "policy");
	free(why);
	CU_ASSERT_PTR_NULL(blame_of(DENIED "t file:getattr", "x", &why));
	CU_ASSERT_PTR_NULL(why);
	CU_ASSERT_PTR_NULL(blame_of("y", "x", &why));
}

void add_policy_tests(void)
{
	CU_pSuite suite = CU_add_suite("blame of the policy", NULL, NULL);

	CU_add_test(suite, "a denial is taken apart", a_denial_is_taken_apart);
	CU_add_test(suite, "whose fault it is", whose_fault_it_is);
}
