/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The journal's lines about a run. */
#include <string.h>
#include <sys/random.h>

#include "machine.h"
#include "policy.h"
#include "run.h"

static char *random_id(void)
{
	unsigned char bytes[8] = { 0 };
	char *text = xcalloc(1, 17);

	if (getrandom(bytes, sizeof(bytes), GRND_NONBLOCK) != sizeof(bytes))
		memcpy(bytes, &(uint64_t){ now_ns() }, sizeof(bytes));
	for (size_t i = 0; i < sizeof(bytes); i++)
		snprintf(text + 2 * i, 3, "%02x", bytes[i]);
	return text;
}

static json_t *clean_string(const char *text)
{
	cleanup_free char *clean = utf8_clean(text, strlen(text));

	return json_string(clean);
}

/* What the reader of the record cannot learn from its results: which part it is, whose it is. */
static void add_circumstances(json_t *head, const struct run_options *opt)
{
	const struct shard *shard = &opt->narrowing.shard;
	json_t *labels = json_object();

	if (shard->count) {
		cleanup_free char *name = xasprintf("%lu/%lu", shard->index, shard->count);

		json_object_set_new(head, "shard", json_string(name));
	}
	for (size_t i = 0; i < opt->labels.n; i++) {
		const char *label = opt->labels.v[i], *value = strchr(label, '=');
		cleanup_free char *key = xasprintf("%.*s", (int)(value - label), label);

		json_object_set_new(labels, key, clean_string(value + 1));
	}
	if (json_object_size(labels))
		json_object_set(head, "labels", labels);
	if (opt->variant)
		json_object_set_new(head, "variant", clean_string(opt->variant));
	if (opt->stress)
		json_object_set_new(head, "stress", json_integer((json_int_t)opt->stress));
	json_decref(labels);
}

void run_write_head(struct run *run, char *const *argv)
{
	cleanup_free char *id = random_id();
	cleanup_free char *lsm = machine_lsm();
	json_t *args = json_array(), *head;
	char time[40];

	format_time(time, sizeof(time));
	for (; *argv; argv++)
		json_array_append_new(args, clean_string(*argv));
	head = json_pack("{s:s, s:i, s:s, s:s, s:s, s:s, s:s, s:b, s:o, s:s, s:s, s:I, s:I, s:I, "
			 "s:o}",
		"type", "run", "schema", 1, "id", id, "time", time, "bulkhead", BULKHEAD_VERSION,
		"suite", run->suite.name ? run->suite.name : "", "driver", run->driver, "sabotage",
		(int)run->opt.policy.sabotage, "kernel", machine_kernel(), "lsm", lsm, "cgroup",
		cgroup_mode(run->cg), "workers", (json_int_t)run->workers, "unit_us",
		(json_int_t)run->unit_us, "planned", (json_int_t)run->tallies, "argv", args);
	add_circumstances(head, &run->opt);
	journal_line(&run->journal, head);
	for (size_t i = 0; i < run->catalog.features; i++) {
		const struct feature *f = &run->catalog.feature[i];

		journal_line(
			&run->journal, json_pack("{s:s, s:s, s:b, s:s?, s:o}", "type", "feature",
					       "name", f->name, "present", (int)f->present, "code",
					       f->code, "evidence", clean_string(f->evidence)));
	}
	journal_sync(&run->journal);
}

static json_t *known_of(const struct baseline_entry *e)
{
	cleanup_free char *where = e ? xasprintf("%s:%u", e->path, e->line) : NULL;

	if (!e)
		return NULL;
	return json_pack("{s:s, s:o, s:o, s:o, s:o, s:o}", "verdict", verdict_name(e->verdict),
		"reason", clean_string(e->reason), "link", clean_string(e->link), "owner",
		clean_string(e->owner), "until", clean_string(e->until), "where",
		clean_string(where));
}

static void write_one_plan(struct run *run, const struct probe *probe, const char *driver,
	const char *excluded, const struct baseline_entry *known)
{
	journal_line(
		&run->journal, json_pack("{s:s, s:s, s:s, s:s, s:s, s:b, s:I, s:s?, s:o*}", "type",
				       "plan", "probe", probe->id, "claim", probe->claim, "source",
				       probe->source, "driver", driver, "cell", probe->cell != NULL,
				       "timeout_ms", (json_int_t)probe->timeout_ms, "excluded",
				       excluded, "known", known_of(known)));
}

void run_write_plan(struct run *run)
{
	for (size_t i = 0; i < run->tallies; i++)
		write_one_plan(
			run, run->tally[i].probe, run->tally[i].driver, NULL, run->tally[i].known);
	for (size_t i = 0; i < run->selection.count; i++) {
		const struct probe *probe = run->selection.probe[i];

		if (probe->excluded)
			write_one_plan(
				run, probe, probe->cell ? run->driver : "", probe->excluded, NULL);
	}
	journal_sync(&run->journal);
}

