/* SPDX-License-Identifier: GPL-2.0-or-later */
/* bulkhead run: from the command line to the exit code. */
#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/capability.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>

#include "commands.h"
#include "isolate.h"
#include "machine.h"
#include "module.h"
#include "paths.h"
#include "run.h"
#include "stress.h"
#include "watchdog.h"

int (*report_hook)(const char *journal, const char *format, const char *out_path, char **error);

extern char **environ;

static int load_suite(struct run *run)
{
	char *error = NULL;

	if (run->opt.suite && suite_load(run->opt.suite, &run->suite, &error)) {
		complain("%s", error);
		free(error);
		return EXIT_USAGE;
	}
	run->driver = xstrdup(run->opt.driver	  ? run->opt.driver
			      : run->suite.driver ? run->suite.driver
						  : "reference");
	run->driver_path = paths_driver(run->driver);
	if (!run->driver_path) {
		complain("driver %s: there is no such program", run->driver);
		return EXIT_USAGE;
	}
	return 0;
}

static int load_catalog(struct run *run)
{
	run->image = paths_image();
	if (!run->image) {
		complain("the image of probes (bulkhead-probes) is neither beside this program nor "
			 "in "
			 "../libexec/bulkhead; set BULKHEAD_IMAGE");
		return EXIT_USAGE;
	}
	run->runtime = paths_runtime();
	return catalog_load(run->image, &run->catalog) ||
			       catalog_load_features(run->image, &run->catalog)
		       ? EXIT_USAGE
		       : 0;
}

static int select_all(struct run *run)
{
	char *error = NULL;
	int rc = select_probes(&run->catalog, run->suite.name ? &run->suite : NULL, run->opt.globs,
		&run->opt.narrowing, &run->selection, &error);

	if (rc) {
		complain("%s", error);
		free(error);
	}
	return rc;
}

static int by_plan(const void *a, const void *b)
{
	return plan_order(((const struct tally *)a)->probe, ((const struct tally *)b)->probe);
}

static void make_plan(struct run *run)
{
	run->tally = xcalloc(run->selection.count, sizeof(*run->tally));
	for (size_t i = 0; i < run->selection.count; i++) {
		const struct probe *probe = run->selection.probe[i];

		if (!probe->excluded)
			run->tally[run->tallies++] = (struct tally){
				.probe = probe,
				.driver = probe->cell ? run->driver : "",
			};
	}
	qsort(run->tally, run->tallies, sizeof(*run->tally), by_plan);
}

/* One required feature; where is "suite.suite:3: must" or "--require". */
static int require(const struct run *run, const char *where, const char *name)
{
	const struct feature *feature = catalog_feature(&run->catalog, name);

	if (!feature) {
		complain("%s: unknown feature '%s'; 'bulkhead features' lists them", where, name);
		return EXIT_USAGE;
	}
	if (feature->present)
		return 0;
	complain("%s: feature '%s' is missing here: %s (%s)", where, name, feature->evidence,
		feature->code ? feature->code : "KERNEL");
	return EXIT_MUST;
}

static int check_required(const struct run *run)
{
	int worst = 0;

	for (size_t i = 0; i < run->suite.musts; i++) {
		const struct suite_item *item = &run->suite.must[i];
		cleanup_free char *where = xasprintf("%s:%u: must", run->suite.path, item->line);
		int rc = require(run, where, item->text);

		if (rc && worst != EXIT_USAGE)
			worst = rc;
	}
	for (size_t i = 0; i < run->opt.require.n; i++) {
		int rc = require(run, "--require", run->opt.require.v[i]);

		if (rc && worst != EXIT_USAGE)
			worst = rc;
	}
	return worst;
}

static int check_privilege(void)
{
	cap_flag_value_t value = CAP_CLEAR;
	cap_t caps = cap_get_proc();

	if (caps) {
		cap_get_flag(caps, CAP_SYS_ADMIN, CAP_EFFECTIVE, &value);
		cap_free(caps);
	}
	if (value == CAP_SET)
		return 0;
	complain("run: CAP_SYS_ADMIN is needed to isolate the probes: run as root (one probe by "
		 "hand, "
		 "without the runner: bulkhead-probes ID)");
	return EXIT_USAGE;
}

static bool passed_on(const char *setting)
{
	static const char *const names[] = { "PATH=", "HOME=", "GCOV_",
		"ASAN_OPTIONS=", "UBSAN_OPTIONS=", "LSAN_OPTIONS=", "BULKHEAD_" };

	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++) {
		if (has_prefix(setting, names[i]))
			return true;
	}
	return false;
}

/*
 * Whether "/" is the root of the kernel's own processes, which start helpers there; a probe cannot
 * see it from its PID namespace.
 */
static bool first_root(void)
{
	struct stat here, first;

	return !stat("/", &here) && !stat("/proc/2/root/.", &first) && here.st_dev == first.st_dev &&
	       here.st_ino == first.st_ino;
}

