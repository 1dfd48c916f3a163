/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "tests.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const struct probe *probe(const struct journal *j, const char *id)
{
	const struct probe *p = journal_find(j, id);

	CU_ASSERT_PTR_NOT_NULL_FATAL(p);
	return p;
}

static void verdict(
	const struct journal *j, const char *id, const char *wanted, enum outcome outcome)
{
	const struct probe *p = probe(j, id);

	CU_ASSERT_STRING_EQUAL(p->verdict, wanted);
	CU_ASSERT_EQUAL(p->outcome, outcome);
}

static void every_verdict(void)
{
	struct journal *j = read_fixture("good.jsonl");

	verdict(j, "cgroups/pids/pids-max-refuses-fork", "PASS", OUTCOME_OK);
	verdict(j, "namespaces/user/uid-map-refuses-overlap", "FAIL", OUTCOME_FAILURE);
	verdict(j, "cgroups/devices/bpf-denies-mknod", "LEAK", OUTCOME_FAILURE);
	verdict(j, "seccomp/notify/id-dies-with-its-task", "BROKEN", OUTCOME_ERROR);
	verdict(j, "cgroups/memory/oom-kills-inside-only", "TIMEOUT", OUTCOME_ERROR);
	verdict(j, "seccomp/actions/kill-process-kills-threads", "CRASH", OUTCOME_ERROR);
	verdict(j, "selinux/categories/disjoint-read-is-denied", "SPLAT", OUTCOME_ERROR);
	verdict(j, "escapes/procfs-write-through-masked-path", "MISS", OUTCOME_ERROR);
	verdict(j, "selinux/network/secmark-denies-send", "SKIP", OUTCOME_SKIP);
	verdict(j, "namespaces/net/veth-move", "EXCLUDED", OUTCOME_EXCLUDED);
	verdict(j, "cgroups/freezer/freeze-holds-a-ptraced-task", "FLAKY", OUTCOME_FLAKY);
	CU_ASSERT_STRING_EQUAL(
		probe_blame(probe(j, "namespaces/mount/locked-flags-stay")), "runtime");
	CU_ASSERT_STRING_EQUAL(
		probe(j, "namespaces/mount/locked-flags-stay")->area, "namespaces/mount");
	CU_ASSERT_STRING_EQUAL(probe(j, "selinux/network/secmark-denies-send")->why,
		"MODULE: libkmod: xt_SECMARK is not in modules.dep of 6.12.117");
	CU_ASSERT(journal_complete(j));
	CU_ASSERT_PTR_NULL(journal_find(j, RUN_PROBE));
	CU_ASSERT_EQUAL(journal_exit_code(j), 3);
	journal_free(j);
}

static void no_end_is_incomplete(void)
{
	struct journal *j = read_fixture("no-end.jsonl");

	CU_ASSERT(!journal_complete(j));
	CU_ASSERT_EQUAL(journal_exit_code(j), 3);
	verdict(j, RUN_PROBE, "MISS", OUTCOME_ERROR);
	CU_ASSERT_PTR_NOT_NULL(strstr(probe(j, RUN_PROBE)->why, "end record"));
	journal_free(j);
}

static void nothing_is_not_clean(void)
{
	struct journal *j = read_fixture("empty.jsonl");

	CU_ASSERT_EQUAL(j->count, 1);
	verdict(j, RUN_PROBE, "MISS", OUTCOME_ERROR);
	CU_ASSERT_EQUAL(journal_exit_code(j), 3);
	journal_free(j);
}

static void sabotage_turns_it_round(void)
{
	struct journal *j = read_fixture("sabotage.jsonl");

	verdict(j, "cgroups/pids/pids-max-refuses-fork", "FAIL", OUTCOME_OK);
	verdict(j, "selinux/categories/disjoint-read-is-denied", "PASS", OUTCOME_FAILURE);
	verdict(j, "namespaces/mount/locked-flags-stay", "SKIP", OUTCOME_SKIP);
	CU_ASSERT_EQUAL(journal_exit_code(j), 1);
	journal_free(j);
}

static void a_machine_that_dies_blames_who_ran(void)
{
	struct journal *j = read_fixture("panic.jsonl");

	verdict(j, "cgroups/freezer/freeze-holds-a-ptraced-task", "SPLAT", OUTCOME_ERROR);
	/* It hung, and passed after the reboot. */
	verdict(j, "namespaces/pid/visibility-is-downwards", "FLAKY", OUTCOME_FLAKY);
	CU_ASSERT_EQUAL(journal_exit_code(j), 6);
	journal_free(j);
}

static void flaky_is_clean_and_said(void)
{
	struct journal *j = read_fixture("flaky.jsonl");
	const struct probe *p = probe(j, "cgroups/freezer/freeze-holds-a-ptraced-task");

	CU_ASSERT_EQUAL(p->outcome, OUTCOME_FLAKY);
	CU_ASSERT_EQUAL(json_array_size(p->results), 2);
	CU_ASSERT_PTR_NOT_NULL(strstr(p->why, "attempt 1 of 2 was FAIL"));
	CU_ASSERT_EQUAL(journal_exit_code(j), 0);
	journal_free(j);
}

