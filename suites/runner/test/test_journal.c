/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <CUnit/Basic.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "journal.h"
#include "tests.h"

static char path[] = "/tmp/bulkhead-journal-XXXXXX";

static int set_up(void)
{
	int fd = mkstemp(path);

	if (fd >= 0)
		close(fd);
	return fd < 0;
}

static int tear_down(void)
{
	return unlink(path);
}

static void lines(void)
{
	struct journal journal;
	char *text;

	CU_ASSERT_EQUAL_FATAL(journal_open(path, &journal), 0);
	journal_line(&journal, json_pack("{s:s, s:s}", "type", "a", "text", "two\nlines"));
	journal_line(&journal, json_pack("{s:s}", "type", "end"));
	journal_sync(&journal);
	CU_ASSERT_EQUAL(journal.error, 0);
	journal_close(&journal);
	text = slurp(path);
	CU_ASSERT_STRING_EQUAL(
		text, "{\"type\":\"a\",\"text\":\"two\\nlines\"}\n{\"type\":\"end\"}\n");
	free(text);
}

static void an_old_journal_is_replaced(void)
{
	struct journal journal;
	char *text;

	CU_ASSERT_EQUAL_FATAL(journal_open(path, &journal), 0);
	journal_line(&journal, json_pack("{s:i}", "n", 1));
	journal_close(&journal);
	text = slurp(path);
	CU_ASSERT_STRING_EQUAL(text, "{\"n\":1}\n");
	free(text);
}

static void errors_are_kept(void)
{
	struct journal journal;

	CU_ASSERT_EQUAL(journal_open("/no/such/folder/j", &journal), -ENOENT);
	CU_ASSERT_EQUAL_FATAL(journal_open("/dev/full", &journal), 0);
	journal_line(&journal, json_pack("{s:i}", "n", 1));
	CU_ASSERT_EQUAL(journal.error, ENOSPC);
	journal_close(&journal);
	/* An object that could not be made (a string that is not UTF-8) must not pass unseen. */
	CU_ASSERT_EQUAL_FATAL(journal_open("/dev/null", &journal), 0);
	journal_line(&journal, json_pack("{s:s}", "n", "\xff"));
	CU_ASSERT_EQUAL(journal.error, EILSEQ);
	journal_close(&journal);
}

static void nobody_asked(void)
{
	struct journal journal = { .fd = -1 };

	journal_line(&journal, json_pack("{s:i}", "n", 1));
	journal_sync(&journal);
	CU_ASSERT_EQUAL(journal.error, 0);
	journal_close(&journal);
}

void add_journal_tests(void)
{
	CU_pSuite suite = CU_add_suite("journal", set_up, tear_down);

	CU_add_test(suite, "lines", lines);
	CU_add_test(suite, "an old journal is replaced", an_old_journal_is_replaced);
	CU_add_test(suite, "errors are kept", errors_are_kept);
	CU_add_test(suite, "nobody asked", nobody_asked);
}
