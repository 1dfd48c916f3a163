/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The judge judged: tiny probes whose verdict is known run through the real supervisor, so that
 * no way of dying, skipping or saying nothing ever counts as a pass.
 */
#include <CUnit/Basic.h>
#include <sys/mman.h>

#include "internal.h"
#include "tests.h"

/* The linker's probe list needs one member. */
PROBE(
	.claim = "The unit tests of the probe library have a probe of their own",
	.source = "probes/lib/test/verdicts.c",
	.unsabotaged = "it exists for the linker",
)
{
	EXPECT(true);
}

static struct record *fresh(void)
{
	struct record *r = mmap(NULL, RECORD_SIZE, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS,
		-1, 0);

	CU_ASSERT_FATAL(r != MAP_FAILED);
	return r;
}

static enum verdict verdict_of(const struct probe *p)
{
	if (ctx.record)
		munmap(ctx.record, RECORD_SIZE);
	ctx = (struct context){ .probe = p, .record = fresh(), .driver = "native" };
	supervise();
	return atomic_load(&ctx.record->verdict);
}

static enum verdict body_verdict(void (*body)(void))
{
	struct probe p = { .id = "test/body", .body = body, .claim = "c", .source = "s" };

	return verdict_of(&p);
}

static void passes(void)
{
	EXPECT_EQ(2, 2);
	EXPECT_ERRNO(open("/nonexistent", O_RDONLY), ENOENT);
	EXPECT_STR("a", "a");
}
static void fails(void)
{
	EXPECT_ERRNO(open("/nonexistent", O_RDONLY), EPERM);
}
static void breaks(void)
{
	MUST(open("/nonexistent", O_RDONLY));
}
static void skips(void)
{
	skip(SKIP_DEVICE, "no %s", "device");
}
static void fails_then_skips(void)
{
	EXPECT(false);
	skip(SKIP_DEVICE, "hidden?");
}
static void fails_then_breaks(void)
{
	EXPECT(false);
	breaks();
}
static void crashes(void)
{
	EXPECT(true);
	raise(SIGSEGV);
}
static void says_nothing(void)
{
}
static void ends_early(void)
{
	EXPECT(true);
	probe_exit(0);
}
static void child_skips(void)
{
	IN_CHILD(0) {
		skips();
	}
	EXPECT(false); /* never reached: the ancestors follow */
}
static void child_breaks(void)
{
	IN_CHILD(0) {
		breaks();
	}
}
static void child_dies(void)
{
	EXPECT(true);
	IN_CHILD(0) {
		raise(SIGKILL);
	}
}
static void row_unchecked(void)
{
	row("checked");
	EXPECT(true);
	row("unchecked");
}
static void rows_skipped(void)
{
	row("one");
	row_skip(SKIP_KERNEL, "absent");
}
static void row_fails(void)
{
	row("good");
	EXPECT(true);
	row("bad");
	EXPECT_EQ(1, 2);
}

static void test_verdicts(void)
{
	CU_ASSERT_EQUAL(body_verdict(passes), VERDICT_PASS);
	CU_ASSERT_EQUAL(body_verdict(fails), VERDICT_FAIL);
	CU_ASSERT_STRING_EQUAL(ctx.record->failure[0].wanted, "-1 EPERM");
	CU_ASSERT_STRING_EQUAL(ctx.record->failure[0].got, "-1 ENOENT");
	CU_ASSERT_EQUAL(body_verdict(breaks), VERDICT_BROKEN);
	CU_ASSERT_EQUAL(body_verdict(skips), VERDICT_SKIP);
	CU_ASSERT_STRING_EQUAL(ctx.record->evidence, "no device");
	CU_ASSERT_EQUAL(body_verdict(says_nothing), VERDICT_BROKEN);
	CU_ASSERT_EQUAL(body_verdict(ends_early), VERDICT_BROKEN);
}

static void test_precedence(void)
{
	CU_ASSERT_EQUAL(body_verdict(fails_then_skips), VERDICT_FAIL);
	CU_ASSERT_EQUAL(body_verdict(fails_then_breaks), VERDICT_FAIL);
}

static void test_crash(void)
{
	CU_ASSERT_EQUAL(body_verdict(crashes), VERDICT_CRASH);
	CU_ASSERT_EQUAL(atomic_load(&ctx.record->crash_signal), SIGSEGV);
}

static void test_children(void)
{
	CU_ASSERT_EQUAL(body_verdict(child_skips), VERDICT_SKIP);
	CU_ASSERT_EQUAL(body_verdict(child_breaks), VERDICT_BROKEN);
	CU_ASSERT_EQUAL(body_verdict(child_dies), VERDICT_FAIL);
}

