/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <CUnit/Basic.h>
#include <stdlib.h>
#include <string.h>

#include "tests.h"
#include "vm/gate.h"
#include "vm/matrix.h"

static const struct vm_machine machine = {
	.accel = "tcg",
	.kernel = "/k/vmlinuz",
	.append = "quiet x=1",
	.memory_mb = 768,
	.cpus = 3,
	.swap = -1,
	.cgroup = "hybrid",
	.initrd = 7,
	.console = 8,
	.records = 9,
};

static const char *after(const struct strv *args, const char *option)
{
	for (size_t i = 0; i + 1 < args->n; i++)
		if (!strcmp(args->v[i], option))
			return args->v[i + 1];
	return "";
}

static void test_qemu_gets_what_was_asked(void)
{
	struct strv args = { 0 };

	vm_qemu_args(&machine, &args);
	CU_ASSERT_STRING_EQUAL(args.v[0], "qemu-system-x86_64");
	CU_ASSERT_STRING_EQUAL(after(&args, "-accel"), "tcg,thread=single");
	CU_ASSERT_STRING_EQUAL(after(&args, "-smp"), "3");
	CU_ASSERT_STRING_EQUAL(after(&args, "-m"), "768M");
	CU_ASSERT_STRING_EQUAL(after(&args, "-kernel"), "/k/vmlinuz");
	CU_ASSERT_STRING_EQUAL(after(&args, "-initrd"), "/dev/fd/7");
	CU_ASSERT_STRING_EQUAL(after(&args, "-add-fd"), "fd=8,set=1");
	CU_ASSERT_TRUE(strv_has(&args, "fd=9,set=2"));
	CU_ASSERT_TRUE(strv_has(&args, "-no-reboot"));
	strv_free(&args);
}

static void test_kernel_words(void)
{
	struct vm_machine other = machine;
	cleanup_free char *words = vm_kernel_words(&machine);
	cleanup_free char *plain = NULL;

	CU_ASSERT_PTR_NOT_NULL(strstr(words, "console=ttyS0"));
	CU_ASSERT_PTR_NOT_NULL(strstr(words, " selinux=1 security=selinux "));
	CU_ASSERT_PTR_NOT_NULL(strstr(words, " bulkhead.cgroup=hybrid"));
	CU_ASSERT_PTR_NULL(strstr(words, "bulkhead.fault"));
	/* The user's own words come last, so that they win. */
	CU_ASSERT_STRING_EQUAL(words + strlen(words) - strlen(" quiet x=1"), " quiet x=1");

	other.lsm = "";
	other.append = NULL;
	other.fault = "panic:a/b";
	plain = vm_kernel_words(&other);
	CU_ASSERT_PTR_NOT_NULL(strstr(plain, " selinux=0 "));
	CU_ASSERT_PTR_NOT_NULL(strstr(plain, " bulkhead.fault=panic:a/b"));
	CU_ASSERT_NOT_EQUAL(plain[strlen(plain) - 1], ' ');
}

static int parse(struct vm_options *options, const char *const *words)
{
	char *argv[16] = { (char *)"vm" };
	int argc = 1;

	for (; words[argc - 1]; argc++)
		argv[argc] = (char *)words[argc - 1];
	return vm_options_parse(argc, argv, options);
}

static void test_suites_and_globs_are_told_apart(void)
{
	struct vm_options o;

	CU_ASSERT_EQUAL(parse(&o, (const char *[]){ "--kernel", "6.1", "smoke", "a/**", NULL }), 0);
	CU_ASSERT_STRING_EQUAL(o.suite, "smoke");
	CU_ASSERT_EQUAL(o.globs.n, 1);
	CU_ASSERT_EQUAL(o.memory_mb, 1024);
	vm_options_free(&o);
	CU_ASSERT_EQUAL(parse(&o, (const char *[]){ "--kernel", "k", "./x/y.suite", NULL }), 0);
	CU_ASSERT_STRING_EQUAL(o.suite, "./x/y.suite");
	vm_options_free(&o);
}

static void test_bad_options_are_usage_errors(void)
{
	static const char *const bad[][6] = {
		{ "smoke" },
		{ "--kernel", "6.1" },
		{ "--kernel", "6.1", "--memory", "12x", "smoke" },
		{ "--kernel", "6.1", "--memory", "1", "smoke" },
		{ "--kernel", "6.1", "--cgroup", "v3", "smoke" },
		{ "--kernel", "6.1", "--fault", "panic", "smoke" },
		{ "--kernel", "6.1", "--fault", "sneeze:a/b", "smoke" },
		{ "--kernel", "6.1", "smoke", "vm" },
		{ "--kernel", "6.1", "--variant", "nonesuch", "smoke" },
		{ "--kernel", "6.1", "--lsm", "a/b", "smoke" },
		{ "--kernel", "6.1", "--swap", "lots", "smoke" },
	};
	struct vm_options o;

	for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++) {
		CU_ASSERT_EQUAL(parse(&o, bad[i]), EXIT_USAGE);
		vm_options_free(&o);
	}
}

