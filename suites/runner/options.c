/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "options.h"

#include <getopt.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "driver_names.h"

static const char help[] =
	"usage: bulkhead run [options] [GLOB...]\n"
	"Runs probes and says whether the container walls of this machine hold.\n"
	"Without --suite and GLOB all probes run; in a GLOB, '*' stops at '/', '**' does not.\n"
	"\n"
	"  -s, --suite NAME|FILE    probes, driver and required features as the suite says\n"
	"  -d, --driver D           who builds the cells: reference (default), native, oci:PATH,\n"
	"                           bwrap, nspawn, lxc, runsc, podman, docker, containerd\n"
	"      --cells              only probes with a cell, those on which the driver matters\n"
	"      --sabotage           take each wall out: every probe must fail\n"
	"  -j, --workers N          probes at a time (default: one per CPU)\n"
	"      --timeout-scale X    multiply all time limits\n"
	"      --retries N          up to N more attempts; fail, then pass is FLAKY\n"
	"      --flaky pass|fail    whether FLAKY is a failure (default: pass)\n"
	"      --repeat N           run everything N times\n"
	"      --stress N           N processes beside that keep CPUs and memory busy\n"
	"      --until-fail         stop at the first unexpected verdict; without --repeat: no "
	"end\n"
	"      --shard I/N          the I-th of N parts, stable by id\n"
	"      --baseline NAME|FILE known failures; can be given again, see bulkhead(1)\n"
	"      --variant NAME       what is special about this machine, for baselines and reports\n"
	"      --alone              nobody else changes this machine: what stays is a leak\n"
	"      --require FEATURE    exit 5 unless it is present (can be given again)\n"
	"      --features-only      check and record the features, run nothing\n"
	"      --journal FILE       the record of the run, JSON lines\n"
	"      --label KEY=VALUE    a word of yours in the record (kcidb_origin, squad_job_id, "
	"...)\n"
	"      --report PREFIX      write PREFIX.tap, .xml, .json and .html\n"
	"  -v, --verbose            print every verdict and the output of each probe\n"
	"  -q, --quiet              print nothing but what went wrong and the last line\n"
	"  -h, --help\n"
	"\n"
	"exit: 0 clean, 1 an unexpected verdict, 2 usage, 3 incomplete, 4 nothing selected,\n"
	"      5 a required feature is missing, 6 kernel splat, 130 interrupted\n";

enum {
	OPT_SABOTAGE = 256,
	OPT_CELLS,
	OPT_ALONE,
	OPT_TIMEOUT_SCALE,
	OPT_RETRIES,
	OPT_FLAKY,
	OPT_REPEAT,
	OPT_UNTIL_FAIL,
	OPT_SHARD,
	OPT_REQUIRE,
	OPT_FEATURES_ONLY,
	OPT_JOURNAL,
	OPT_LABEL,
	OPT_REPORT,
	OPT_BASELINE,
	OPT_VARIANT,
	OPT_STRESS,
};

static const struct option longs[] = {
	{ "suite", required_argument, NULL, 's' },
	{ "driver", required_argument, NULL, 'd' },
	{ "sabotage", no_argument, NULL, OPT_SABOTAGE },
	{ "alone", no_argument, NULL, OPT_ALONE },
	{ "cells", no_argument, NULL, OPT_CELLS },
	{ "workers", required_argument, NULL, 'j' },
	{ "timeout-scale", required_argument, NULL, OPT_TIMEOUT_SCALE },
	{ "retries", required_argument, NULL, OPT_RETRIES },
	{ "flaky", required_argument, NULL, OPT_FLAKY },
	{ "repeat", required_argument, NULL, OPT_REPEAT },
	{ "until-fail", no_argument, NULL, OPT_UNTIL_FAIL },
	{ "shard", required_argument, NULL, OPT_SHARD },
	{ "require", required_argument, NULL, OPT_REQUIRE },
	{ "features-only", no_argument, NULL, OPT_FEATURES_ONLY },
	{ "journal", required_argument, NULL, OPT_JOURNAL },
	{ "label", required_argument, NULL, OPT_LABEL },
	{ "report", required_argument, NULL, OPT_REPORT },
	{ "baseline", required_argument, NULL, OPT_BASELINE },
	{ "variant", required_argument, NULL, OPT_VARIANT },
	{ "stress", required_argument, NULL, OPT_STRESS },
	{ "verbose", no_argument, NULL, 'v' },
	{ "quiet", no_argument, NULL, 'q' },
	{ "help", no_argument, NULL, 'h' },
	{ 0 },
};

