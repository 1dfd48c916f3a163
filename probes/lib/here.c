/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "here.h"

#include <getopt.h>
#include <jansson.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/utsname.h>
#include <time.h>

#include "internal.h"

static const char usage[] =
	"usage: bulkhead-probes here [--profile P] [--format tap|journal] [-o FILE] [--list]\n"
	"Judges the container that this runs in: what the profile promises must hold.\n"
	"P: docker-default, podman-rootless, kubernetes-baseline, kubernetes-restricted or none "
	"(default:\n"
	"nothing is promised, what is found is reported).  A journal is for `bulkhead report`.\n"
	"exit: 0 every promised wall stands, 1 one does not, 2 usage\n";

static const struct {
	const char *name;
	unsigned int bit;
} profiles[] = { { "docker-default", DOCKER }, { "podman-rootless", PODMAN },
	{ "kubernetes-baseline", BASELINE }, { "kubernetes-restricted", RESTRICTED },
	{ "none", 0 } };

static const struct wall *const lists[] = { here_identity, here_filter, here_files, here_kernel };
#define for_each_wall(w)                                                          \
	for (size_t list_ = 0; list_ < sizeof(lists) / sizeof(lists[0]); list_++) \
		for (const struct wall *w = lists[list_]; w->name; w++)

struct run {
	const char *profile, *format;
	unsigned int bit;
	FILE *out;
	unsigned int number, counts[VERDICT_COUNT];
	char **argv;
};

void breach(struct finding *f, const char *wanted, const char *got, ...)
{
	size_t used = f->verdict == VERDICT_FAIL ? strlen(f->got) : 0;
	va_list ap;

	if (used && used + 3 < sizeof(f->got))
		used += (size_t)snprintf(f->got + used, sizeof(f->got) - used, "; ");
	va_start(ap, got);
	if (used < sizeof(f->got))
		vsnprintf(f->got + used, sizeof(f->got) - used, got, ap);
	va_end(ap);
	f->verdict = VERDICT_FAIL;
	snprintf(f->wanted, sizeof(f->wanted), "%s", wanted);
}

void unknown(struct finding *f, enum skip_code code, const char *evidence, ...)
{
	va_list ap;

	if (f->verdict == VERDICT_FAIL)
		return;
	va_start(ap, evidence);
	vsnprintf(f->got, sizeof(f->got), evidence, ap);
	va_end(ap);
	f->verdict = VERDICT_SKIP;
	f->code = code;
}

static void line(struct run *run, json_t *o)
{
	json_dumpf(o, run->out, JSON_COMPACT);
	fputc('\n', run->out);
	json_decref(o);
}

static const char *now_text(void)
{
	static char text[40];
	time_t now = time(NULL);
	struct tm tm;

	strftime(text, sizeof(text), "%Y-%m-%dT%H:%M:%SZ", gmtime_r(&now, &tm));
	return text;
}

static size_t wall_count(void)
{
	size_t n = 0;

	for_each_wall(w) n++;
	return n;
}

static void begin_journal(struct run *run)
{
	struct utsname u;
	char id[40], command[4096] = "";
	json_t *argv = json_array();

	uname(&u);
	read_file("/proc/cmdline", command, sizeof(command));
	for (char **a = run->argv; *a; a++)
		json_array_append_new(argv, json_string(*a));
	snprintf(id, sizeof(id), "%llx%x", (unsigned long long)time(NULL), (unsigned int)now_ns());
	line(run, json_pack("{s:s, s:i, s:s, s:s, s:s, s:s, s:s, s:b, s:{s:s, s:s, s:s, s:s, s:s}, "
			    "s:s, s:s, s:i, "
			    "s:i, s:I, s:o}",
			  "type", "run", "schema", 1, "id", id, "time", now_text(), "bulkhead",
			  BULKHEAD_VERSION, "suite", run->profile, "driver", "here", "sabotage", 0,
			  "kernel", "sysname", u.sysname, "release", u.release, "version",
			  u.version, "machine", u.machine, "cmdline", command, "lsm", "", "cgroup",
			  cg2()		? (cg1("pids") ? "hybrid" : "v2")
			  : cg1("pids") ? "v1"
					: "none",
			  "workers", 1, "unit_us", (int)unit_us(), "planned",
			  (json_int_t)wall_count(), "argv", argv));
	for_each_wall(w) line(run,
		json_pack("{s:s, s:o, s:s, s:s, s:s, s:b, s:i, s:n}", "type", "plan", "probe",
			json_sprintf("here/%s", w->name), "claim", w->claim, "source", w->source,
			"driver", "here", "cell", 1, "timeout_ms", 10000, "excluded"));
}

