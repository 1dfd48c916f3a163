/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "gate.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "splat.h"

/* Console lines that a journal carries of a crash. */
#define LOG_LINES 120
/* How often a guest may die without any probe having come to its end before the run is given up. */
#define BARREN_MAX 2

static void add_line(void *array, const char *line)
{
	json_array_append_new(array, json_stringn_nocheck(line, strlen(line)));
}

/* jansson refuses invalid UTF-8, which a dying kernel may well print. */
static void add_clean_line(void *array, const char *line)
{
	json_t *text = json_string(line);
	char *plain;

	if (text) {
		json_array_append_new(array, text);
		return;
	}
	plain = xstrdup(line);
	for (char *c = plain; *c; c++)
		if ((unsigned char)*c > 126)
			*c = '?';
	add_line(array, plain);
	free(plain);
}

static json_t *machine_of(const struct gate *g)
{
	const struct vm_machine *m = &g->boot.machine;
	cleanup_free char *words = vm_kernel_words(m);

	return json_pack("{s:s s:s s:s s:i s:i s:i s:s s:s?}", "accel", m->accel, "accel_why",
		g->why_accel, "kernel", m->kernel, "memory_mb", (int)m->memory_mb, "swap_mb",
		(int)g->options->swap_mb, "cpus", (int)m->cpus, "append", words, "policy",
		g->pieces->policy);
}

/* A guest that never reached its runner still leaves a journal that says so. */
static void write_own_run(struct gate *g)
{
	char now[32];

	format_time(now, sizeof(now));
	gate_write(g, json_pack("{s:s s:i s:s s:s s:s s:s s:s s:b s:{s:s s:s s:s s:s s:s} s:s s:s "
				"s:i s:i s:i s:[] s:o}",
			      "type", "run", "schema", 1, "id", "0", "time", now, "bulkhead",
			      BULKHEAD_VERSION, "suite",
			      g->pieces->suite_name ? g->pieces->suite_name : "", "driver",
			      g->pieces->driver ? g->pieces->driver : "", "sabotage",
			      g->options->sabotage, "kernel", "sysname", "Linux", "release", "",
			      "version", "", "machine", "x86_64", "cmdline", "", "lsm", "",
			      "cgroup", "none", "workers", 0, "unit_us", 0, "planned", 0, "argv",
			      "vm", machine_of(g)));
	g->run_written = true;
}

static bool graver(int one, int than)
{
	static const int order[] = { EXIT_CLEAN, EXIT_UNEXPECTED, EXIT_INCOMPLETE, EXIT_NOTHING,
		EXIT_MUST, EXIT_USAGE, EXIT_SPLAT, EXIT_INTERRUPTED };
	size_t a = 0, b = 0;

	for (size_t i = 0; i < sizeof(order) / sizeof(*order); i++) {
		if (order[i] == one)
			a = i;
		if (order[i] == than)
			b = i;
	}
	return a > b;
}

static void on_agent(struct gate *g, const json_t *record)
{
	const char *event = json_string_value(json_object_get(record, "event"));
	int status = (int)json_integer_value(json_object_get(record, "status"));

	if (!event || strcmp(event, "stage-end"))
		return;
	/* 126 and above: no exit code of the runner, but its death. */
	if (status > EXIT_SPLAT)
		snprintf(g->stopped, sizeof(g->stopped),
			"the runner in the guest ended with status %d", status);
	if (graver(status > EXIT_SPLAT ? EXIT_INCOMPLETE : status, g->guest_exit))
		g->guest_exit = status > EXIT_SPLAT ? EXIT_INCOMPLETE : status;
}

/* A kernel that is in trouble before the first probe: said once, and never green. */
static void check_boot_log(struct gate *g)
{
	const struct console *c = &g->boot.console;
	json_t *log;

	g->boots_ready++;
	for (size_t i = 0; i < c->total && i < CONSOLE_LINES; i++) {
		if (!splat_match(c->line[i], strlen(c->line[i])))
			continue;
		g->boot_splat = true;
		complain("the kernel was in trouble while it booted: %s", c->line[i]);
		log = json_array();
		console_excerpt(c, LOG_LINES, add_clean_line, log);
		gate_write(g, json_pack("{s:s s:o}", "type", "boot-splat", "kernel_log", log));
		break;
	}
}

/* Only after the run's own record, which a journal begins with. */
static void tell_accident(struct gate *g)
{
	if (g->accident && g->run_written)
		gate_write(g, g->accident);
	if (g->run_written)
		g->accident = NULL;
}

