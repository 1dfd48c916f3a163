/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef BULKHEAD_OPTIONS_H
#define BULKHEAD_OPTIONS_H

#include "decide.h"
#include "select.h"

struct run_options {
	const char *suite, *driver, *journal, *report;
	const char *variant; /* the name of what is special here, for baselines and reports */
	struct strv baselines;
	unsigned stress; /* processes that load the machine meanwhile */
	struct policy policy;
	struct strv require, labels; /* labels: KEY=VALUE */
	struct narrowing narrowing;
	unsigned workers; /* 0: one per CPU */
	double timeout_scale;
	bool verbose, quiet, features_only, flaky_fails;
	bool alone;	    /* nobody else changes this machine meanwhile */
	char *const *globs; /* into argv, NULL-terminated */
};

/* 0; -1: help was printed; EXIT_USAGE after a complaint. */
int options_parse(int argc, char **argv, struct run_options *ret);
void options_free(struct run_options *opt);

#endif