static void print_journal(struct run *run, const struct wall *w, const struct finding *f, double ms)
{
	const char *id = fmt("here/%s", w->name), *verdict = verdict_name(f->verdict);
	json_t *failures = json_array(), *skip = json_null();

	if (f->verdict == VERDICT_FAIL)
		json_array_append_new(failures,
			json_pack("{s:s, s:b, s:s, s:s, s:s, s:s}", "verdict", "FAIL", "inside", 1,
				"where", w->name, "what", w->detail ? w->detail : w->name, "wanted",
				f->wanted, "got", f->got));
	if (f->verdict == VERDICT_SKIP)
		skip = json_pack("{s:s, s:s}", "code", skip_code_name(f->code), "evidence", f->got);
	line(run, json_pack("{s:s, s:s, s:s, s:i, s:s}", "type", "start", "probe", id, "driver",
			  "here", "attempt", 1, "time", now_text()));
	line(run, json_pack("{s:s, s:s, s:s, s:i, s:b, s:s, s:f, s:[], s:o, s:o, s:n, s:[], s:[], "
			    "s:s, s:s, s:s, s:s}",
			  "type", "result", "probe", id, "driver", "here", "attempt", 1, "sabotage",
			  0, "verdict", verdict, "duration_ms", ms, "rows", "failures", failures,
			  "skip", skip, "signal", "leaks", "kernel_log", "taint", "", "note", "",
			  "log", "", "runs_for", "verdict"));
	line(run, json_pack("{s:s, s:s, s:s, s:i, s:n}", "type", "final", "probe", id, "verdict",
			  verdict, "attempts", 1, "blame"));
}

static void print_tap(struct run *run, const struct wall *w, const struct finding *f)
{
	bool bad = f->verdict == VERDICT_FAIL;

	fprintf(run->out, "%sok %u - here/%s", bad ? "not " : "", run->number, w->name);
	if (f->verdict == VERDICT_SKIP)
		fprintf(run->out, " # SKIP %s: %s", skip_code_name(f->code), f->got);
	fputc('\n', run->out);
	if (bad)
		fprintf(run->out, "#   claim: %s\n#   source: %s\n#   wanted: %s\n#   got: %s\n",
			w->claim, w->source, f->wanted, f->got);
}

/* What is not promised is not judged, but told. */
static void soften(struct run *run, const struct wall *w, struct finding *f)
{
	char found[sizeof(f->got)];

	if (w->asked & run->bit)
		return;
	snprintf(found, sizeof(found), "%s", f->verdict == VERDICT_PASS ? "it stands" : f->got);
	f->verdict = VERDICT_PASS;
	unknown(f, SKIP_DRIVER, "not promised by %s; found: %.300s", run->profile, found);
}

static void judge(struct run *run, const struct wall *w)
{
	struct finding f = { .verdict = VERDICT_PASS };
	uint64_t begin = now_ns();

	w->check(w, run->bit, &f);
	soften(run, w, &f);
	for (char *p = f.got; *p; p++)
		*p = (unsigned char)*p < ' ' || *p == '#' ? ' ' : *p;
	run->number++;
	run->counts[f.verdict]++;
	if (strcmp(run->format, "journal") == 0)
		print_journal(run, w, &f, (double)(now_ns() - begin) / 1e6);
	else
		print_tap(run, w, &f);
	fflush(run->out);
}

