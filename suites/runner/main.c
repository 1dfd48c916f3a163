/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <stdio.h>
#include <string.h>

#include "commands.h"
#include "report.h"
#include "util.h"

static const struct {
	const char *name;
	int (*run)(int argc, char **argv);
	const char *what;
} verbs[] = {
	{ "run", cmd_run, "run probes and judge" },
	{ "list", cmd_list, "print the ids that globs or a suite select" },
	{ "explain", cmd_explain,
		"what a probe claims, needs and builds, and how to run it by hand" },
	{ "features", cmd_features, "what this machine has, with evidence" },
	{ "claims", cmd_claims, "claims by the document they come from" },
	{ "report", cmd_report, "make a report from a journal, a matrix from several" },
	{ "compare", cmd_compare, "what changed between two journals" },
	{ "baseline", cmd_baseline, "write the known failures of a journal down" },
	{ "merge", cmd_merge, "one journal out of those of shards" },
	{ "vm", cmd_vm, "run a suite on a kernel in a virtual machine" },
	{ "matrix", cmd_matrix, "the same on several kernels, a column each" },
};

static void usage(FILE *out)
{
	fputs("usage: bulkhead VERB [options]\n"
	      "Do this machine's container walls hold, and if one does not, whose fault is it?\n\n",
		out);
	for (size_t i = 0; i < sizeof(verbs) / sizeof(*verbs); i++)
		fprintf(out, "  %-9s %s\n", verbs[i].name, verbs[i].what);
	fputs("\n'bulkhead VERB --help' tells more; bulkhead(1) tells all.\n", out);
}

int main(int argc, char **argv)
{
	report_hook = report_write;
	if (argc < 2) {
		usage(stderr);
		return EXIT_USAGE;
	}
	if (!strcmp(argv[1], "--version")) {
		puts("bulkhead " BULKHEAD_VERSION);
		return 0;
	}
	if (!strcmp(argv[1], "--help") || !strcmp(argv[1], "-h") || !strcmp(argv[1], "help")) {
		usage(stdout);
		return 0;
	}
	for (size_t i = 0; i < sizeof(verbs) / sizeof(*verbs); i++) {
		if (!strcmp(argv[1], verbs[i].name))
			return verbs[i].run(argc - 1, argv + 1);
	}
	complain("unknown verb '%s'; 'bulkhead --help' lists them", argv[1]);
	return EXIT_USAGE;
}
