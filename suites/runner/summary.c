/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What is printed when a run has ended. */
#include <stdlib.h>
#include <string.h>

#include "run.h"

struct area {
	char name[96];
	size_t pass, fail, broken, skip, other, missing;
	double ms;
};

/* "namespaces/pid/x" belongs to "namespaces/pid", "capabilities/x" to "capabilities". */
static void area_of(const char *id, char *buf, size_t size)
{
	const char *last = strrchr(id, '/');

	snprintf(buf, size, "%.*s", last ? (int)(last - id) : (int)strlen(id), id);
}

static int by_name(const void *a, const void *b)
{
	return strcmp(((const struct area *)a)->name, ((const struct area *)b)->name);
}

static void count_one(struct area *area, const struct tally *tally)
{
	area->ms += tally->total_ms;
	if (!tally->finished) {
		area->missing++;
		return;
	}
	switch (tally->final) {
	case VERDICT_PASS:
		area->pass++;
		break;
	case VERDICT_FAIL:
		area->fail++;
		break;
	case VERDICT_BROKEN:
		area->broken++;
		break;
	case VERDICT_SKIP:
		area->skip++;
		break;
	default:
		area->other++;
	}
}

static void print_areas(const struct run *run)
{
	struct area *area = xcalloc(run->tallies, sizeof(*area));
	size_t count = 0;

	for (size_t i = 0; i < run->tallies; i++) {
		char name[96];
		size_t j;

		area_of(run->tally[i].probe->id, name, sizeof(name));
		for (j = 0; j < count && strcmp(area[j].name, name); j++)
			;
		if (j == count)
			memcpy(area[count++].name, name, sizeof(name));
		count_one(&area[j], &run->tally[i]);
	}
	qsort(area, count, sizeof(*area), by_name);
	printf("\n%-34s %6s %6s %6s %6s %6s %9s\n", "area", "pass", "fail", "broken", "skip",
		"other", "time");
	for (size_t i = 0; i < count; i++) {
		printf("%-34s %6zu %6zu %6zu %6zu %6zu %7.2f s\n", area[i].name, area[i].pass,
			area[i].fail, area[i].broken, area[i].skip, area[i].other + area[i].missing,
			area[i].ms / 1000);
	}
	free(area);
}

static const char *text_at(json_t *object, const char *key)
{
	const char *text = json_string_value(json_object_get(object, key));

	return text ? text : "";
}

static void print_rows(const struct outcome *outcome)
{
	size_t i, shown = 0;
	json_t *row;

	json_array_foreach(outcome->rows, i, row) {
		const char *verdict = text_at(row, "verdict");

		if (!strcmp(verdict, "PASS") || !strcmp(verdict, "SKIP"))
			continue;
		if (shown++ < 10)
			printf("    row %s: %s %s\n", text_at(row, "name"), verdict,
				text_at(row, "detail"));
	}
	if (shown > 10)
		printf("    ... and %zu more rows\n", shown - 10);
}

static void print_log_tail(const char *log)
{
	size_t lines = 0;
	const char *at = log + strlen(log);

	while (at > log && lines <= 10) {
		if (*--at == '\n' && at[1])
			lines++;
	}
	if (at > log)
		at++;
	for (const char *end; *at; at = *end ? end + 1 : end) {
		end = at + strcspn(at, "\n");
		printf("    | %.*s\n", (int)(end - at), at);
	}
}

static void print_rerun(const struct run *run, const struct tally *tally)
{
	printf("    again:  bulkhead run%s%s%s --verbose %s\n", *tally->driver ? " --driver " : "",
		tally->driver, run->opt.policy.sabotage ? " --sabotage" : "", tally->probe->id);
}

static void print_failure(const struct run *run, const struct tally *tally)
{
	bool worst = tally->history.worst != VERDICT_UNSET;
	const struct outcome *outcome = worst ? &tally->worst : &tally->last;
	json_t *item;
	size_t i;

	printf("\n%s%s%s %s%s%s%s\n    claim:  %s\n    source: %s\n",
		progress_color(&run->progress, tally->final), verdict_name(tally->final),
		progress_plain(&run->progress), tally->probe->id, *tally->driver ? "  (" : "",
		tally->driver, *tally->driver ? ")" : "", tally->probe->claim,
		tally->probe->source);
	if (run->opt.policy.sabotage && outcome->verdict == VERDICT_PASS)
		printf("    survived: with the wall taken out (%s) it still passes\n",
			tally->probe->sabotage_what ? tally->probe->sabotage_what
						    : tally->probe->sabotage);
	if (tally->known)
		printf("    baseline: %s:%u expects %s%s\n", tally->known->path, tally->known->line,
			verdict_name(tally->known->verdict),
			tally->final == VERDICT_PASS ? ": remove the entry, it passes" : "");
	if (outcome->verdict == VERDICT_TIMEOUT)
		printf("    limit:  %u ms x %.1f for this machine\n", tally->probe->timeout_ms,
			run->scale * run->opt.timeout_scale);
	if (outcome->signal)
		printf("    signal: %s\n", outcome->signal);
	json_array_foreach(outcome->failures, i, item) {
		printf("    %s %s%s\n      %s\n      wanted %s\n      got    %s\n",
			text_at(item, "verdict"), text_at(item, "where"),
			json_is_true(json_object_get(item, "inside")) ? " (inside)" : "",
			text_at(item, "what"), text_at(item, "wanted"), text_at(item, "got"));
	}
	print_rows(outcome);
	json_array_foreach(outcome->leaks, i, item)
		printf("    left:   %s %s\n", text_at(item, "kind"), text_at(item, "what"));
	json_array_foreach(outcome->kernel_log, i, item)
		printf("    kernel: %s\n", json_string_value(item));
	if (outcome->taint[0])
		printf("    taint:  %s\n", outcome->taint);
	if (outcome->verdict != VERDICT_FAIL && !run->opt.verbose)
		print_log_tail(outcome->log);
	if (tally->blame && tally->native != VERDICT_UNSET)
		printf("    blame:  %s (%s: %s, native: %s)\n", tally->blame, tally->driver,
			verdict_name(tally->history.last), verdict_name(tally->native));
	else if (tally->blame)
		printf("    blame:  %s\n", tally->blame);
	else if (tally->native != VERDICT_UNSET)
		printf("    blame:  unknown, under native it is %s\n", verdict_name(tally->native));
	if (tally->by_policy)
		printf("    policy: %s\n", tally->by_policy);
	print_rerun(run, tally);
}