/* A probe sees the same environment whoever starts the run. */
static void make_env(struct run *run)
{
	static const char *const ours[] = { "BULKHEAD_DIR=", "BULKHEAD_IMAGE=", "BULKHEAD_RUNTIME=",
		"BULKHEAD_UNIT_US=", "BULKHEAD_FIRST_ROOT=", "BULKHEAD_CGROUP=", "BULKHEAD_CATEGORIES=",
		"BULKHEAD_AUDIT=" };
	bool path = false;

	for (char **at = environ; *at; at++) {
		bool set_below = false;

		for (size_t i = 0; i < sizeof(ours) / sizeof(*ours); i++)
			set_below |= has_prefix(*at, ours[i]);
		if (passed_on(*at) && !set_below)
			strv_add(&run->env, *at);
		path |= has_prefix(*at, "PATH=");
	}
	if (!path)
		strv_add(&run->env,
			"PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin");
	strv_add(&run->env, "LC_ALL=C");
	strv_take(&run->env, xasprintf("TMPDIR=%s/" SHIM_SCRATCH, run->dir));
	strv_take(&run->env, xasprintf("BULKHEAD_DIR=%s/" SHIM_SCRATCH, run->dir));
	strv_take(&run->env, xasprintf("BULKHEAD_IMAGE=%s/" SHIM_IMAGE, run->dir));
	if (run->runtime)
		strv_take(&run->env, xasprintf("BULKHEAD_RUNTIME=%s", run->runtime));
	strv_take(&run->env, xasprintf("BULKHEAD_UNIT_US=%u", run->unit_us));
	strv_take(&run->env, xasprintf("BULKHEAD_FIRST_ROOT=%s", first_root() ? "yes" : "no"));
	/* Asked once, here: the kernel answers nobody in a PID namespace of its own. */
	const struct feature *audit = catalog_feature(&run->catalog, "audit");
	if (audit && !audit->present)
		strv_take(&run->env, xasprintf("BULKHEAD_AUDIT=%s", audit->evidence));
}

/*
 * The name of an empty folder, the mount point of every probe's own tmpfs.  Only its name: whoever is to
 * remove it after us must know it before it is there.
 */
static int name_dir(struct run *run)
{
	const char *places[] = { getenv("TMPDIR"), "/tmp", "/run", "/dev" };
	uint64_t number;

	if (getrandom(&number, sizeof(number), GRND_NONBLOCK) != sizeof(number))
		number = now_ns() ^ (uint64_t)getpid() << 32;
	for (size_t i = 0; i < sizeof(places) / sizeof(*places); i++) {
		if (!places[i] || places[i][0] != '/' || access(places[i], W_OK | X_OK))
			continue;
		run->dir = xasprintf("%s/bulkhead.%016llx", places[i], (unsigned long long)number);
		return 0;
	}
	complain("no folder for scratch mounts: neither $TMPDIR, /tmp, /run nor /dev can be "
		 "written");
	return EXIT_USAGE;
}

static int make_dir(const struct run *run)
{
	if (mkdir(run->dir, 0755)) {
		complain("%s: %s", run->dir, strerror(errno));
		return EXIT_USAGE;
	}
	/* A probe that drops its user must still get through to its scratch folder. */
	chmod(run->dir, 0755);
	return 0;
}

static int open_journal(struct run *run)
{
	cleanup_free char *beside = run->opt.report ? xasprintf("%s.jsonl", run->opt.report) : NULL;
	const char *path = run->opt.journal ? run->opt.journal : beside;
	int rc = 0;

	run->journal.fd = -1;
	if (run->opt.report && !report_hook) {
		complain("run: --report is not available in this program; use --journal");
		return EXIT_USAGE;
	}
	if (path)
		rc = journal_open(path, &run->journal);
	if (rc) {
		complain("%s: %s", path, journal_complaint(rc));
		return EXIT_USAGE;
	}
	return 0;
}

static int write_reports(const struct run *run)
{
	static const char *const formats[][2] = { { "tap", "tap" }, { "junit", "xml" },
		{ "json", "json" }, { "html", "html" } };
	int rc = 0;

	for (size_t i = 0; run->opt.report && i < sizeof(formats) / sizeof(*formats); i++) {
		cleanup_free char *path = xasprintf("%s.%s", run->opt.report, formats[i][1]);
		cleanup_free char *error = NULL;

		if (report_hook(run->journal.path, formats[i][0], path, &error)) {
			complain("%s: %s", path, error ? error : "cannot be written");
			rc = EXIT_INCOMPLETE;
		}
	}
	return rc;
}

static void find_cgroups(struct run *run)
{
	FILE *in = fopen("/proc/self/mountinfo", "re");

	run->cg = cgroup_find(in);
	if (in)
		fclose(in);
}