/* "/bulkhead/baselines/0.baseline:12" is a place in the guest: a person wants the one here. */
static void name_baseline(const struct gate *g, json_t *known)
{
	const char *where = json_string_value(json_object_get(known, "where"));

	for (size_t i = 0; where && i < g->pieces->baseline_there.n; i++) {
		const char *there = g->pieces->baseline_there.v[i];
		cleanup_free char *here = NULL;

		if (!has_prefix(where, there) || where[strlen(there)] != ':')
			continue;
		here = xasprintf("%s%s", g->pieces->baseline_here.v[i], where + strlen(there));
		json_object_set_new(known, "where", json_string(here));
		return;
	}
}

static void on_record(void *context, json_t *record)
{
	struct gate *g = context;
	const char *type = json_string_value(json_object_get(record, "type"));

	if (!strcmp(type, "agent")) {
		on_agent(g, record);
		if (g->boot.ready_ms && !g->boots_ready)
			check_boot_log(g);
	}
	if (!strcmp(type, "end")) {
		int code = (int)json_integer_value(json_object_get(record, "exit"));

		if (graver(code, g->guest_exit))
			g->guest_exit = code;
	}
	if (!ledger_take(&g->ledger, record))
		return;
	if (!strcmp(type, "run")) {
		json_object_set_new(record, "vm", machine_of(g));
		g->run_written = true;
	}
	if (!strcmp(type, "final"))
		g->finals++;
	if (!strcmp(type, "plan"))
		name_baseline(g, json_object_get(record, "known"));
	gate_write(g, json_incref(record));
	tell_accident(g);
	gate_progress(g, record);
}

/*
 * A record is due before the longest limit of what runs now, which the guest's runner stretches by
 * how slow it found its machine; then its own kill and clean-up.
 */
static uint64_t patience_ms(void *context)
{
	const struct gate *g = context;

	return 20000 + 2 * ledger_limit_ms(&g->ledger);
}

/*
 * QEMU's multi-threaded TCG now and then loses the race of a kernel that patches its own text on
 * another CPU ("Oops: int3"), always while it boots.  One such death says nothing about the
 * kernel: it is recorded, and the same boot tried again; a second one counts.
 */
static bool is_accident(struct gate *g)
{
	json_t *log;

	if (strcmp(g->boot.machine.accel, "tcg") || g->boot.ready_ms || g->accidents++)
		return false;
	log = json_array();
	console_excerpt(&g->boot.console, LOG_LINES, add_clean_line, log);
	g->accident = json_pack("{s:s s:o}", "type", "boot-accident", "kernel_log", log);
	g->boot_again = true;
	complain("the emulated machine died before it was ready; once is taken for an accident of "
		 "the emulation: it boots again");
	return true;
}

static void on_death(struct gate *g, enum boot_end end)
{
	static const struct {
		const char *kind, *cause, *verdict;
	} deaths[] = {
		[BOOT_PANIC] = { "panic", "panic", "SPLAT" },
		[BOOT_RESET] = { "panic", "power-off or reset", "SPLAT" },
		[BOOT_SILENT] = { "hang", "silence", "TIMEOUT" },
	};
	json_t *log = json_array(), *records = json_array(), *record;
	char now[32];
	struct crash crash = { deaths[end].kind, deaths[end].cause, deaths[end].verdict, now,
		g->boots, log };
	size_t i;

	format_time(now, sizeof(now));
	console_excerpt(&g->boot.console, LOG_LINES, add_clean_line, log);
	g->deaths++;
	if (!g->run_written)
		write_own_run(g);
	ledger_crash(&g->ledger, &crash, records);
	json_array_foreach(records, i, record) {
		const char *type = json_string_value(json_object_get(record, "type"));

		g->finals += type && !strcmp(type, "final");
		gate_write(g, json_incref(record));
		gate_progress(g, record);
	}
	json_decref(records);
	json_decref(log);
}

/* A runner that refuses to run says why on its standard error, which is the console. */
static void quote_runner(struct gate *g)
{
	const struct console *c = &g->boot.console;

	snprintf(g->stopped, sizeof(g->stopped), "the guest's runner left no record");
	for (size_t i = 0; i < c->total && i < CONSOLE_LINES; i++)
		if (has_prefix(c->line[i], "bulkhead: "))
			snprintf(g->stopped, sizeof(g->stopped), "in the guest: %.400s",
				c->line[i] + strlen("bulkhead: "));
}

