/* SPDX-License-Identifier: GPL-2.0-or-later */
/* bulkhead report: one report from a journal. */
#include <getopt.h>
#include <stdio.h>

#include "commands.h"
#include "report.h"
#include "util.h"

static void usage(void)
{
	fputs("usage: bulkhead report JOURNAL [--format F] [-o FILE]\n"
	      "Makes one report from the journal of a run, on stdout without -o.\nformats:",
		stdout);
	for (const char *const *format = report_formats(); *format; format++)
		printf(" %s", *format);
	putchar('\n');
}

int cmd_report(int argc, char **argv)
{
	static const struct option longs[] = {{"format", required_argument, NULL, 'f'},
		{"output", required_argument, NULL, 'o'}, {"help", no_argument, NULL, 'h'}, {0}};
	const char *format = "tap", *out = "-";
	cleanup_free char *error = NULL;
	int c;

	optind = 0;
	while ((c = getopt_long(argc, argv, "f:o:h", longs, NULL)) != -1) {
		if (c == 'f') {
			format = optarg;
		} else if (c == 'o') {
			out = optarg;
		} else if (c == 'h') {
			usage();
			return 0;
		} else {
			return EXIT_USAGE;
		}
	}
	if (optind + 1 != argc) {
		complain("report: one journal is needed: bulkhead report JOURNAL --format F -o "
			 "FILE");
		return EXIT_USAGE;
	}
	if (report_write(argv[optind], format, out, &error)) {
		complain("%s", error ? error : "the report cannot be written");
		return EXIT_USAGE;
	}
	return 0;
}
