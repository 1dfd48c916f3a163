/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What there is to say about one probe, as text that every format shares. */
#include "model.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

const char *probe_claim(const struct probe *p)
{
	return get_string(p->plan, "claim");
}

const char *probe_source(const struct probe *p)
{
	return get_string(p->plan, "source");
}

const char *probe_driver(const struct journal *j, const struct probe *p)
{
	const char *driver = get_string(p->last, "driver");

	if (!*driver)
		driver = get_string(p->plan, "driver");
	if (!*driver && strcmp(p->id, RUN_PROBE))
		driver = get_string(j->run, "driver");
	return driver;
}

const char *probe_blame(const struct probe *p)
{
	const char *layer = get_string(p->blame, "layer");

	return *layer ? layer : get_string(p->final, "blame");
}

double probe_duration(const struct probe *p)
{
	double ms = get_number(p->last, "duration_ms");

	return isfinite(ms) && ms > 0 && ms < 1e12 ? ms : 0;
}

json_t *probe_known(const struct probe *p)
{
	json_t *known = json_object_get(p->final, "known");

	if (!json_is_object(known))
		known = json_object_get(p->plan, "known");
	return json_is_object(known) ? known : NULL;
}

char *probe_skip_message(const struct probe *p)
{
	const json_t *skip = json_object_get(p->last, "skip");
	const char *code = get_string(skip, "code"), *evidence = get_string(skip, "evidence");

	if (p->outcome == OUTCOME_EXCLUDED)
		return text_format("EXCLUDED: %s", get_string(p->plan, "excluded"));
	if (p->outcome == OUTCOME_SKIP)
		return text_format("%s: %s", *code ? code : "UNKNOWN",
			*evidence ? evidence : "no evidence was recorded");
	return text_format("%s", "");
}

static char *first_failure(const struct probe *p)
{
	json_t *failure = json_array_get(get_list(p->last, "failures"), 0), *row;
	const char *where = get_string(failure, "where"), *wanted = get_string(failure, "wanted");
	size_t i;

	if (failure && (*wanted || *get_string(failure, "got")))
		return text_format("%s: %s: wanted %s, got %s", where, get_string(failure, "what"),
			wanted, get_string(failure, "got"));
	if (failure && !strcmp(p->id, RUN_PROBE))
		return text_format("%s", get_string(failure, "what"));
	if (failure)
		return text_format("%s: %s", where, get_string(failure, "what"));
	json_array_foreach(get_list(p->last, "rows"), i, row) {
		const char *verdict = get_string(row, "verdict");

		if (strcmp(verdict, "PASS") && strcmp(verdict, "SKIP"))
			return text_format(
				"row %s: %s", get_string(row, "name"), get_string(row, "detail"));
	}
	return text_format("%s", *get_string(p->last, "note") ? get_string(p->last, "note")
							      : "no detail was recorded");
}

static char *leaks(const struct probe *p)
{
	char *text = text_format("left behind:"), *longer;
	json_t *leak;
	size_t i;

	json_array_foreach(get_list(p->last, "leaks"), i, leak) {
		longer = text_format("%s%s %s %s", text, i ? "," : "", get_string(leak, "kind"),
			get_string(leak, "what"));
		free(text);
		text = longer;
	}
	return text;
}

static char *why_missing(const struct journal *j, const struct probe *p)
{
	if (!strcmp(p->id, RUN_PROBE))
		return first_failure(p);
	if (p->open)
		return text_format("started (attempt %g), but there is no result%s",
			get_number(p->open, "attempt"),
			j->end ? "" : ": the journal ends before it");
	if (p->last)
		return text_format("it recorded no verdict");
	return text_format(
		"planned, but there is no result%s", j->end ? "" : ": the journal ends before it");
}

static char *why_verdict(const struct journal *j, const struct probe *p)
{
	const char *v = p->verdict;
	const char *machine = get_string(p->last, "machine"),
		   *signal = get_string(p->last, "signal");
	const char *line = json_string_value(json_array_get(get_list(p->last, "kernel_log"), 0));

	if (!strcmp(v, "LEAK") && json_array_size(get_list(p->last, "leaks")))
		return leaks(p);
	if (!strcmp(v, "TIMEOUT") && !*machine)
		return text_format("no verdict within its time limit of %g ms",
			get_number(p->plan, "timeout_ms"));
	if (!strcmp(v, "CRASH") && *signal)
		return text_format("died by %s before it gave a verdict", signal);
	if (!strcmp(v, "SPLAT") || *machine)
		return text_format("%s%s%s%s%s", *machine ? machine : "the kernel complained",
			line ? ": " : "", line ? line : "",
			*get_string(p->last, "taint") ? ", taint " : "",
			get_string(p->last, "taint"));
	if (!strcmp(v, "MISS"))
		return why_missing(j, p);
	return first_failure(p);
}

static char *why_flaky(const struct journal *j, const struct probe *p)
{
	json_t *result;
	size_t i, n = json_array_size(p->results);

	json_array_foreach(p->results, i, result) {
		if (strcmp(get_string(result, "verdict"), "PASS")) {
			struct probe attempt = *p;
			char *why, *text;

			attempt.last = result;
			attempt.verdict = get_string(result, "verdict");
			why = why_verdict(j, &attempt);
			text = text_format(
				"attempt %zu of %zu was %s (%s)", i + 1, n, attempt.verdict, why);
			free(why);
			return text;
		}
	}
	return text_format("an attempt failed and a later one passed");
}

