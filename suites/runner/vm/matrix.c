/* SPDX-License-Identifier: GPL-2.0-or-later */
/* bulkhead matrix: the same run on several kernels and variants or by several drivers, and one report. */
#include "matrix.h"

#include <getopt.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "commands.h"
#include "driver_names.h"
#include "machine.h"
#include "report.h"

/* What QEMU needs beside the guest's memory: code that it translates, devices. */
#define QEMU_MB 384

static const char usage[] =
	"usage: bulkhead matrix [options] KERNEL[+VARIANT...]... [-- GLOB... options of bulkhead "
	"vm]\n"
	"       bulkhead matrix [options] --drivers D,D... [-- GLOB... options of bulkhead run]\n"
	"Runs a suite on each kernel, as many guests at a time as CPUs and memory allow, and "
	"writes\n"
	"PREFIX-NAME.jsonl for each, or runs the probes with a cell here by each driver, one "
	"after\n"
	"another; and PREFIX.txt, .json and .html with a column for each.\n"
	"  -s, --suite SUITE    what to run (or after --)\n"
	"  -o, --output PREFIX  of the files (matrix)\n"
	"  -j, --jobs N         guests at a time (as many as fit)\n"
	"A name that is no driver is an OCI runtime in PATH: runc is oci:runc.\n"
	"KERNEL is a label or a file, VARIANT a name of vm.variants: 6.1 6.12+v1 6.12-rt+swap.\n"
	"The exit code is the gravest of the runs'.\n";

struct matrix_options {
	const char *prefix, *suite;
	unsigned long jobs;
	struct strv columns; /* kernels with their variants, or drivers */
	bool drivers;
	char **rest; /* of bulkhead vm or run */
	int rest_count;
};

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

static void take_drivers(char *list, struct matrix_options *o)
{
	o->drivers = true;
	for (char *save = NULL, *d = strtok_r(list, ",", &save); d; d = strtok_r(NULL, ",", &save))
		strv_add(&o->columns, d);
}

/* One option; 0, -1: help was printed, or EXIT_USAGE after a complaint. */
static int take(int option, struct matrix_options *o)
{
	switch (option) {
	case 'h':
		fputs(usage, stdout);
		return -1;
	case 'o':
		o->prefix = optarg;
		return 0;
	case 's':
		o->suite = optarg;
		return 0;
	case 'd':
		take_drivers(optarg, o);
		return 0;
	case 'j':
		if (parse_unsigned(optarg, 1024, &o->jobs) && o->jobs)
			return 0;
		complain("matrix: --jobs %s: a number from 1 to 1024 is needed", optarg);
		return EXIT_USAGE;
	default:
		return EXIT_USAGE;
	}
}

static const char *what_is_missing(const struct matrix_options *o, bool kernels)
{
	if (!o->columns.n)
		return "neither a kernel nor a driver is named";
	if (o->drivers && kernels)
		return "kernels and drivers are two matrices";
	return o->drivers || o->suite || o->rest_count ? NULL : "no suite is named";
}

static int parse(int argc, char **argv, struct matrix_options *o)
{
	static const struct option longs[] = { { "output", required_argument, NULL, 'o' },
		{ "suite", required_argument, NULL, 's' }, { "jobs", required_argument, NULL, 'j' },
		{ "drivers", required_argument, NULL, 'd' }, { "help", no_argument, NULL, 'h' },
		{ 0 } };
	const char *missing;
	int option, last, rc;

	/* What stands after "--" belongs to `bulkhead vm` or `bulkhead run`. */
	for (last = 1; last < argc && strcmp(argv[last], "--"); last++)
		;
	optind = 1;
	while ((option = getopt_long(last, argv, "o:s:j:h", longs, NULL)) >= 0) {
		rc = take(option, o);
		if (rc)
			return rc;
	}
	for (int i = optind; i < last; i++)
		strv_add(&o->columns, argv[i]);
	o->rest = argv + (last < argc ? last + 1 : last);
	o->rest_count = last < argc ? argc - last - 1 : 0;
	missing = what_is_missing(o, optind < last);
	if (!missing)
		return 0;
	complain("matrix: %s: see 'bulkhead matrix --help'", missing);
	return EXIT_USAGE;
}

/* The words of the user's, after those that any run has and before those that a column adds. */
static void add_rest(const struct matrix_options *o, struct strv *args)
{
	if (o->suite && o->drivers)
		strv_add(args, "--suite");
	if (o->suite)
		strv_add(args, o->suite);
	for (int i = 0; i < o->rest_count; i++)
		strv_add(args, o->rest[i]);
}