static int run_all(struct run *run)
{
	bool journal = strcmp(run->format, "journal") == 0;
	int code;

	if (journal)
		begin_journal(run);
	else
		fprintf(run->out, "TAP version 13\n1..%zu\n# profile %s\n", wall_count(),
			run->profile);
	for_each_wall(w) judge(run, w);
	code = run->counts[VERDICT_FAIL] ? 1 : 0;
	if (journal)
		line(run, json_pack("{s:s, s:s, s:i, s:b, s:{s:i, s:i, s:i}}", "type", "end",
				  "time", now_text(), "exit", code, "interrupted", 0, "counts",
				  "PASS", (int)run->counts[VERDICT_PASS], "FAIL",
				  (int)run->counts[VERDICT_FAIL], "SKIP",
				  (int)run->counts[VERDICT_SKIP]));
	else
		fprintf(run->out, "# %u stand, %u do not, %u not judged\n",
			run->counts[VERDICT_PASS], run->counts[VERDICT_FAIL],
			run->counts[VERDICT_SKIP]);
	if (fflush(run->out) != 0 || ferror(run->out)) {
		fprintf(stderr, "bulkhead-probes here: the report cannot be written: %m\n");
		return 2;
	}
	return code;
}

static int list(void)
{
	for_each_wall(w)
	{
		printf("here/%s\n    %s\n    %s; promised by:", w->name, w->claim, w->source);
		for (size_t i = 0; i < sizeof(profiles) / sizeof(profiles[0]); i++) {
			if (w->asked & profiles[i].bit)
				printf(" %s", profiles[i].name);
		}
		puts(w->asked ? "" : " nobody");
	}
	return 0;
}

static bool take_profile(struct run *run, const char *name)
{
	for (size_t i = 0; i < sizeof(profiles) / sizeof(profiles[0]); i++) {
		if (strcmp(profiles[i].name, name) != 0)
			continue;
		run->profile = profiles[i].name;
		run->bit = profiles[i].bit;
		return true;
	}
	fprintf(stderr,
		"bulkhead-probes here: \"%s\" is no profile: docker-default, podman-rootless, "
		"kubernetes-baseline, kubernetes-restricted or none\n",
		name);
	return false;
}

int here_main(int argc, char **argv)
{
	static const struct option options[] = { { "profile", required_argument, NULL, 'p' },
		{ "format", required_argument, NULL, 'f' },
		{ "output", required_argument, NULL, 'o' }, { "list", no_argument, NULL, 'l' },
		{ "help", no_argument, NULL, 'h' }, { 0 } };
	struct run run = { .profile = "none", .format = "tap", .out = stdout, .argv = argv };
	const char *path = NULL;
	int o;

	optind = 0;
	while ((o = getopt_long(argc, argv, "p:f:o:lh", options, NULL)) != -1) {
		if (o == 'l')
			return list();
		if (o == 'h')
			return fputs(usage, stdout), 0;
		if (o == 'p' && !take_profile(&run, optarg))
			return 2;
		if (o == '?')
			return fputs(usage, stderr), 2;
		if (o == 'f')
			run.format = optarg;
		if (o == 'o')
			path = optarg;
	}
	if (strcmp(run.format, "tap") != 0 && strcmp(run.format, "journal") != 0) {
		fprintf(stderr, "bulkhead-probes here: --format: \"%s\" is not tap or journal\n",
			run.format);
		return 2;
	}
	if (argv[optind])
		return fputs(usage, stderr), 2;
	if (path) {
		run.out = fopen(path, "we");
		if (!run.out) {
			fprintf(stderr, "bulkhead-probes here: %s: %m\n", path);
			return 2;
		}
	}
	return run_all(&run);
}