void run_write_result(struct run *run, const struct tally *tally, const char *driver,
	unsigned attempt, const struct outcome *outcome, bool for_blame)
{
	/* Microseconds are enough, and three decimals are what the report formats take. */
	double ms = (double)(long long)(outcome->duration_ms * 1000 + 0.5) / 1000;

	journal_line(&run->journal,
		json_pack("{s:s, s:s, s:s, s:I, s:b, s:s, s:f, s:O, s:O, s:O?, s:s?, s:O, s:O, "
			  "s:s, s:s, "
			  "s:s, s:s}",
			"type", "result", "probe", tally->probe->id, "driver", driver, "attempt",
			(json_int_t)attempt, "sabotage", (int)run->opt.policy.sabotage, "verdict",
			verdict_name(outcome->verdict), "duration_ms", ms, "rows", outcome->rows,
			"failures", outcome->failures, "skip", outcome->skip, "signal",
			outcome->signal, "leaks", outcome->leaks, "kernel_log", outcome->kernel_log,
			"taint", outcome->taint, "note", outcome->note, "log", outcome->log,
			"runs_for", for_blame ? "blame" : "verdict"));
	journal_sync(&run->journal);
}

static void find_blame(struct run *run, struct tally *tally)
{
	bool built = tally->native != VERDICT_UNSET;
	const char *layer;

	tally->blame = built ? decide_blame(tally->history.last, tally->native) : NULL;
	if (run->opt.policy.sabotage || tally->history.last != VERDICT_FAIL)
		return;
	/* Not the runtime: then the policy may allow what the claim says is denied. */
	if (built && (!tally->blame || strcmp(tally->blame, "kernel")))
		return;
	layer = policy_blame(tally->last.failures, policy_ask, &tally->by_policy);
	if (layer)
		tally->blame = layer;
}

static void write_blame(struct run *run, const struct tally *tally)
{
	json_t *by = json_object();

	json_object_set_new(by, *tally->driver ? tally->driver : "here",
		json_string(verdict_name(tally->history.last)));
	if (tally->native != VERDICT_UNSET)
		json_object_set_new(by, "native", json_string(verdict_name(tally->native)));
	journal_line(&run->journal,
		json_pack("{s:s, s:s, s:s, s:o, s:s*}", "type", "blame", "probe", tally->probe->id,
			"layer", tally->blame, "by", by, "policy", tally->by_policy));
}

void run_write_final(struct run *run, struct tally *tally)
{
	if (tally->finished || !tally->history.attempts)
		return;
	tally->finished = true;
	tally->final = history_final(&tally->history);
	find_blame(run, tally);
	if (tally->blame)
		write_blame(run, tally);
	journal_line(&run->journal,
		json_pack("{s:s, s:s, s:s, s:I, s:s?}", "type", "final", "probe", tally->probe->id,
			"verdict", verdict_name(tally->final), "attempts",
			(json_int_t)tally->history.attempts, "blame", tally->blame));
	journal_sync(&run->journal);
}

bool run_expects(const struct run *run, const struct tally *tally, enum verdict verdict)
{
	/* In quarantine a failure is still tried again: only then is it known for a flake. */
	if (tally->known && tally->known->verdict != VERDICT_FLAKY)
		return verdict == tally->known->verdict || verdict == VERDICT_SKIP;
	return verdict_expected(verdict, run->opt.policy.sabotage);
}

bool run_is_known(const struct tally *tally)
{
	return tally->known && tally->finished && tally->final == tally->known->verdict;
}

bool run_is_fine(const struct run *run, const struct tally *tally)
{
	if (!tally->finished)
		return false;
	if (run_is_known(tally))
		return true;
	if (tally->known && tally->known->verdict != VERDICT_FLAKY)
		return tally->final == VERDICT_SKIP;
	/* Whoever repeats looks for flakes. */
	if (tally->final == VERDICT_FLAKY)
		return !run->opt.flaky_fails && run->opt.policy.repeat == 1;
	return verdict_expected(tally->final, run->opt.policy.sabotage);
}

int run_exit_code(const struct run *run)
{
	bool splat = false, unexpected = false, missing = false;

	for (size_t i = 0; i < run->tallies; i++) {
		const struct tally *tally = &run->tally[i];

		if (!tally->finished || tally->final == VERDICT_MISS)
			missing = true;
		else if (tally->final == VERDICT_SPLAT && !run_is_known(tally))
			splat = true;
		else if (!run_is_fine(run, tally))
			unexpected = true;
	}
	if (run->interrupted)
		return EXIT_INTERRUPTED;
	if (splat)
		return EXIT_SPLAT;
	if (unexpected)
		return EXIT_UNEXPECTED;
	return missing ? EXIT_INCOMPLETE : EXIT_CLEAN;
}

void run_write_end(struct run *run, int status)
{
	size_t count[VERDICT_COUNT] = { 0 };
	json_t *counts = json_object();
	char time[40];

	for (size_t i = 0; i < run->tallies; i++) {
		if (run->tally[i].finished)
			count[run->tally[i].final]++;
	}
	for (size_t i = VERDICT_PASS; i < VERDICT_COUNT; i++) {
		if (count[i])
			json_object_set_new(
				counts, verdict_name(i), json_integer((json_int_t)count[i]));
	}
	format_time(time, sizeof(time));
	journal_line(&run->journal,
		json_pack("{s:s, s:s, s:i, s:b, s:f, s:o}", "type", "end", "time", time, "exit",
			status, "interrupted", (int)run->interrupted, "seconds",
			(double)((now_ns() - run->begin_ns) / 1000000) / 1000, "counts", counts));
	journal_sync(&run->journal);
}