static int make_run(const struct matrix_options *o, const char *driver, struct matrix_job *job)
{
	job->verb = cmd_run;
	strv_add(&job->args, "run");
	strv_add(&job->args, "--cells");
	strv_add(&job->args, "--quiet");
	add_rest(o, &job->args);
	strv_add(&job->args, "--driver");
	strv_take(
		&job->args, driver_name_ok(driver) ? xstrdup(driver) : xasprintf("oci:%s", driver));
	return 0;
}

/* Checked, and its memory known, before anything boots. */
static int make_guest(const struct matrix_options *o, const char *label, struct matrix_job *job)
{
	const char *slash = strrchr(label, '/');
	const char *plus = strchr(slash ? slash : label, '+');
	cleanup_free char *kernel = plus ? strndup(label, (size_t)(plus - label)) : xstrdup(label);
	struct vm_options checked = { 0 };
	struct strv copy = { 0 };
	int code;

	job->verb = cmd_vm;
	strv_add(&job->args, "vm");
	add_rest(o, &job->args);
	if (plus && plus[1]) {
		strv_add(&job->args, "--variant");
		strv_add(&job->args, plus + 1);
	}
	strv_add(&job->args, "--kernel");
	strv_add(&job->args, kernel);
	for (size_t i = 0; i < job->args.n; i++)
		strv_add(&copy, job->args.v[i]);
	strv_take(&copy, NULL);
	code = vm_options_parse((int)copy.n - 1, copy.v, &checked);
	job->memory_mb = checked.memory_mb + checked.swap_mb + QEMU_MB;
	vm_options_free(&checked);
	/* getopt has put the words into another order; all are there. */
	strv_free(&copy);
	return code;
}

static int make_jobs(const struct matrix_options *o, struct matrix_job *job)
{
	for (size_t i = 0; i < o->columns.n; i++) {
		const char *name = o->columns.v[i], *slash = strrchr(name, '/');
		int code;

		job[i] = (struct matrix_job){ .label = slash ? slash + 1 : name, .output = -1 };
		job[i].journal = xasprintf("%s-%s.jsonl", o->prefix, job[i].label);
		code = o->drivers ? make_run(o, name, &job[i]) : make_guest(o, name, &job[i]);
		if (code)
			return code;
		strv_add(&job[i].args, "--journal");
		strv_add(&job[i].args, job[i].journal);
		strv_take(&job[i].args, NULL);
		for (size_t k = 0; k < i; k++) {
			if (strcmp(job[k].journal, job[i].journal))
				continue;
			complain("matrix: %s and %s would both write %s", o->columns.v[k], name,
				job[i].journal);
			return EXIT_USAGE;
		}
	}
	return 0;
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

/* What came of each; the exit code of the whole. */
static int conclude(const struct matrix_options *o, const struct matrix_job *job)
{
	struct strv journals = { 0 };
	long long passed = 0, failed = 0, skipped = 0;
	int worst = 0, code;

	for (size_t i = 0; i < o->columns.n; i++) {
		struct stat st;

		fprintf(stderr, "matrix: %-16s exit %-3d %7.1f s  %s\n", job[i].label, job[i].code,
			job[i].seconds, job[i].journal);
		if (rank(job[i].code) > rank(worst))
			worst = job[i].code;
		passed += job[i].passed;
		failed += job[i].failed;
		skipped += job[i].skipped;
		/* A run that was refused before its first boot leaves no column. */
		if (job[i].code != EXIT_USAGE && !stat(job[i].journal, &st) && st.st_size)
			strv_add(&journals, job[i].journal);
	}
	code = journals.n ? report_all(o->prefix, &journals) : 0;
	strv_free(&journals);
	printf("%lld passed, %lld failed, %lld skipped\n", passed, failed, skipped);
	return rank(code) > rank(worst) ? code : worst;
}

static void free_jobs(struct matrix_job *job, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		strv_free(&job[i].args);
		free(job[i].journal);
		stream_free(&job[i].stream);
	}
	free(job);
}

int cmd_matrix(int argc, char **argv)
{
	struct matrix_options o = { .prefix = "matrix" };
	struct matrix_job *job;
	int code = parse(argc, argv, &o);

	if (code) {
		strv_free(&o.columns);
		return code < 0 ? 0 : code;
	}
	job = xcalloc(o.columns.n, sizeof(*job));
	code = make_jobs(&o, job);
	if (!code) {
		/* A run that does not come to its first record must not show an older one's. */
		for (size_t i = 0; i < o.columns.n; i++)
			remove(job[i].journal);
		/* Drivers share this machine, and are compared: one after another. */
		matrix_run(job, o.columns.n,
			o.jobs	    ? (unsigned)o.jobs
			: o.drivers ? 1
				    : machine_cpus(),
			matrix_memory_available());
		code = conclude(&o, job);
	}
	free_jobs(job, o.columns.n);
	strv_free(&o.columns);
	return code;
}
