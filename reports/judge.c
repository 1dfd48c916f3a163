/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * From records to verdicts.  No record means not passed; where the records of a probe disagree, the
 * worse one counts; and the whole is never greener than the exit code that the run ended with.
 */
#include "model.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

static const char *const verdicts[] = {
	"PASS",
	"FAIL",
	"BROKEN",
	"SKIP",
	"TIMEOUT",
	"CRASH",
	"LEAK",
	"SPLAT",
	"MISS",
	"FLAKY",
};

static const char *const outcomes[OUTCOME_COUNT] = {
	[OUTCOME_OK] = "ok",
	[OUTCOME_KNOWN] = "known",
	[OUTCOME_FLAKY] = "flaky",
	[OUTCOME_SKIP] = "skipped",
	[OUTCOME_EXCLUDED] = "excluded",
	[OUTCOME_FAILURE] = "failure",
	[OUTCOME_ERROR] = "error",
};

const char *outcome_name(enum outcome outcome)
{
	return outcomes[outcome];
}

bool outcome_bad(enum outcome outcome)
{
	return outcome == OUTCOME_FAILURE || outcome == OUTCOME_ERROR;
}

/* The static string of a verdict, or NULL. */
static const char *verdict_of(const char *name)
{
	for (size_t i = 0; i < sizeof(verdicts) / sizeof(*verdicts); i++)
		if (!strcmp(name, verdicts[i]))
			return verdicts[i];
	return NULL;
}

bool verdict_known(const char *verdict)
{
	return verdict_of(verdict) != NULL;
}

static bool is(const char *a, const char *b)
{
	return !strcmp(a, b);
}

static const char *verdict_by_results(struct probe *p)
{
	size_t n = json_array_size(p->results);
	const char *last;
	json_t *result;
	size_t i;

	/* A start without a result: only the search for the culprit may end that way. */
	if (p->open && !(n && p->plan &&
			       !is(get_string(p->open, "driver"), get_string(p->plan, "driver"))))
		return "MISS";
	if (!n)
		return "MISS";
	p->last = json_array_get(p->results, n - 1);
	last = verdict_of(get_string(p->last, "verdict"));
	if (!is(last, "PASS") || p->sabotage)
		return last;
	json_array_foreach(p->results, i, result) {
		const char *earlier = get_string(result, "verdict");

		if (!is(earlier, "PASS") && !is(earlier, "SKIP"))
			return "FLAKY";
	}
	return last;
}

static const char *verdict_by_all(struct probe *p)
{
	const char *by_results = verdict_by_results(p);
	const char *final = p->final ? verdict_of(get_string(p->final, "verdict")) : NULL;

	if (!json_array_size(p->results) && *get_string(p->plan, "excluded"))
		return "EXCLUDED";
	if (!final || is(final, "PASS"))
		return by_results;
	if (is(final, "FLAKY"))
		return is(by_results, "PASS") ? final : by_results;
	if (is(final, "SKIP") && is(by_results, "MISS"))
		return by_results;
	return final;
}

/* After repeats the verdict may be an earlier attempt's: that one is the result to show. */
static void find_deciding(struct probe *p)
{
	json_t *result;
	size_t i;

	if (!p->last || is(p->verdict, "FLAKY") || is(p->verdict, get_string(p->last, "verdict")))
		return;
	json_array_foreach(p->results, i, result)
		if (is(p->verdict, get_string(result, "verdict")))
			p->last = result;
}

static enum outcome outcome_of(const struct probe *p)
{
	const char *v = p->verdict;
	json_t *known = probe_known(p);
	/* What is in quarantine may pass. */
	bool strict = known && !is(get_string(known, "verdict"), "FLAKY");

