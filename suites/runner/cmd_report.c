/* SPDX-License-Identifier: GPL-2.0-or-later */
/* bulkhead report, compare, merge: what can be said and made of journals. */
#include <getopt.h>
#include <stdio.h>
#include <string.h>

#include "commands.h"
#include "report.h"
#include "util.h"

struct request {
	const char *format, *out;
	char *const *journals;
	int count;
};

/* 0; -1: help is wanted; EXIT_USAGE after a complaint. */
static int parse(int argc, char **argv, struct request *ret)
{
	static const struct option longs[] = { { "format", required_argument, NULL, 'f' },
		{ "output", required_argument, NULL, 'o' }, { "help", no_argument, NULL, 'h' },
		{ 0 } };
	int c;

	optind = 0;
	while ((c = getopt_long(argc, argv, "f:o:h", longs, NULL)) != -1) {
		if (c == 'f')
			ret->format = optarg;
		else if (c == 'o')
			ret->out = optarg;
		else if (c == 'h')
			return -1;
		else
			return EXIT_USAGE;
	}
	ret->journals = argv + optind;
	ret->count = argc - optind;
	return 0;
}

static int failed(char *error)
{
	cleanup_free char *text = error;

	complain("%s", text ? text : "cannot be written");
	return EXIT_USAGE;
}

int cmd_report(int argc, char **argv)
{
	struct request req = { .out = "-" };
	char *error = NULL;
	int rc = parse(argc, argv, &req);

	if (rc < 0) {
		fputs("usage: bulkhead report JOURNAL... [--format F] [-o FILE]\n"
		      "Makes a report from the journal of a run, on stdout without -o; from "
		      "several\n"
		      "journals a matrix with a column each (text, json, html).\nformats of one:",
			stdout);
		for (const char *const *format = report_formats(); *format; format++)
			printf(" %s", *format);
		putchar('\n');
		return 0;
	}
	if (rc)
		return rc;
	if (!req.count) {
		complain("report: of which journal? bulkhead report JOURNAL --format F -o FILE");
		return EXIT_USAGE;
	}
	if (req.count > 1)
		rc = report_matrix((const char *const *)req.journals, (size_t)req.count,
			req.format ? req.format : "text", req.out, &error);
	else
		rc = report_write(
			req.journals[0], req.format ? req.format : "tap", req.out, &error);
	return rc ? failed(error) : 0;
}

int cmd_compare(int argc, char **argv)
{
	struct request req = { .out = "-", .format = "text" };
	char *error = NULL;
	int rc = parse(argc, argv, &req);

	if (rc < 0) {
		puts("usage: bulkhead compare BEFORE AFTER [--format text|json|html] [-o FILE]\n"
		     "What regressed, was fixed, is new, gone or newly skipped between two "
		     "journals.\n"
		     "exit: 1 when something regressed, 0 when nothing did");
		return 0;
	}
	if (rc)
		return rc;
	if (req.count != 2) {
		complain("compare: two journals are needed: bulkhead compare BEFORE AFTER");
		return EXIT_USAGE;
	}
	rc = report_compare(req.journals[0], req.journals[1], req.format, req.out, &error);
	return rc < 0 ? failed(error) : rc;
}

int cmd_baseline(int argc, char **argv)
{
	static const struct option longs[] = { { "from", required_argument, NULL, 'i' },
		{ "output", required_argument, NULL, 'o' }, { "help", no_argument, NULL, 'h' },
		{ 0 } };
	const char *from = NULL, *out = "-";
	char *error = NULL;
	int c, written;

	optind = 0;
	while ((c = getopt_long(argc, argv, "o:h", longs, NULL)) != -1) {
		if (c == 'i')
			from = optarg;
		else if (c == 'o')
			out = optarg;
		else if (c != 'h')
			return EXIT_USAGE;
		if (c == 'h') {
			puts("usage: bulkhead baseline --from JOURNAL [-o FILE]\n"
			     "Writes the unexpected results of a run as known failures, one a "
			     "line; "
			     "'?' stands\n"
			     "for what a person has to say before 'run --baseline' takes the "
			     "file.");
			return 0;
		}
	}
	if (!from || optind < argc) {
		complain("baseline: write: bulkhead baseline --from JOURNAL -o FILE");
		return EXIT_USAGE;
	}
	written = report_baseline(from, out, &error);
	if (written < 0)
		return failed(error);
	fprintf(stderr, "%d entr%s to fill in%s%s\n", written, written == 1 ? "y" : "ies",
		strcmp(out, "-") ? " in " : "", strcmp(out, "-") ? out : "");
	return 0;
}

int cmd_merge(int argc, char **argv)
{
	struct request req = { 0 };
	char *error = NULL;
	int rc = parse(argc, argv, &req);

	if (rc < 0) {
		puts("usage: bulkhead merge -o JOURNAL SHARD...\n"
		     "Makes one journal of those of the shards of a run.\n"
		     "exit: as the run would have, had it not been split; 3 when a shard is "
		     "missing");
		return 0;
	}
	if (rc)
		return rc;
	if (!req.count || !req.out || req.format) {
		complain("merge: write: bulkhead merge -o JOURNAL SHARD...");
		return EXIT_USAGE;
	}
	rc = journal_merge((const char *const *)req.journals, (size_t)req.count, req.out, &error);
	/* The gate is here: the exit codes of the shards stayed on their machines. */
	if (rc == 0 && strcmp(req.out, "-"))
		rc = report_exit_code(req.out, &error);
	return rc < 0 ? failed(error) : rc;
}