static void test_rows(void)
{
	CU_ASSERT_EQUAL(body_verdict(row_unchecked), VERDICT_BROKEN);
	CU_ASSERT_EQUAL(body_verdict(rows_skipped), VERDICT_SKIP);
	CU_ASSERT_EQUAL(body_verdict(row_fails), VERDICT_FAIL);
	CU_ASSERT_EQUAL(ctx.record->row[0].verdict, VERDICT_PASS);
	CU_ASSERT_EQUAL(ctx.record->row[1].verdict, VERDICT_FAIL);
}

/* Two processes walk rows at the same time: each one's checks stay in its own row. */
static void rows_beside_rows(void)
{
	struct gate child_in = gate_new(), parent_in = gate_new();
	pid_t pid = spawn(0);

	if (pid == 0) {
		row("child");
		gate_post(&child_in);
		gate_wait(&parent_in);
		EXPECT(true);
		probe_exit(0);
	}
	gate_wait(&child_in);
	row("parent");
	gate_post(&parent_in);
	child_wait(pid);
	EXPECT_EQ(1, 2);
}

static void test_rows_of_two(void)
{
	CU_ASSERT_EQUAL(body_verdict(rows_beside_rows), VERDICT_FAIL);
	CU_ASSERT_EQUAL(ctx.record->row[0].verdict, VERDICT_PASS);
	CU_ASSERT_STRING_EQUAL(ctx.record->row[0].name, "child");
	CU_ASSERT_EQUAL(ctx.record->row[1].verdict, VERDICT_FAIL);
}

static void test_needs(void)
{
	struct probe unknown = { .id = "t", .body = passes, .needs = { "no.such.feature" } };
	struct probe absent = { .id = "t", .body = passes, .needs = { "file.nonexistent" } };
	struct probe present = { .id = "t", .body = passes, .needs = { "file.proc" } };

	CU_ASSERT_EQUAL(verdict_of(&unknown), VERDICT_BROKEN);
	CU_ASSERT_EQUAL(verdict_of(&absent), VERDICT_SKIP);
	CU_ASSERT_EQUAL(atomic_load(&ctx.record->skip_code), SKIP_KERNEL);
	CU_ASSERT_EQUAL(verdict_of(&present), VERDICT_PASS);
}

static void inside_tells(void)
{
	ctx.record->words[0] = 7;
	tell(1);
	await(1);
	EXPECT_EQ(ctx.record->words[1], 8);
}
static void outside_answers(void)
{
	await(1);
	EXPECT_EQ(ctx.record->words[0], 7);
	ctx.record->words[1] = 8;
	tell(1);
}
static void outside_fails(void)
{
	EXPECT(false);
}
static void outside_waits_for_ever(void)
{
	await(9);
}

static void test_outside(void)
{
	struct probe good = { .id = "t", .body = inside_tells, .outside = outside_answers };
	struct probe bad = { .id = "t", .body = passes, .outside = outside_fails };
	struct probe lost = { .id = "t", .body = passes, .outside = outside_waits_for_ever };

	CU_ASSERT_EQUAL(verdict_of(&good), VERDICT_PASS);
	CU_ASSERT_EQUAL(verdict_of(&bad), VERDICT_FAIL);
	uint64_t before = now_ns();
	CU_ASSERT_EQUAL(verdict_of(&lost), VERDICT_BROKEN);
	CU_ASSERT(now_ns() - before < 2000000000u); /* the other side's end wakes it */
}

static void test_cells(void)
{
	struct cell none = { 0 }, plain = { .plain = true }, shared = { .share = NS_PID,
									.add = NS_NET };

	CU_ASSERT_FALSE(cell_is_set(&none));
	CU_ASSERT_TRUE(cell_is_set(&plain));
	CU_ASSERT_EQUAL(cell_namespaces(&plain), NS_PID | NS_MOUNT | NS_IPC | NS_UTS);
	CU_ASSERT_EQUAL(cell_namespaces(&shared), NS_NET | NS_MOUNT | NS_IPC | NS_UTS);
}

int main(void)
{
	CU_pSuite suite;

	CU_initialize_registry();
	suite = CU_add_suite("probes/lib", NULL, NULL);
	CU_add_test(suite, "verdicts", test_verdicts);
	CU_add_test(suite, "a failure outranks a skip and a broken scaffold", test_precedence);
	CU_add_test(suite, "a crash is not a pass", test_crash);
	CU_add_test(suite, "ancestors follow a child", test_children);
	CU_add_test(suite, "rows", test_rows);
	CU_add_test(suite, "rows of two processes at once", test_rows_of_two);
	CU_add_test(suite, "needs", test_needs);
	CU_add_test(suite, "inside and outside", test_outside);
	CU_add_test(suite, "cells", test_cells);
	avc_tests();
	driver_tests();
	CU_basic_set_mode(CU_BRM_VERBOSE);
	CU_basic_run_tests();
	unsigned int failures = CU_get_number_of_failures();
	CU_cleanup_registry();
	return failures != 0;
}
