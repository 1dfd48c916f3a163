/* SPDX-License-Identifier: GPL-2.0-or-later */
/* bulkhead matrix: the same run on several kernels or by several drivers, one after another, and one report of all. */
#include <getopt.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "commands.h"
#include "driver_names.h"
#include "report.h"
#include "vm.h"

static const char usage[] =
	"usage: bulkhead matrix [--output PREFIX] KERNEL... -- SUITE|GLOB... [options of bulkhead "
	"vm]\n"
	"       bulkhead matrix [--output PREFIX] --drivers D,D... [-- GLOB... options of bulkhead "
	"run]\n"
	"Runs the suite on each kernel, or the probes with a cell here by each driver, and writes\n"
	"PREFIX-NAME.jsonl, PREFIX.txt, .json and .html with a column for each (PREFIX is "
	"matrix).\n"
	"A name that is no driver is an OCI runtime in PATH: runc is oci:runc.  The exit code is "
	"the\n"
	"gravest of the runs'.\n";

/* Later is graver. */
static int rank(int code)
{
	static const int order[] = { EXIT_CLEAN, EXIT_UNEXPECTED, EXIT_INCOMPLETE, EXIT_NOTHING,
		EXIT_MUST, EXIT_USAGE, EXIT_SPLAT, EXIT_INTERRUPTED };

	for (int i = 0; i < (int)(sizeof(order) / sizeof(*order)); i++)
		if (order[i] == code)
			return i;
	return 0;
}

/* A file's name for a journal: the label, or the last part of a path. */
static char *journal_name(const char *prefix, const char *kernel)
{
	const char *slash = strrchr(kernel, '/');

	return xasprintf("%s-%s.jsonl", prefix, slash ? slash + 1 : kernel);
}

/* One column: what `bulkhead vm` or `bulkhead run` does with the column's name. */
static int run_one(const char *name, bool driver, const char *journal, int argc, char **argv)
{
	struct strv args = { 0 };
	int code;

	strv_add(&args, driver ? "run" : "vm");
	if (driver) {
		strv_add(&args, "--cells");
		strv_add(&args, "--quiet");
	}
	for (int i = 0; i < argc; i++)
		strv_add(&args, argv[i]);
	/* Last, so that they win. */
	strv_add(&args, driver ? "--driver" : "--kernel");
	strv_take(
		&args, driver && !driver_name_ok(name) ? xasprintf("oci:%s", name) : xstrdup(name));
	strv_add(&args, "--journal");
	strv_add(&args, journal);
	strv_take(&args, NULL);
	code = driver ? cmd_run((int)args.n - 1, args.v) : cmd_vm((int)args.n - 1, args.v);
	args.n--;
	strv_free(&args);
	return code;
}

static int report_all(const char *prefix, const struct strv *journals)
{
	static const char *const formats[][2] = { { "text", "txt" }, { "json", "json" },
		{ "html", "html" } };
	int worst = 0;

	for (size_t i = 0; i < sizeof(formats) / sizeof(*formats); i++) {
		cleanup_free char *path = xasprintf("%s.%s", prefix, formats[i][1]);
		cleanup_free char *error = NULL;

		if (report_matrix((const char *const *)journals->v, journals->n, formats[i][0],
			    path, &error)) {
			complain("%s", error ? error : path);
			worst = EXIT_INCOMPLETE;
		}
	}
	return worst;
}

int cmd_matrix(int argc, char **argv)
{
	static const struct option longs[] = { { "output", required_argument, NULL, 'o' },
		{ "drivers", required_argument, NULL, 'd' }, { "help", no_argument, NULL, 'h' },
		{ 0 } };
	const char *prefix = "matrix";
	struct strv columns = { 0 };
	bool drivers = false;
	struct strv journals = { 0 };
	int option, last, worst = 0, code;

	/* What stands after "--" belongs to `bulkhead vm`. */
	for (last = 1; last < argc && strcmp(argv[last], "--"); last++)
		;
	optind = 1;
	while ((option = getopt_long(last, argv, "o:h", longs, NULL)) >= 0) {
		if (option == 'h') {
			fputs(usage, stdout);
			return 0;
		}
		if (option == 'd') {
			drivers = true;
			for (char *save = NULL, *d = strtok_r(optarg, ",", &save); d;
				d = strtok_r(NULL, ",", &save))
				strv_add(&columns, d);
		} else if (option == 'o') {
			prefix = optarg;
		} else {
			return EXIT_USAGE;
		}
	}
	for (int i = optind; i < last; i++)
		strv_add(&columns, argv[i]);
	if (!columns.n || (drivers && optind < last) || (!drivers && last + 1 >= argc)) {
		complain("matrix: %s: see 'bulkhead matrix --help'",
			!columns.n ? "neither a kernel nor a driver is named"
			: drivers  ? "kernels and drivers are two matrices"
				   : "no suite is named after '--'");
		strv_free(&columns);
		return EXIT_USAGE;
	}
	if (last == argc)
		last--; /* there is no "--", and nothing after it */
	for (size_t i = 0; i < columns.n && worst != EXIT_INTERRUPTED; i++) {
		cleanup_free char *journal = journal_name(prefix, columns.v[i]);
		struct stat st;

		code = run_one(columns.v[i], drivers, journal, argc - last - 1, argv + last + 1);
		if (rank(code) > rank(worst))
			worst = code;
		/* A run that was refused before its first boot leaves no column. */
		if (code != EXIT_USAGE && !stat(journal, &st))
			strv_add(&journals, journal);
	}
	code = journals.n ? report_all(prefix, &journals) : 0;
	strv_free(&journals);
	strv_free(&columns);
	return rank(code) > rank(worst) ? code : worst;
}
