/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <CUnit/Basic.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "tests.h"
#include "verdict.h"

static struct record *record;

static int set_up(void)
{
	record = calloc(1, sizeof(*record));
	return !record;
}

static int tear_down(void)
{
	free(record);
	return 0;
}

/* Wait statuses as the kernel makes them. */
#define KILLED(sig)  (sig)
#define EXITED(code) ((code) << 8)

static enum verdict judge(uint32_t stored, int status, bool timed_out, const char *shim_error)
{
	struct observation seen = { .record = record,
		.has_status = true,
		.status = status,
		.timed_out = timed_out,
		.shim_error = shim_error };
	struct outcome outcome;
	enum verdict verdict;

	record->verdict = stored;
	outcome_judge(&seen, &outcome);
	verdict = outcome.verdict;
	outcome_free(&outcome);
	return verdict;
}

static void the_table(void)
{
	CU_ASSERT_EQUAL(judge(VERDICT_PASS, EXITED(0), false, NULL), VERDICT_PASS);
	CU_ASSERT_EQUAL(judge(VERDICT_FAIL, EXITED(1), false, NULL), VERDICT_FAIL);
	CU_ASSERT_EQUAL(judge(VERDICT_SKIP, EXITED(0), false, NULL), VERDICT_SKIP);
	CU_ASSERT_EQUAL(judge(VERDICT_BROKEN, EXITED(1), false, NULL), VERDICT_BROKEN);
	CU_ASSERT_EQUAL(judge(VERDICT_UNSET, EXITED(0), false, NULL), VERDICT_MISS);
	CU_ASSERT_EQUAL(judge(VERDICT_UNSET, EXITED(1), false, NULL), VERDICT_MISS);
	CU_ASSERT_EQUAL(judge(VERDICT_UNSET, KILLED(SIGSEGV), false, NULL), VERDICT_CRASH);
	CU_ASSERT_EQUAL(judge(VERDICT_PASS, KILLED(SIGKILL), false, NULL), VERDICT_CRASH);
	CU_ASSERT_EQUAL(judge(VERDICT_FAIL, KILLED(SIGKILL), false, NULL), VERDICT_FAIL);
	CU_ASSERT_EQUAL(judge(VERDICT_PASS, KILLED(SIGKILL), true, NULL), VERDICT_TIMEOUT);
	CU_ASSERT_EQUAL(judge(VERDICT_UNSET, EXITED(125), false, "mount /proc"), VERDICT_BROKEN);
	/* A probe may not give itself a verdict of the runner. */
	CU_ASSERT_EQUAL(judge(VERDICT_FLAKY, EXITED(0), false, NULL), VERDICT_MISS);
	CU_ASSERT_EQUAL(judge(12345, EXITED(0), false, NULL), VERDICT_MISS);
}

static void no_record(void)
{
	struct observation seen = { .has_status = true, .status = EXITED(0) };
	struct outcome outcome;

	outcome_judge(&seen, &outcome);
	CU_ASSERT_EQUAL(outcome.verdict, VERDICT_MISS);
	outcome_free(&outcome);
}

static void overlays(void)
{
	struct observation seen = { .record = record, .has_status = true };
	struct outcome outcome;

	record->verdict = VERDICT_PASS;
	outcome_judge(&seen, &outcome);
	outcome_overlay(&outcome);
	CU_ASSERT_EQUAL(outcome.verdict, VERDICT_PASS);
	outcome_leak(&outcome, "mount", "/x");
	outcome_overlay(&outcome);
	CU_ASSERT_EQUAL(outcome.verdict, VERDICT_LEAK);
	outcome.verdict = VERDICT_FAIL;
	outcome_overlay(&outcome);
	CU_ASSERT_EQUAL(outcome.verdict, VERDICT_FAIL);
	json_array_append_new(outcome.kernel_log, json_string("BUG: x"));
	outcome_overlay(&outcome);
	CU_ASSERT_EQUAL(outcome.verdict, VERDICT_SPLAT);
	outcome_free(&outcome);
}