char *probe_why(const struct journal *j, const struct probe *p)
{
	json_t *known = probe_known(p);

	switch (p->outcome) {
	case OUTCOME_OK:
		return p->sabotage ? text_format("killed by its sabotage, as it must be")
				   : text_format("%s", "");
	case OUTCOME_SKIP:
	case OUTCOME_EXCLUDED:
		return probe_skip_message(p);
	case OUTCOME_KNOWN:
		return text_format("%s%s%s", get_string(known, "reason"),
			*get_string(known, "link") ? " " : "", get_string(known, "link"));
	case OUTCOME_FLAKY:
		return why_flaky(j, p);
	default:
		break;
	}
	if (p->sabotage && (!strcmp(p->verdict, "PASS") || !strcmp(p->verdict, "FLAKY")))
		return text_format("survived its sabotage: the wall was out and the probe passed");
	if (known && !strcmp(p->verdict, "PASS"))
		return text_format("passes, but the baseline expects %s: remove its entry%s%s",
			get_string(known, "verdict"), *get_string(known, "where") ? " at " : "",
			get_string(known, "where"));
	return why_verdict(j, p);
}

char *probe_log(const struct journal *j, const struct probe *p, const json_t *result)
{
	const char *log = get_string(result, "log");
	const char *tail = text_tail(log, j->log_limit[p->outcome != OUTCOME_OK]);

	if (tail == log)
		return text_format("%s", log);
	return text_format(
		"[%zu bytes before this are in the journal only]\n%s", (size_t)(tail - log), tail);
}

char *probe_rerun(const struct journal *j, const struct probe *p)
{
	char *driver, *id, *line;

	if (!strcmp(p->id, RUN_PROBE))
		return text_format("%s", "");
	driver = text_shell(probe_driver(j, p));
	id = text_shell(p->id);
	line = text_format("bulkhead run --verbose%s%s%s %s", *driver ? " --driver " : "", driver,
		p->sabotage ? " --sabotage" : "", id);
	free(driver);
	free(id);
	return line;
}

bool probe_rows_shown(const struct probe *p)
{
	return !p->sabotage && json_array_size(get_list(p->last, "rows")) &&
	       (p->outcome == OUTCOME_OK || p->outcome == OUTCOME_FLAKY || outcome_bad(p->outcome));
}

static void print_result(FILE *out, const json_t *result)
{
	json_t *item;
	size_t i;

	json_array_foreach(get_list(result, "failures"), i, item)
		fprintf(out, "%s %s at %s: %s\n  wanted: %s\n  got:    %s\n",
			get_string(item, "verdict"),
			get_bool(item, "inside") ? "inside" : "outside", get_string(item, "where"),
			get_string(item, "what"), get_string(item, "wanted"),
			get_string(item, "got"));
	json_array_foreach(get_list(result, "leaks"), i, item)
		fprintf(out, "left behind: %s %s\n", get_string(item, "kind"),
			get_string(item, "what"));
	if (*get_string(result, "signal"))
		fprintf(out, "signal: %s\n", get_string(result, "signal"));
	if (*get_string(result, "taint"))
		fprintf(out, "taint: %s\n", get_string(result, "taint"));
	json_array_foreach(get_list(result, "kernel_log"), i, item)
		fprintf(out, "kernel: %s\n", json_string_value(item) ?: "");
	text_prefixed(out, "note: ", get_string(result, "note"));
}

char *probe_details(const struct journal *j, const struct probe *p, bool with_logs)
{
	char *text = NULL, *rerun = probe_rerun(j, p), *log;
	size_t size, i;
	FILE *out = open_memstream(&text, &size);
	json_t *item;
	const char *name;

	if (!out)
		abort();
	fprintf(out, "claim:  %s\nsource: %s\n", probe_claim(p), probe_source(p));
	if (*probe_driver(j, p))
		fprintf(out, "driver: %s\n", probe_driver(j, p));
	if (*probe_blame(p)) {
		fprintf(out, "blame:  %s", probe_blame(p));
		json_object_foreach(json_object_get(p->blame, "by"), name, item) {
			char *clean = text_one_line(name, strlen(name));

			fprintf(out, "; %s under %s", json_string_value(item) ?: "?", clean);
			free(clean);
		}
		putc('\n', out);
		text_prefixed(out, "policy: ", get_string(p->blame, "policy"));
	}
	json_array_foreach(p->results, i, item) {
		if (json_array_size(p->results) > 1)
			fprintf(out, "attempt %zu: %s\n", i + 1, get_string(item, "verdict"));
		print_result(out, item);
		if (with_logs) {
			log = probe_log(j, p, item);
			text_prefixed(out, "| ", log);
			free(log);
		}
	}
	if (*rerun)
		fprintf(out, "again:  %s\n", rerun);
	free(rerun);
	if (fclose(out))
		abort();
	return text;
}