/* Everything between the first and the last thing that would have to be cleaned up. */
static int run_guarded(struct run *run, char **argv)
{
	struct watchdog dog = { .pid = 0 };
	struct stress stress = { 0 };
	struct strv settings = { 0 };
	const char *no_kmsg;
	sigset_t interrupting;
	int rc;

	/* From here on an interrupt waits for the loop, which cleans up. */
	run_signals(&interrupting);
	sigprocmask(SIG_BLOCK, &interrupting, NULL);
	rc = name_dir(run);
	if (rc)
		return rc;
	make_env(run);
	host_settings(&settings);
	rc = watchdog_start(run->cg, run->dir, &settings, &dog);
	strv_free(&settings);
	if (rc)
		complain(
			"the watchdog: %s; a killed run would leave control groups", strerror(-rc));
	rc = make_dir(run);
	if (rc) {
		watchdog_dismiss(&dog);
		return rc;
	}
	cgroup_open(run->cg);
	kmsg_open(&run->kmsg, &no_kmsg);
	if (no_kmsg)
		complain("/dev/kmsg: %s; only the taint mask tells of kernel trouble", no_kmsg);
	run->taint = machine_taint();
	host_open(&run->host, run->cg);
	run_write_head(run, argv);
	run_write_plan(run);
	progress_open(&run->progress, run->tallies, run->opt.verbose, run->opt.quiet);
	if (run->opt.stress)
		rc = stress_start(run->opt.stress, &stress);
	/* Whoever asks for load must not take a run without it for one that bore it. */
	if (rc)
		complain("--stress: %s", strerror(-rc));
	else
		rc = run_schedule(run);
	stress_end(&stress);
	rc = rc ? EXIT_INCOMPLETE : 0;
	host_close(&run->host);
	cleanup_closep(&run->kmsg.fd);
	cgroup_close(run->cg);
	run_folder_remove(run->dir);
	watchdog_dismiss(&dog);
	return rc;
}

static int prepare(struct run *run)
{
	int rc = load_suite(run);

	if (!rc)
		rc = load_catalog(run);
	if (!rc)
		rc = select_all(run);
	if (rc)
		return rc;
	make_plan(run);
	for (size_t i = 0; i < run->tallies; i++)
		modules_find(&run->catalog, &run->tally[i].probe->needs);
	return run_load_baselines(run);
}

static int conclude(struct run *run, int rc)
{
	int status = run_exit_code(run);

	run_write_end(run, status);
	if (run->journal.error) {
		complain("%s: %s; the journal is incomplete", run->journal.path,
			strerror(run->journal.error));
		rc = EXIT_INCOMPLETE;
	}
	run_print_summary(run, status);
	if (write_reports(run))
		rc = EXIT_INCOMPLETE;
	return status ? status : rc;
}

/* A run that ends before its first probe; the journal says with which features and why. */
static int only_features(struct run *run, char **argv, int status)
{
	run_write_head(run, argv);
	if (status)
		run_write_plan(run);
	run_write_end(run, status);
	if (write_reports(run))
		return EXIT_INCOMPLETE;
	return status;
}

static int execute(struct run *run, char **argv)
{
	int rc = prepare(run), missing;

	if (rc)
		return rc;
	missing = check_required(run);
	if (missing == EXIT_USAGE)
		return missing;
	if (!missing && !run->opt.features_only)
		rc = check_privilege();
	if (rc)
		return rc;
	run->unit_us = machine_unit_us();
	run->scale = machine_scale(run->unit_us);
	run->workers = run->opt.workers ? run->opt.workers : machine_cpus();
	find_cgroups(run);
	rc = open_journal(run);
	if (rc)
		return rc;
	if (missing || run->opt.features_only)
		return only_features(run, argv, missing);
	signal(SIGPIPE, SIG_IGN);
	modules_load();
	rc = run_guarded(run, argv);
	modules_unload();
	return conclude(run, rc);
}

static void free_run(struct run *run)
{
	for (size_t i = 0; i < run->tallies; i++) {
		outcome_free(&run->tally[i].last);
		outcome_free(&run->tally[i].worst);
		strv_free(&run->tally[i].suspected);
		strv_free(&run->tally[i].sole);
		free(run->tally[i].by_policy);
	}
	free(run->tally);
	free(run->selection.probe);
	catalog_free(&run->catalog);
	suite_free(&run->suite);
	journal_close(&run->journal);
	baseline_free(&run->baseline);
	strv_free(&run->env);
	strv_free(&run->changes);
	strv_free(&run->noise);
	free(run->image);
	free(run->runtime);
	free(run->driver);
	free(run->driver_path);
	free(run->dir);
	options_free(&run->opt);
}

int cmd_run(int argc, char **argv)
{
	struct run run = { .journal.fd = -1, .begin_ns = now_ns() };
	int rc = options_parse(argc, argv, &run.opt);

	if (rc)
		return rc < 0 ? 0 : rc;
	rc = execute(&run, argv);
	free_run(&run);
	return rc;
}