static void parts_of_a_record(void)
{
	struct observation seen = { .record = record, .has_status = true };
	struct outcome outcome;

	memset(record, 0, sizeof(*record));
	record->verdict = VERDICT_SKIP;
	record->skip_code = SKIP_MODULE;
	memset(record->evidence, 'e', sizeof(record->evidence)); /* without its NUL */
	record->rows = RECORD_ROWS + 9;				 /* more than there are */
	memset(record->row[0].name, '\xff', 3);
	record->failures = 1;
	record->failure[0].verdict = VERDICT_FAIL;
	outcome_judge(&seen, &outcome);
	CU_ASSERT_EQUAL(json_array_size(outcome.rows), RECORD_ROWS);
	CU_ASSERT_STRING_EQUAL(
		json_string_value(json_object_get(json_array_get(outcome.rows, 0), "name")),
		"\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd");
	CU_ASSERT_EQUAL(json_array_size(outcome.failures), 1);
	CU_ASSERT_PTR_NOT_NULL_FATAL(outcome.skip);
	CU_ASSERT_STRING_EQUAL(json_string_value(json_object_get(outcome.skip, "code")), "MODULE");
	CU_ASSERT_EQUAL(strlen(json_string_value(json_object_get(outcome.skip, "evidence"))),
		sizeof(record->evidence));
	outcome_free(&outcome);
	memset(record, 0, sizeof(*record));
}

static void loading(void)
{
	int fd = memfd_create("record", MFD_CLOEXEC);
	struct record *copy = calloc(1, sizeof(*copy));

	CU_ASSERT_FALSE(record_load(fd, copy)); /* empty */
	CU_ASSERT_EQUAL_FATAL(ftruncate(fd, RECORD_SIZE), 0);
	CU_ASSERT_FALSE(record_load(fd, copy)); /* zeros: nobody wrote it */
	record->magic = RECORD_MAGIC;
	record->abi = RECORD_ABI;
	record->verdict = VERDICT_PASS;
	record->rows = 3;
	strcpy(record->row[2].name, "third");
	strcpy(record->note, "a note");
	CU_ASSERT_EQUAL(pwrite(fd, record, sizeof(*record), 0), (ssize_t)sizeof(*record));
	CU_ASSERT_TRUE(record_load(fd, copy));
	CU_ASSERT_STRING_EQUAL(copy->row[2].name, "third");
	CU_ASSERT_STRING_EQUAL(copy->note, "a note");
	CU_ASSERT_EQUAL(ftruncate(fd, 600), 0);
	CU_ASSERT_FALSE(record_load(fd, copy)); /* the probe cut it */
	close(fd);
	free(copy);
	memset(record, 0, sizeof(*record));
}

static const struct {
	const char *in;
	size_t length;
	const char *out;
} texts[] = {
	{ "plain\ttext\n", 11, "plain\ttext\n" },
	{ "\xe2\x82\xac", 3, "\xe2\x82\xac" },
	{ "\xf0\x9f\x98\x80", 4, "\xf0\x9f\x98\x80" },
	{ "\xe2\x82", 2, "\xef\xbf\xbd\xef\xbf\xbd" },
	{ "\xc0\xaf", 2, "\xef\xbf\xbd\xef\xbf\xbd" },		       /* overlong */
	{ "\xed\xa0\x80", 3, "\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd" }, /* a surrogate */
	{ "\xf4\x90\x80\x80", 4, "\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd" },
	{ "a\0b", 3,
		"a\xef\xbf\xbd"
		"b" },
};

static void any_bytes(void)
{
	for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++) {
		char *out = utf8_clean(texts[i].in, texts[i].length);

		CU_ASSERT_STRING_EQUAL(out, texts[i].out);
		free(out);
	}
}

void add_verdict_tests(void)
{
	CU_pSuite suite = CU_add_suite("verdicts", set_up, tear_down);

	CU_add_test(suite, "the table", the_table);
	CU_add_test(suite, "no record", no_record);
	CU_add_test(suite, "overlays", overlays);
	CU_add_test(suite, "parts of a record", parts_of_a_record);
	CU_add_test(suite, "loading", loading);
	CU_add_test(suite, "any bytes", any_bytes);
}