static void print_known(const struct tally *tally)
{
	printf("\nknown: %s %s until %s (%s, %s)\n    %s:%u: %s\n", verdict_name(tally->final),
		tally->probe->id, tally->known->until, tally->known->owner, tally->known->link,
		tally->known->path, tally->known->line, tally->known->reason);
}

struct skip {
	char *why;
	size_t count;
};

static int by_count(const void *a, const void *b)
{
	const struct skip *x = a, *y = b;

	return x->count != y->count ? (x->count < y->count ? 1 : -1) : strcmp(x->why, y->why);
}

static void print_skips(const struct run *run)
{
	struct skip *skip = xcalloc(run->tallies, sizeof(*skip));
	size_t count = 0;

	for (size_t i = 0; i < run->tallies; i++) {
		const struct tally *tally = &run->tally[i];
		char *why;
		size_t j;

		if (!tally->finished || tally->final != VERDICT_SKIP)
			continue;
		why = xasprintf("%-10s %s", text_at(tally->last.skip, "code"),
			text_at(tally->last.skip, "evidence"));
		for (j = 0; j < count && strcmp(skip[j].why, why); j++)
			;
		if (j == count)
			skip[count++].why = why;
		else
			free(why);
		skip[j].count++;
	}
	if (count)
		printf("\nskipped, by reason\n");
	qsort(skip, count, sizeof(*skip), by_count);
	for (size_t i = 0; i < count; i++) {
		printf("  %4zu  %s\n", skip[i].count, skip[i].why);
		free(skip[i].why);
	}
	free(skip);
}

static void print_blame(const struct run *run)
{
	size_t kernel = 0, runtime = 0, policy = 0, unknown = 0;

	for (size_t i = 0; i < run->tallies; i++) {
		const struct tally *tally = &run->tally[i];

		if (!tally->finished || (tally->native == VERDICT_UNSET && !tally->blame))
			continue;
		if (!tally->blame)
			unknown++;
		else if (!strcmp(tally->blame, "kernel"))
			kernel++;
		else if (!strcmp(tally->blame, "policy"))
			policy++;
		else
			runtime++;
	}
	if (kernel + runtime + policy + unknown)
		printf("\nblame: the kernel for %zu, the runtime (%s) for %zu, the policy for %zu, "
		       "unknown %zu\n",
			kernel, run->driver, runtime, policy, unknown);
}

struct totals {
	size_t passed, failed, skipped, flaky, missing, known;
};

static struct totals count_all(const struct run *run)
{
	struct totals t = { 0 };

	for (size_t i = 0; i < run->tallies; i++) {
		const struct tally *tally = &run->tally[i];

		t.missing += !tally->finished;
		t.flaky += tally->finished && tally->final == VERDICT_FLAKY;
		/* Nothing recorded is not passed. */
		if (tally->finished && tally->final == VERDICT_SKIP)
			t.skipped++;
		else if (run_is_known(tally))
			t.known++;
		else if (run_is_fine(run, tally))
			t.passed++;
		else
			t.failed++;
	}
	return t;
}

static void print_totals(const struct run *run, int status)
{
	struct totals t = count_all(run);

	printf("\n%.2f s, %u workers", (double)(now_ns() - run->progress.begin_ns) / 1e9,
		run->workers);
	if (run->opt.policy.sabotage)
		printf(", sabotaged: passed means that the probe noticed");
	if (t.flaky)
		printf(", %zu flaky", t.flaky);
	if (t.known)
		printf(", %zu known to fail", t.known);
	if (run->selection.excluded)
		printf(", %zu excluded", run->selection.excluded);
	if (t.missing)
		printf(", %zu not run", t.missing);
	printf("%s\n%zu passed, %zu failed, %zu skipped\n",
		status == EXIT_INTERRUPTED ? ", interrupted" : "", t.passed, t.failed, t.skipped);
}

void run_print_summary(const struct run *run, int status)
{
	if (!run->opt.quiet)
		print_areas(run);
	for (size_t i = 0; i < run->tallies; i++) {
		const struct tally *tally = &run->tally[i];

		if (run_is_known(tally))
			print_known(tally);
		else if (tally->finished &&
			 (!run_is_fine(run, tally) || tally->final == VERDICT_FLAKY))
			print_failure(run, tally);
	}
	if (!run->opt.quiet)
		print_skips(run);
	print_blame(run);
	for (size_t i = 0; i < run->changes.n; i++)
		printf("\nhost: %s appeared during the run; no probe makes it when run alone\n",
			run->changes.v[i]);
	print_totals(run, status);
}