static void tell_garbled(struct gate *g)
{
	g->garbled += g->boot.garbled;
	if (!g->run_written)
		write_own_run(g);
	gate_write(g, json_pack("{s:s s:i s:i}", "type", "garbled", "boot", (int)g->boots, "lines",
			      (int)g->boot.garbled));
}

/* One boot with what is left; false when the run is over. */
static bool next_boot(struct gate *g)
{
	struct strv rest = { 0 }, alone = { 0 };
	enum boot_end end;
	int error;

	ledger_rest(&g->ledger, false, &rest);
	ledger_rest(&g->ledger, true, &alone);
	g->boots++;
	/* Before any plan was seen, the guest's runner selects by itself. */
	error = vm_guest_order(g->initrd, g->base, g->options, g->pieces, g->boots, &g->load,
		g->ledger.probes ? &rest : NULL, &alone);
	strv_free(&rest);
	strv_free(&alone);
	if (error) {
		snprintf(g->stopped, sizeof(g->stopped), "the guest's order could not be written");
		return false;
	}
	console_free(&g->boot.console);
	g->boot.ready_ms = 0;
	g->boot.garbled = 0;
	end = boot_run(&g->boot);
	if (g->boot.garbled)
		complain("%zu lines on the records port were no records", g->boot.garbled);
	switch (end) {
	case BOOT_DONE:
		/* A machine that dies may cut its last word; one that lives has lost a record. */
		if (g->boot.garbled)
			tell_garbled(g);
		if (!g->ledger.run_seen)
			quote_runner(g);
		return true;
	case BOOT_PANIC:
	case BOOT_RESET:
	case BOOT_SILENT:
		if (!is_accident(g))
			on_death(g, end);
		return true;
	case BOOT_INTERRUPTED:
		g->interrupted = true;
		return false;
	case BOOT_OVER_TIME:
		snprintf(g->stopped, sizeof(g->stopped), "the time limit of %lu s is over",
			g->options->timeout_s);
		return false;
	case BOOT_GAVE_UP:
	case BOOT_NOT_STARTED:
		break;
	}
	snprintf(g->stopped, sizeof(g->stopped), "%s: %.400s",
		end == BOOT_GAVE_UP ? "the guest gave up"
		: g->boot.ready_ms  ? "the guest was ended from outside"
				    : "QEMU did not start",
		g->boot.why);
	return false;
}

static bool all_done(const struct gate *g)
{
	struct strv rest = { 0 };
	bool done;

	ledger_rest(&g->ledger, false, &rest);
	ledger_rest(&g->ledger, true, &rest);
	done = !rest.n;
	strv_free(&rest);
	return done;
}

int gate_exit(const struct gate *g, const json_t *counts)
{
	int code = g->guest_exit;

	if (g->interrupted)
		return EXIT_INTERRUPTED;
	if ((g->deaths && !ledger_deaths_known(&g->ledger)) || g->boot_splat)
		return EXIT_SPLAT;
	if ((json_object_get(counts, "MISS") || g->stopped[0] || g->garbled ||
		    !g->ledger.run_seen) &&
		graver(EXIT_INCOMPLETE, code))
		code = EXIT_INCOMPLETE;
	return code;
}

int gate_run(struct gate *g)
{
	unsigned barren = 0;
	json_t *counts;
	char now[32];
	int code;

	g->boot.record = on_record;
	g->boot.patience_ms = patience_ms;
	g->boot.context = g;
	for (;;) {
		unsigned before = g->finals;

		g->boot_again = false;
		if (!next_boot(g) || (!g->boot_again && all_done(g)))
			break;
		barren = g->finals > before ? 0 : barren + 1;
		if (barren > BARREN_MAX || g->guest_exit == EXIT_USAGE ||
			g->guest_exit == EXIT_MUST) {
			if (!g->stopped[0] && barren > BARREN_MAX)
				snprintf(g->stopped, sizeof(g->stopped),
					"%u boots in a row brought no verdict", barren);
			break;
		}
		g->stopped[0] = 0;
	}
	if (!g->run_written)
		write_own_run(g);
	tell_accident(g);
	counts = ledger_counts(&g->ledger);
	code = gate_exit(g, counts);
	format_time(now, sizeof(now));
	gate_write(
		g, json_pack("{s:s s:s s:i s:b s:f s:O s:i s:s*}", "type", "end", "time", now,
			   "exit", code, "interrupted", g->interrupted, "seconds",
			   (double)((now_ns() - g->started_ns) / 1000000) / 1000, "counts", counts,
			   "boots", (int)g->boots, "stopped", g->stopped[0] ? g->stopped : NULL));
	json_decref(counts);
	gate_summary(g, code);
	return code;
}
