/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "ledger.h"

#include <stdlib.h>
#include <string.h>

#include "machine.h"

static const char *text_of(const json_t *record, const char *key)
{
	const char *text = json_string_value(json_object_get(record, key));

	return text ? text : "";
}

static struct ledger_probe *find(struct ledger *l, const json_t *record)
{
	const char *id = text_of(record, "probe");

	for (size_t i = 0; i < l->probes; i++)
		if (!strcmp(l->probe[i].id, id))
			return &l->probe[i];
	return NULL;
}

static bool take_plan(struct ledger *l, const json_t *record)
{
	struct ledger_probe *p = find(l, record);
	const char *known = text_of(json_object_get(record, "known"), "verdict");

	if (p)
		return false;
	l->probe = xrealloc(l->probe, (l->probes + 1) * sizeof(*l->probe));
	p = &l->probe[l->probes++];
	*p = (struct ledger_probe){
		.id = xstrdup(text_of(record, "probe")),
		.driver = xstrdup(text_of(record, "driver")),
		.known = *known ? xstrdup(known) : NULL,
		.excluded = json_is_string(json_object_get(record, "excluded")),
		.timeout_ms = (unsigned)json_integer_value(json_object_get(record, "timeout_ms")),
	};
	return true;
}

static void take_final(struct ledger_probe *p, json_t *record)
{
	p->in_flight = false;
	free(p->verdict);
	if (p->blamed && !strcmp(text_of(record, "verdict"), "PASS")) {
		json_object_set_new(record, "verdict", json_string("FLAKY"));
		json_object_set_new(record, "attempts", json_integer(p->crashes + 1));
	}
	p->verdict = xstrdup(text_of(record, "verdict"));
}

bool ledger_take(struct ledger *l, json_t *record)
{
	const char *type = text_of(record, "type");
	struct ledger_probe *p;
	bool first = !l->run_seen;

	if (!strcmp(type, "run")) {
		l->run_seen = true;
		l->scale = machine_scale(
			(unsigned)json_integer_value(json_object_get(record, "unit_us")));
		l->sabotage = json_is_true(json_object_get(record, "sabotage"));
		return first;
	}
	if (!strcmp(type, "plan"))
		return take_plan(l, record);
	/* The feature table stands between the run's record and the plan: only the first one counts. */
	if (!strcmp(type, "feature"))
		return l->probes == 0;
	if (!strcmp(type, "end") || !strcmp(type, "agent"))
		return false;

	p = find(l, record);
	if (p && !strcmp(type, "start")) {
		p->in_flight = true;
		p->attempt = (unsigned)json_integer_value(json_object_get(record, "attempt")) +
			     p->crashes;
		json_object_set_new(record, "attempt", json_integer(p->attempt));
	} else if (p && !strcmp(type, "result")) {
		p->in_flight = false;
		json_object_set_new(record, "attempt", json_integer(p->attempt));
	} else if (p && !strcmp(type, "final")) {
		take_final(p, record);
	}
	return true;
}

static void leave_out(struct ledger_probe *p, const struct crash *c, json_t *records)
{
	p->verdict = xstrdup(c->verdict);
	json_array_append_new(
		records, json_pack("{s:s s:s s:s s:i s:n}", "type", "final", "probe", p->id,
				 "verdict", c->verdict, "attempts", (int)p->crashes, "blame"));
}

void ledger_crash(struct ledger *l, const struct crash *c, json_t *records)
{
	json_t *suspects = json_array(), *record;
	struct ledger_probe *only = NULL;

	for (size_t i = 0; i < l->probes; i++) {
		struct ledger_probe *p = &l->probe[i];

		if (!p->in_flight)
			continue;
		p->in_flight = false;
		p->suspect = true;
		p->crashes++;
		json_array_append_new(suspects, json_string(p->id));
		only = json_array_size(suspects) == 1 ? p : NULL;
	}
	record = json_pack("{s:s s:o? s:s s:s s:i s:O s:O}", "type", c->kind, "probe",
		only ? json_string(only->id) : json_null(), "cause", c->cause, "time", c->time,
		"boot", (int)c->boot, "suspects", suspects, "kernel_log", c->log);
	json_array_append_new(records, record);
	json_decref(suspects);
	l->unblamed += !only;
	if (!only)
		return;
	only->blamed = true;
	if (only->crashes >= LEDGER_CRASHES_MAX)
		leave_out(only, c, records);
}

void ledger_rest(const struct ledger *l, bool suspects, struct strv *ret)
{
	for (size_t i = 0; i < l->probes; i++) {
		const struct ledger_probe *p = &l->probe[i];

		if (!p->excluded && !p->verdict && p->suspect == suspects)
			strv_add(ret, p->id);
	}
}

bool ledger_deaths_known(const struct ledger *l)
{
	size_t blamed = 0;

	for (size_t i = 0; i < l->probes; i++) {
		const struct ledger_probe *p = &l->probe[i];

		blamed += p->blamed;
		if (p->blamed && !(p->known && p->verdict && !strcmp(p->known, p->verdict)))
			return false;
	}
	return blamed && !l->unblamed;
}

json_t *ledger_counts(const struct ledger *l)
{
	json_t *counts = json_object();

	for (size_t i = 0; i < l->probes; i++) {
		const struct ledger_probe *p = &l->probe[i];
		const char *verdict = p->verdict ? p->verdict : "MISS";
		json_int_t n = json_integer_value(json_object_get(counts, verdict));

		if (!p->excluded)
			json_object_set_new(counts, verdict, json_integer(n + 1));
	}
	return counts;
}

uint64_t ledger_limit_ms(const struct ledger *l)
{
	unsigned most = 0;

	for (size_t i = 0; i < l->probes; i++) {
		unsigned limit = l->probe[i].timeout_ms ? l->probe[i].timeout_ms : 1;

		if (l->probe[i].in_flight && limit > most)
			most = limit;
	}
	return (uint64_t)(most * (l->scale > 1 ? l->scale : 1));
}

void ledger_free(struct ledger *l)
{
	for (size_t i = 0; i < l->probes; i++) {
		free(l->probe[i].id);
		free(l->probe[i].driver);
		free(l->probe[i].verdict);
		free(l->probe[i].known);
	}
	free(l->probe);
	*l = (struct ledger){ 0 };
}