	if (is(v, "EXCLUDED"))
		return OUTCOME_EXCLUDED;
	if (is(v, "SKIP"))
		return OUTCOME_SKIP;
	if (known && is(get_string(known, "verdict"), v))
		return OUTCOME_KNOWN;
	if (p->sabotage && is(v, "FAIL"))
		return OUTCOME_OK;
	if (is(v, "PASS") && !p->sabotage && !strict)
		return OUTCOME_OK;
	if (is(v, "FLAKY") && !p->sabotage && !strict)
		return OUTCOME_FLAKY;
	if (is(v, "PASS") || is(v, "FLAKY") || is(v, "FAIL") || is(v, "LEAK"))
		return OUTCOME_FAILURE;
	return OUTCOME_ERROR;
}

static int by_area_and_name(const void *left, const void *right)
{
	const struct probe *a = left, *b = right;

	return strcmp(a->area, b->area) ?: strcmp(a->name, b->name) ?: strcmp(a->id, b->id);
}

bool journal_complete(const struct journal *j)
{
	return j->run && j->end && !get_bool(j->end, "interrupted") && !j->damaged;
}

size_t journal_count(const struct journal *j, enum outcome outcome)
{
	size_t n = 0;

	for (size_t i = 0; i < j->count; i++)
		n += j->probes[i].outcome == outcome;
	return n;
}

static size_t bad_count(const struct journal *j)
{
	return journal_count(j, OUTCOME_FAILURE) + journal_count(j, OUTCOME_ERROR);
}

static void say(struct journal *j, const char *text)
{
	json_array_append_new(j->problems, json_string(text));
}

/* Whatever makes the run as a whole less than clean, and is not the fault of one probe. */
static const char *judge_run(struct journal *j)
{
	size_t promised = (size_t)get_number(j->run, "planned");
	int exit_code = (int)get_number(j->end, "exit");
	json_t *shard, *missing = get_list(j->run, "missing_shards");
	size_t i;

	json_array_foreach(missing, i, shard) {
		char *text = text_format("shard %s is missing", json_string_value(shard) ?: "?");

		say(j, text);
		free(text);
	}
	if (!j->run)
		say(j, "the journal is empty: nothing is known about the run");
	else if (!j->end)
		say(j, "the run did not come to its end: the journal has no end record");
	else if (get_bool(j->end, "interrupted"))
		say(j, "the run was interrupted");
	else if (exit_code == 5)
		say(j, "a required feature is missing (exit code 5)");
	else if (!j->count)
		say(j, "nothing was selected");
	else if (exit_code && !bad_count(j) && !json_array_size(j->problems)) {
		char *text = text_format(
			"the run ended with exit code %d, for which its records give no "
			"reason",
			exit_code);
		say(j, text);
		free(text);
	}
	if (j->run && promised != j->plans && promised != j->active_plans) {
		char *text = text_format(
			"%zu probes were planned, but the journal names %zu", promised, j->plans);
		say(j, text);
		free(text);
		j->damaged = true;
	}
	if (!json_array_size(j->problems))
		return NULL;
	if (!journal_complete(j) || json_array_size(missing))
		return "MISS";
	if (j->splat)
		return "SPLAT";
	return exit_code == 5 ? "FAIL" : "BROKEN";
}

/* The stand-in through which every format shows what is wrong with the run as a whole. */
static void add_run_probe(struct journal *j, const char *verdict)
{
	json_t *plan, *result, *failures = json_array(), *text;
	size_t i;

	json_array_foreach(j->problems, i, text)
		json_array_append_new(failures,
			json_pack("{s:s, s:s, s:O, s:s, s:s}", "verdict", verdict, "where",
				"journal", "what", text, "wanted", "", "got", ""));
	plan = json_pack("{s:s, s:s, s:s, s:s}", "type", "plan", "probe", RUN_PROBE, "claim",
		"the run comes to its end and its journal is whole", "source",
		"bulkhead(1), exit status");
	result = json_pack("{s:s, s:s, s:s, s:o}", "type", "result", "probe", RUN_PROBE, "verdict",
		verdict, "failures", failures);
	json_array_append_new(j->records, plan);
	j->probes = realloc(j->probes, (j->count + 1) * sizeof(*j->probes));
	if (!j->probes || !plan || !result)
		abort();
	j->probes[j->count] = (struct probe){
		.id = RUN_PROBE,
		.verdict = verdict_of(verdict),
		.outcome = is(verdict, "FAIL") ? OUTCOME_FAILURE : OUTCOME_ERROR,
		.plan = plan,
		.last = result,
		.results = json_array(),
		.blamings = json_array(),
	};
	json_array_append_new(j->probes[j->count++].results, result);
}