static void hostile_bytes_are_clean(void)
{
	struct journal *j = read_fixture("hostile.jsonl");
	size_t i;
	json_t *text;
	bool line_named = false;

	CU_ASSERT(j->damaged);
	CU_ASSERT_EQUAL(journal_exit_code(j), 3);
	CU_ASSERT_EQUAL(j->count, 8); /* seven and the run itself */
	json_array_foreach(j->problems, i, text)
		line_named |=
			strstr(json_string_value(text), "hostile.jsonl:30: not a record") != NULL;
	CU_ASSERT(line_named);
	for (i = 0; i < j->count; i++) {
		CU_ASSERT_PTR_NULL(strpbrk(j->probes[i].id, "\x1b\x01\n\t"));
		CU_ASSERT_PTR_NULL(strpbrk(j->probes[i].why, "\x1b\x01\n\t"));
	}
	journal_free(j);
}

/* Reads TEXT as a journal; the exit code that it deserves, or -1 with the error compared. */
static int deserves(const char *text, const char *error_part)
{
	char path[32], *error = NULL;
	int fd = memory_file(text, strlen(text), path), code = report_exit_code(path, &error);

	if (error_part) {
		CU_ASSERT_PTR_NOT_NULL_FATAL(error);
		CU_ASSERT_PTR_NOT_NULL(strstr(error, error_part));
	}
	free(error);
	close(fd);
	return code;
}

#define RUN  "{\"type\":\"run\",\"schema\":1,\"planned\":1}\n"
#define PLAN "{\"type\":\"plan\",\"probe\":\"a/b\",\"driver\":\"reference\"}\n"
#define PASS                                  \
	"{\"type\":\"result\",\"probe\":\"a/" \
	"b\",\"verdict\":\"PASS\",\"driver\":\"reference\",\"attempt\":1}\n"
#define END "{\"type\":\"end\",\"exit\":0}\n"

static void what_is_no_journal(void)
{
	CU_ASSERT_EQUAL(deserves("hello\n", ":1: "), -1);
	CU_ASSERT_EQUAL(deserves("hello", ":1: "), -1);
	CU_ASSERT_EQUAL(deserves("[1]\n", "not an object"), -1);
	CU_ASSERT_EQUAL(deserves(END, "not of type \"run\""), -1);
	CU_ASSERT_EQUAL(deserves("{\"type\":\"run\",\"schema\":2}\n", "schema 2"), -1);
	CU_ASSERT_EQUAL(deserves("{\"type\":\"ru", NULL), 3);
}

static void the_worse_record_counts(void)
{
	CU_ASSERT_EQUAL(deserves(RUN PLAN PASS END, NULL), 0);
	CU_ASSERT_EQUAL(deserves(RUN PLAN PASS, NULL), 3);
	CU_ASSERT_EQUAL(deserves(RUN PLAN PASS "{\"type\":\"end\",\"exit\":0", NULL), 3);
	CU_ASSERT_EQUAL(deserves(RUN PLAN PASS "{\"type\":\"end\",\"exit\":0}", NULL), 0);
	CU_ASSERT_EQUAL(deserves(RUN PLAN PLAN PASS END, NULL), 0);
	CU_ASSERT_EQUAL(deserves(RUN PLAN END, NULL), 3);
	CU_ASSERT_EQUAL(deserves(RUN PLAN
				"{\"type\":\"final\",\"probe\":\"a/b\",\"verdict\":\"PASS\"}\n" END,
				NULL),
		3);
	CU_ASSERT_EQUAL(deserves(RUN PLAN PASS
				"{\"type\":\"final\",\"probe\":\"a/b\",\"verdict\":\"LEAK\"}\n" END,
				NULL),
		1);
	CU_ASSERT_EQUAL(
		deserves(RUN PLAN PASS
			"{\"type\":\"start\",\"probe\":\"a/b\",\"driver\":\"reference\"}\n" END,
			NULL),
		3);
	CU_ASSERT_EQUAL(deserves(RUN PLAN PASS
				"{\"type\":\"panic\",\"probe\":null,\"kernel_log\":[]}\n" END,
				NULL),
		6);
	CU_ASSERT_EQUAL(deserves(RUN PLAN PASS "{\"type\":\"end\",\"exit\":5}\n", NULL), 5);
	CU_ASSERT_EQUAL(deserves(RUN PLAN PASS "{\"type\":\"end\",\"exit\":1}\n", NULL), 1);
	CU_ASSERT_EQUAL(
		deserves(RUN PLAN PASS "{\"type\":\"end\",\"exit\":130,\"interrupted\":true}\n",
			NULL),
		130);
	CU_ASSERT_EQUAL(deserves("{\"type\":\"run\",\"schema\":1,\"planned\":0}\n" END, NULL), 4);
	CU_ASSERT_EQUAL(
		deserves("{\"type\":\"run\",\"schema\":1,\"planned\":2}\n" PLAN PASS END, NULL), 3);
	CU_ASSERT_EQUAL(
		deserves(RUN PLAN
			"{\"type\":\"result\",\"probe\":\"a/b\",\"verdict\":\"GREEN\"}\n" END,
			NULL),
		3);
}

