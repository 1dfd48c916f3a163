/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <CUnit/Basic.h>
#include <stdlib.h>
#include <string.h>

#include "tests.h"
#include "vm/variant.h"

static const char text[] = "# about\n"
			   "v1    cgroup=v1   # every controller apart\n"
			   "\n"
			   "big   cpus=4 memory=2048 append=a=1 append=b\n"
			   "swap  swap=256 lsm=none\n"
			   "small memory=512\n";

static int apply(const char *from, const char *names, struct vm_options *o, char **error)
{
	FILE *in = fmemopen((char *)from, strlen(from), "r");
	int rc;

	*error = NULL;
	*o = (struct vm_options){ .memory_mb = 1024, .cpus = 2 };
	rc = variant_apply(in, "dir/x.variants", names, o, error);
	fclose(in);
	return rc;
}

static void settings_are_applied(void)
{
	struct vm_options o;
	char *error;

	CU_ASSERT_EQUAL_FATAL(apply(text, "v1", &o, &error), 0);
	CU_ASSERT_STRING_EQUAL(o.cgroup, "v1");
	CU_ASSERT_STRING_EQUAL(o.variant, "v1");
	CU_ASSERT_EQUAL(o.memory_mb, 1024);
	vm_options_free(&o);
	CU_ASSERT_EQUAL_FATAL(apply(text, "big+swap+small", &o, &error), 0);
	CU_ASSERT_EQUAL(o.cpus, 4);
	CU_ASSERT_EQUAL(o.memory_mb, 512); /* the later one wins */
	CU_ASSERT_EQUAL(o.swap_mb, 256);
	CU_ASSERT_STRING_EQUAL(o.lsm, "none");
	CU_ASSERT_EQUAL_FATAL(o.append.n, 2);
	CU_ASSERT_STRING_EQUAL(o.append.v[0], "a=1");
	CU_ASSERT_STRING_EQUAL(o.variant, "big+swap+small");
	CU_ASSERT_FALSE(vm_wants_selinux(&o));
	vm_options_free(&o);
}

static const struct {
	const char *text, *names, *error;
} bad[] = {
	{ text, "none", "no variant 'none' in dir/x.variants; known are v1 big swap small" },
	{ "a cgroup=v3\n", "a", "dir/x.variants:1: variant 'a': cgroup='v3': one of v2 v1 hybrid" },
	{ "#\nb memory=12x\n", "b", "dir/x.variants:2: variant 'b': memory='12x': a number from" },
	{ "c memory\n", "c", "dir/x.variants:1: variant 'c': 'memory' is no KEY=VALUE" },
	{ "d colour=red\n", "d", "dir/x.variants:1: variant 'd': colour=unknown setting" },
	{ "e lsm=a/b\n", "e", "dir/x.variants:1: variant 'e': lsm='a/b': none, selinux" },
	/* A line that is not asked for is wrong all the same. */
	{ "f cpus=1\ng cpus=0\n", "f", "dir/x.variants:2: variant 'g': cpus='0': a number" },
};

static void every_error_has_its_line(void)
{
	for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++) {
		struct vm_options o;
		char *error;

		CU_ASSERT_EQUAL(apply(bad[i].text, bad[i].names, &o, &error), -1);
		CU_ASSERT_PTR_NOT_NULL_FATAL(error);
		if (strncmp(error, bad[i].error, strlen(bad[i].error)))
			printf("\n  got '%s'\n  wanted '%s'", error, bad[i].error);
		CU_ASSERT_FALSE(strncmp(error, bad[i].error, strlen(bad[i].error)));
		free(error);
		vm_options_free(&o);
	}
}

void add_vm_variant_tests(void)
{
	CU_pSuite suite = CU_add_suite("variants of a guest", NULL, NULL);

	CU_add_test(suite, "settings are applied", settings_are_applied);
	CU_add_test(suite, "every error has its line", every_error_has_its_line);
}