static void test_exit_code_is_the_gravest(void)
{
	struct gate gate = { .ledger.run_seen = true };
	json_t *clean = json_pack("{s:i}", "PASS", 3), *miss = json_pack("{s:i}", "MISS", 1);

	CU_ASSERT_EQUAL(gate_exit(&gate, clean), EXIT_CLEAN);
	CU_ASSERT_EQUAL(gate_exit(&gate, miss), EXIT_INCOMPLETE);
	gate.guest_exit = EXIT_UNEXPECTED;
	CU_ASSERT_EQUAL(gate_exit(&gate, clean), EXIT_UNEXPECTED);
	CU_ASSERT_EQUAL(gate_exit(&gate, miss), EXIT_INCOMPLETE);
	gate.guest_exit = EXIT_MUST;
	CU_ASSERT_EQUAL(gate_exit(&gate, miss), EXIT_MUST);
	gate.deaths = 1;
	CU_ASSERT_EQUAL(gate_exit(&gate, clean), EXIT_SPLAT);
	gate.interrupted = true;
	CU_ASSERT_EQUAL(gate_exit(&gate, clean), EXIT_INTERRUPTED);
	gate = (struct gate){ .ledger.run_seen = false };
	CU_ASSERT_EQUAL(gate_exit(&gate, clean), EXIT_INCOMPLETE);
	json_decref(clean);
	json_decref(miss);
}

static void test_guests_at_a_time(void)
{
	struct matrix_job job[] = { { .pid = 10, .memory_mb = 1400 }, { .pid = -1 },
		{ .memory_mb = 1400 } };

	CU_ASSERT_TRUE(matrix_admits(job, 3, 2, 4000, 1400));
	CU_ASSERT_FALSE(matrix_admits(job, 3, 1, 4000, 1400)); /* no CPU is left */
	CU_ASSERT_FALSE(matrix_admits(job, 3, 2, 2000, 1400)); /* no memory is left */
	job[0].pid = -1;
	CU_ASSERT_TRUE(matrix_admits(job, 3, 2, 100, 1400)); /* one always runs */
	CU_ASSERT_TRUE(matrix_memory_available() > 0);
}

static void test_what_a_guest_may_be_given(void)
{
	struct vm_machine other = machine;
	struct strv args = { 0 };
	struct vm_options o;
	static const char *const lsms[][2] = { { "none", "selinux=0 apparmor=0 lsm=none " },
		{ "apparmor", "selinux=0 apparmor=1 security=apparmor " },
		{ "landlock,selinux", "selinux=1 lsm=landlock,selinux " },
		{ "landlock", "selinux=0 lsm=landlock " } };

	other.swap = 11;
	vm_qemu_args(&other, &args);
	CU_ASSERT_PTR_NOT_NULL(strstr(after(&args, "-drive"), "file.filename=/dev/fd/11,"));
	CU_ASSERT_PTR_NOT_NULL(strstr(after(&args, "-device"), "virtio-blk-pci,drive=swap"));
	strv_free(&args);
	for (size_t i = 0; i < sizeof(lsms) / sizeof(*lsms); i++) {
		cleanup_free char *words = NULL;

		other.lsm = lsms[i][0];
		words = vm_kernel_words(&other);
		CU_ASSERT_PTR_NOT_NULL(strstr(words, lsms[i][1]));
	}
	/* An option wins over a variant wherever it stands. */
	CU_ASSERT_EQUAL(
		parse(&o, (const char *[]){ "--kernel", "6.1", "--memory", "777", "--variant",
				  "small+v1", "--variants", "suites/vm.variants", "smoke", NULL }),
		0);
	CU_ASSERT_EQUAL(o.memory_mb, 777);
	CU_ASSERT_STRING_EQUAL(o.cgroup, "v1");
	CU_ASSERT_STRING_EQUAL(o.variant, "small+v1");
	vm_options_free(&o);
}

void add_vm_args_tests(void)
{
	CU_pSuite suite = CU_add_suite("vm arguments", NULL, NULL);

	CU_ADD_TEST(suite, test_qemu_gets_what_was_asked);
	CU_ADD_TEST(suite, test_kernel_words);
	CU_ADD_TEST(suite, test_suites_and_globs_are_told_apart);
	CU_ADD_TEST(suite, test_bad_options_are_usage_errors);
	CU_ADD_TEST(suite, test_exit_code_is_the_gravest);
	CU_ADD_TEST(suite, test_guests_at_a_time);
	CU_ADD_TEST(suite, test_what_a_guest_may_be_given);
}