static void split_id(struct probe *p)
{
	const char *slash = strrchr(p->id, '/');

	p->name = slash && slash[1] ? slash + 1 : p->id;
	p->area = slash && slash[1] && slash > p->id ? strndup(p->id, (size_t)(slash - p->id))
						     : strdup("other");
	if (!p->area)
		abort();
}

/* Shares of what all logs together may take in a report: 4 MB of good probes, 12 MB of others. */
static void share_logs(struct journal *j)
{
	size_t good = journal_count(j, OUTCOME_OK), other = j->count - good;
	size_t of_good = (4u << 20) / (good + 1), of_other = (12u << 20) / (other + 1);

	j->log_limit[0] = of_good < 512 ? 512 : of_good > 8192 ? 8192 : of_good;
	j->log_limit[1] = of_other < 2048 ? 2048 : of_other > 65536 ? 65536 : of_other;
}

void journal_judge(struct journal *j)
{
	bool sabotage = get_bool(j->run, "sabotage");
	const char *verdict;

	for (size_t i = 0; i < j->count; i++) {
		struct probe *p = &j->probes[i];
		json_t *last = json_array_get(p->results, json_array_size(p->results) - 1);

		p->sabotage = sabotage || get_bool(last, "sabotage");
		p->verdict = verdict_by_all(p);
		find_deciding(p);
		p->outcome = outcome_of(p);
		j->splat |= is(p->verdict, "SPLAT") && p->outcome != OUTCOME_KNOWN;
	}
	verdict = judge_run(j);
	if (verdict)
		add_run_probe(j, verdict);
	for (size_t i = 0; i < j->count; i++)
		split_id(&j->probes[i]);
	if (j->count)
		qsort(j->probes, j->count, sizeof(*j->probes), by_area_and_name);
	share_logs(j);
	json_object_clear(j->index);
	for (size_t i = 0; i < j->count; i++) {
		struct probe *p = &j->probes[i];

		json_object_set_new(j->index, p->id, json_integer((json_int_t)i + 1));
		p->why = probe_why(j, p);
	}
}

const struct probe *journal_find(const struct journal *j, const char *id)
{
	json_int_t at = json_integer_value(json_object_get(j->index, id));

	return at ? &j->probes[at - 1] : NULL;
}

int journal_exit_code(const struct journal *j)
{
	int said = (int)get_number(j->end, "exit");
	size_t missing = 0;

	for (size_t i = 0; i < j->count; i++)
		missing += is(j->probes[i].verdict, "MISS");
	if (get_bool(j->end, "interrupted") || said == 130)
		return 130;
	if (!journal_complete(j) || missing)
		return 3;
	if (j->splat)
		return 6;
	if (said == 4 || said == 5)
		return said;
	if (!j->plans)
		return 4;
	return bad_count(j) ? 1 : said;
}

double journal_seconds(const struct journal *j)
{
	const char *stamps[] = { get_string(j->run, "time"), get_string(j->end, "time") };
	time_t at[2];
	double sum = get_number(j->end, "seconds");
	int known = 0;

	/* The clock of the wall may have jumped meanwhile; the one that says this does not. */
	if (sum > 0)
		return sum;

	for (int i = 0; i < 2; i++) {
		struct tm tm = { 0 };

		if (strptime(stamps[i], "%Y-%m-%dT%H:%M:%S", &tm)) {
			at[i] = timegm(&tm);
			known++;
		}
	}
	if (known == 2 && at[1] > at[0])
		return (double)(at[1] - at[0]);
	for (size_t i = 0; i < j->count; i++)
		sum += probe_duration(&j->probes[i]);
	return sum / 1000;
}
