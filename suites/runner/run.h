/* SPDX-License-Identifier: GPL-2.0-or-later */
/* One run: what was asked, what was selected, what has been seen so far. */
#ifndef BULKHEAD_RUN_H
#define BULKHEAD_RUN_H

#include <signal.h>

#include "baseline.h"
#include "catalog.h"
#include "cgroup.h"
#include "decide.h"
#include "host.h"
#include "journal.h"
#include "kmsg.h"
#include "options.h"
#include "progress.h"
#include "select.h"
#include "suite.h"
#include "verdict.h"

/* What is known of one selected probe; the summary is made from these. */
struct tally {
	const struct probe *probe;
	const char *driver;		    /* of its verdict; "" for a probe without a cell */
	const struct baseline_entry *known; /* what a baseline says of it, or NULL */
	struct history history;
	unsigned outstanding; /* jobs queued or running, and unresolved leaks that name it */
	bool finished;	      /* the final record is written */
	enum verdict final;
	struct outcome last, worst; /* worst: of the last unexpected attempt */
	enum verdict native;	    /* of the run for the blame; UNSET: there was none */
	const char *blame;
	char *by_policy; /* what the policy says of a failed claim about it, or NULL */
	double total_ms;
	/* Leaks: what it is suspected of, and of these what nobody else can have left. */
	struct strv suspected, sole;
	unsigned leak_runs;
	bool leak_queued;
};

struct run {
	struct run_options opt;
	struct catalog catalog;
	struct suite suite; /* name NULL: none */
	struct baseline baseline;
	struct selection selection;
	struct tally *tally; /* one per probe to be run, in the plan's order */
	size_t tallies;
	struct journal journal;
	struct cgroups *cg;
	struct host host;
	struct kmsg kmsg;
	struct progress progress;
	char *image, *runtime, *driver,
		*driver_path; /* driver: as named; driver_path: for the probe */
	char *dir;	      /* scratch mount point */
	struct strv env;      /* common to all probes */
	unsigned unit_us, workers;
	double scale;
	unsigned long taint;
	uint64_t begin_ns;
	bool interrupted;
	unsigned serial;     /* of the next attempt: names its control group and categories */
	struct strv noise;   /* names, without digits, of what appears when nothing runs */
	struct strv changes; /* what appeared on the host and is no probe's proven doing */
};

/* known.c: reads the baselines and marks the tallies; 0, or EXIT_USAGE after a complaint. */
int run_load_baselines(struct run *run);

/* account.c: what the journal says of the run. */
void run_write_head(struct run *run, char *const *argv);
void run_write_plan(struct run *run);
void run_write_result(struct run *run, const struct tally *tally, const char *driver,
	unsigned attempt, const struct outcome *outcome, bool for_blame);
void run_write_final(struct run *run, struct tally *tally);
/* Whether this verdict of one attempt is what was to come, by sabotage and baseline. */
bool run_expects(const struct run *run, const struct tally *tally, enum verdict verdict);
/* Whether the probe's final verdict is one that a baseline knows. */
bool run_is_known(const struct tally *tally);
/* Whether the probe's final verdict is what was to be expected. */
bool run_is_fine(const struct run *run, const struct tally *tally);
int run_exit_code(const struct run *run);
void run_write_end(struct run *run, int status);

/* The signals that interrupt a run; blocked by whoever calls run_schedule. */
void run_signals(sigset_t *ret);
/* schedule.c: runs everything; the tallies are complete afterwards unless interrupted. */
int run_schedule(struct run *run);

/* summary.c: the closing text. */
void run_print_summary(const struct run *run, int status);

#endif