static int bad_value(const char *option, const char *value, const char *right)
{
	complain("run: %s: '%s' is not %s", option, value, right);
	return EXIT_USAGE;
}

static int take_number(const char *option, const char *text, unsigned long least, unsigned *ret)
{
	unsigned long value;

	if (!parse_unsigned(text, 1000000, &value) || value < least)
		return bad_value(option, text, least ? "a number from 1" : "a number from 0");
	*ret = (unsigned)value;
	return 0;
}

static int take_scale(const char *text, double *ret)
{
	char *end;
	double value = strtod(text, &end);

	if (end == text || *end || !isfinite(value) || value <= 0 || value > 10000)
		return bad_value("--timeout-scale", text, "a factor above 0, such as 2 or 0.5");
	*ret = value;
	return 0;
}

static int take_driver(const char *text, struct run_options *opt)
{
	if (!driver_name_ok(text))
		return bad_value("--driver", text, "one of " DRIVER_NAMES);
	opt->driver = text;
	return 0;
}

static int take_counted(int c, struct run_options *opt)
{
	switch (c) {
	case 'j':
		return take_number("--workers", optarg, 1, &opt->workers);
	case OPT_RETRIES:
		return take_number("--retries", optarg, 0, &opt->policy.retries);
	case OPT_REPEAT:
		return take_number("--repeat", optarg, 1, &opt->policy.repeat);
	case OPT_STRESS:
		return take_number("--stress", optarg, 0, &opt->stress);
	case OPT_TIMEOUT_SCALE:
		return take_scale(optarg, &opt->timeout_scale);
	default:
		return EXIT_USAGE; /* getopt_long has said why */
	}
}

static int take(int c, struct run_options *opt)
{
	switch (c) {
	case 's':
		opt->suite = optarg;
		return 0;
	case 'd':
		return take_driver(optarg, opt);
	case OPT_SABOTAGE:
		opt->policy.sabotage = opt->narrowing.sabotage = true;
		return 0;
	case OPT_ALONE:
		opt->alone = true;
		return 0;
	case OPT_CELLS:
		opt->narrowing.cells = true;
		return 0;
	case OPT_FLAKY:
		if (strcmp(optarg, "pass") && strcmp(optarg, "fail"))
			return bad_value("--flaky", optarg, "pass or fail");
		opt->flaky_fails = *optarg == 'f';
		return 0;
	case OPT_UNTIL_FAIL:
		opt->policy.until_fail = true;
		return 0;
	case OPT_SHARD:
		if (!shard_parse(optarg, &opt->narrowing.shard))
			return bad_value("--shard", optarg, "I/N with I from 1 to N");
		return 0;
	case OPT_REQUIRE:
		strv_add(&opt->require, optarg);
		return 0;
	case OPT_FEATURES_ONLY:
		opt->features_only = true;
		return 0;
	case OPT_JOURNAL:
		opt->journal = optarg;
		return 0;
	case OPT_LABEL:
		if (*optarg == '=' || !strchr(optarg, '='))
			return bad_value("--label", optarg, "KEY=VALUE");
		strv_add(&opt->labels, optarg);
		return 0;
	case OPT_REPORT:
		opt->report = optarg;
		return 0;
	case OPT_BASELINE:
		strv_add(&opt->baselines, optarg);
		return 0;
	case OPT_VARIANT:
		opt->variant = optarg;
		return 0;
	case 'v':
		opt->verbose = true;
		return 0;
	case 'q':
		opt->quiet = true;
		return 0;
	default:
		return take_counted(c, opt);
	}
}

int options_parse(int argc, char **argv, struct run_options *ret)
{
	struct run_options opt = { .timeout_scale = 1 };
	int c, rc;

	optind = 0;
	while ((c = getopt_long(argc, argv, "s:d:j:vqh", longs, NULL)) != -1) {
		if (c == 'h') {
			fputs(help, stdout);
			options_free(&opt);
			return -1;
		}
		rc = take(c, &opt);
		if (rc) {
			fputs("bulkhead: 'bulkhead run --help' lists the options\n", stderr);
			options_free(&opt);
			return rc;
		}
	}
	if (opt.verbose && opt.quiet) {
		complain("run: --verbose and --quiet exclude each other");
		options_free(&opt);
		return EXIT_USAGE;
	}
	if (!opt.policy.repeat)
		opt.policy.repeat = opt.policy.until_fail ? 1000000 : 1;
	opt.globs = argv + optind;
	*ret = opt;
	return 0;
}

void options_free(struct run_options *opt)
{
	strv_free(&opt->require);
	strv_free(&opt->labels);
	strv_free(&opt->baselines);
}