/* The runner repeats a probe that is under suspicion; its final verdict may be of an earlier attempt. */
static void the_deciding_attempt_is_shown(void)
{
	static const char text[] = RUN PLAN PASS
		"{\"type\":\"result\",\"probe\":\"a/b\",\"verdict\":\"LEAK\",\"attempt\":2,"
		"\"leaks\":[{\"kind\":\"key\",\"what\":\"k1\"}]}\n" PASS
		"{\"type\":\"final\",\"probe\":\"a/b\",\"verdict\":\"LEAK\",\"attempts\":3}\n" END;
	char path[32], *error = NULL;
	int fd = memory_file(text, sizeof(text) - 1, path);
	struct journal *j = NULL;

	CU_ASSERT_EQUAL_FATAL(journal_read(path, &j, &error), 0);
	CU_ASSERT_STRING_EQUAL(probe(j, "a/b")->why, "left behind: key k1");
	CU_ASSERT_EQUAL(journal_exit_code(j), 1);
	journal_free(j);
	close(fd);
}

static void a_baseline_is_strict(void)
{
#define KNOWN                                                                                    \
	"{\"type\":\"plan\",\"probe\":\"a/b\",\"known\":{\"verdict\":\"FAIL\",\"reason\":\"bug " \
	"7\",\"where\":\"x:3\"}}\n"
	CU_ASSERT_EQUAL(
		deserves(RUN KNOWN
			"{\"type\":\"result\",\"probe\":\"a/b\",\"verdict\":\"FAIL\"}\n" END,
			NULL),
		0);
	CU_ASSERT_EQUAL(deserves(RUN KNOWN PASS END, NULL), 1);
	CU_ASSERT_EQUAL(
		deserves(RUN KNOWN
			"{\"type\":\"result\",\"probe\":\"a/b\",\"verdict\":\"CRASH\"}\n" END,
			NULL),
		1);
}

/* Cut after N bytes: read, incomplete unless only the last newline is gone, and nobody missing. */
static void cut(const char *path, size_t n, size_t whole, const char *const *planned_by)
{
	struct journal *j = NULL;
	char *error = NULL;
	size_t planned = 0;

	if (journal_read(path, &j, &error) < 0) {
		fprintf(stderr, "cut at %zu: %s\n", n, error);
		CU_ASSERT_FATAL(false);
	}
	CU_ASSERT_EQUAL(journal_exit_code(j) == 3, n + 1 < whole);
	CU_ASSERT_EQUAL(journal_find(j, RUN_PROBE) != NULL, n + 1 < whole);
	for (size_t i = 0; planned_by[i]; i++) {
		const struct probe *p = journal_find(j, planned_by[i]);

		planned += p != NULL;
		if (p && !json_array_size(p->results))
			CU_ASSERT(!strcmp(p->verdict, "MISS"));
	}
	CU_ASSERT_EQUAL(planned + (n + 1 < whole), j->count);
	journal_free(j);
}

static void a_cut_at_every_byte(void)
{
	static const char *const ids[] = { "cgroups/pids/pids-max-refuses-fork",
		"cgroups/freezer/freeze-holds-a-ptraced-task",
		"namespaces/pid/visibility-is-downwards", NULL };
	char path[32], *bytes;
	size_t whole;
	int fd;

	bytes = slurp(fixture("flaky.jsonl"), &whole);
	CU_ASSERT_FATAL(whole > 1000);
	fd = memory_file(bytes, whole, path);
	for (size_t n = whole; n-- > 0;) {
		if (ftruncate(fd, (off_t)n))
			abort();
		cut(path, n, whole, ids);
	}
	close(fd);
	free(bytes);
}

void add_journal_tests(void)
{
	CU_pSuite suite = CU_add_suite("journal", NULL, NULL);

	CU_ADD_TEST(suite, every_verdict);
	CU_ADD_TEST(suite, no_end_is_incomplete);
	CU_ADD_TEST(suite, nothing_is_not_clean);
	CU_ADD_TEST(suite, sabotage_turns_it_round);
	CU_ADD_TEST(suite, a_machine_that_dies_blames_who_ran);
	CU_ADD_TEST(suite, flaky_is_clean_and_said);
	CU_ADD_TEST(suite, hostile_bytes_are_clean);
	CU_ADD_TEST(suite, what_is_no_journal);
	CU_ADD_TEST(suite, the_worse_record_counts);
	CU_ADD_TEST(suite, the_deciding_attempt_is_shown);
	CU_ADD_TEST(suite, a_baseline_is_strict);
	CU_ADD_TEST(suite, a_cut_at_every_byte);
}
