/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The program around the probes: the same for a program that holds one and for the image that
 * holds them all.
 */
#include <getopt.h>
#include <libgen.h>
#include <limits.h>

#include "driver.h"
#include "here.h"

static const char usage[] =
	"usage: %1$s [ID] [--driver D] [--sabotage]\n"
	"       %1$s --list | --describe [ID] | --features [NAME...]\n"
	"       %1$s --pause | --said FILE [WORD]\n"
	"       %1$s here [--profile P] [--format tap|journal] [-o FILE]\n"
	"Runs one probe and prints TAP 13; exit 0 pass or skip, 1 otherwise, 2 usage.\n"
	"--pause waits for SIGTERM or SIGINT, as a container that others are to enter.\n"
	"--said, as the interpreter of FILE (\"#!\"), writes the word that FILE was run with to FILE.said.\n";

static int die(const char *program, const char *format, const char *what)
{
	fprintf(stderr, "%s: ", program);
	fprintf(stderr, format, what);
	fputc('\n', stderr);
	return 2;
}

static size_t probe_count(void)
{
	return (size_t)(__stop_bulkhead_probes - __start_bulkhead_probes);
}

/* The runtime beside this tree: "$BULKHEAD_RUNTIME", or bulkhead-runtime next to the image. */
static const char *reference_runtime(void)
{
	static char path[PATH_MAX];
	const char *env = getenv("BULKHEAD_RUNTIME");

	if (env && *env)
		return env;
	self_path(path, sizeof(path));
	char *slash = strrchr(path, '/');
	if (slash)
		snprintf(slash, sizeof(path) - (size_t)(slash - path), "/bulkhead-runtime");
	return path;
}

static int set_driver(const char *program, const char *name)
{
	ctx.driver = name;
	ctx.builder = driver_find(name);
	if (!ctx.builder)
		return die(program, "unknown driver \"%s\": " DRIVER_NAMES, name);
	if (strcmp(name, "reference") == 0)
		ctx.runtime = reference_runtime();
	else if (ctx.builder == &driver_oci)
		ctx.runtime = name + strlen("oci:");
	else if (strchr(name, ':'))
		ctx.engine_runtime = strchr(name, ':') + 1;
	return 0;
}

/* PID 1 of a container gets no signal that it does not ask for. */
static int wait_to_be_stopped(void)
{
	sigset_t set;
	int got;

	sigemptyset(&set);
	sigaddset(&set, SIGTERM);
	sigaddset(&set, SIGINT);
	sigprocmask(SIG_BLOCK, &set, NULL);
	return sigwait(&set, &got) == 0 ? 0 : 1;
}

/* What the kernel runs by itself, a release agent for example, tells by it what it was told. */
static int say_word(const char *file, const char *word)
{
	char path[PATH_MAX];
	int fd;

	snprintf(path, sizeof(path), "%s.said", file);
	fd = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
	if (fd < 0 || (word && dprintf(fd, "%s\n", word) < 0))
		return 1;
	return close(fd) == 0 ? 0 : 1;
}

static int run_one(const char *program, const struct probe *probe)
{
	char path[PATH_MAX];
	const char *dir = getenv("BULKHEAD_DIR");

	ctx.probe = probe;
	ctx.by_hand = !dir;
	if (ctx.by_hand)
		isolate_by_hand();
	snprintf(path, sizeof(path), "%s/record", scratch());
	ctx.record = record_map(path, true);
	if (!ctx.record) {
		fprintf(stderr, "%s: %s: cannot map the record: %m\n", program, path);
		return 1;
	}
	ctx.record->magic = RECORD_MAGIC;
	ctx.record->abi = RECORD_ABI;
	atomic_store(&ctx.record->sabotaged, ctx.sabotage);
	if (ctx.sabotage && !cell_is_set(&probe->sabotage))
		return die(program, "%s declares no sabotage", probe->id);
	if (cell_is_set(&probe->cell))
		ctx.cell = ctx.sabotage && !probe->sabotage.twin ? &probe->sabotage : &probe->cell;
	int code = supervise();

	tap_print(ctx.record, probe->id);
	if (ctx.by_hand)
		isolate_cleanup();
	return code;
}

static int enter_inside(const char *program, const struct probe *probe, const char *step)
{
	ctx.probe = probe;
	ctx.inside = true;
	/* A hook of a container runs outside its root. */
	const char *record = getenv("BULKHEAD_RECORD");
	ctx.record = record_map(record ? record : "/record", false);
	if (!ctx.record)
		return die(program, "%s", "/record cannot be mapped in the cell");
	if (step)
		return run_step(program, probe, step, true);
	run_inside();
}

/* Opened before anything is confined or hidden; a cell holds the image at its root. */
static void open_image(bool inside)
{
	char path[PATH_MAX] = "/bulkhead-probes";

	if (!inside || access(path, X_OK) < 0)
		self_path(path, sizeof(path));
	ctx.image_fd = open(path, O_RDONLY | O_CLOEXEC);
}

int main(int argc, char **argv)
{
	static const struct option options[] = { { "driver", required_argument, NULL, 'd' },
		{ "sabotage", no_argument, NULL, 's' }, { "list", no_argument, NULL, 'l' },
		{ "describe", no_argument, NULL, 'D' }, { "features", no_argument, NULL, 'f' },
		{ "inside", no_argument, NULL, 'i' }, { "step", required_argument, NULL, 'S' },
		{ "record-fd", required_argument, NULL, 'R' }, { "as-inside", no_argument, NULL, 'A' }, { "help", no_argument, NULL, 'h' },
		{ "version", no_argument, NULL, 'V' }, { "pause", no_argument, NULL, 'p' },
		{ "said", no_argument, NULL, 'w' }, { 0 } };
	const char *driver = getenv("BULKHEAD_DRIVER"), *step = NULL;
	bool as_inside = false;
	char mode = 'r';
	int o;

	if (argv[1] && strcmp(argv[1], "here") == 0)
		return here_main(argc - 1, argv + 1);
	while ((o = getopt_long(argc, argv, "hV", options, NULL)) != -1) {
		if (o == 'd')
			driver = optarg;
		else if (o == 's')
			ctx.sabotage = true;
		else if (o == 'S')
			step = optarg;
		else if (o == 'A')
			as_inside = true;
		else if (o == 'R')
			ctx.record = record_map_fd(atoi(optarg));
		else if (o == '?')
			return 2;
		else
			mode = (char)o;
	}
	if (mode == 'h')
		return printf(usage, basename(argv[0])), 0;
	if (mode == 'V')
		return puts(BULKHEAD_VERSION), 0;
	if (mode == 'p')
		return wait_to_be_stopped();
	if (mode == 'w')
		return argv[optind] ? say_word(argv[optind], argv[optind + 1]) :
				      (fprintf(stderr, usage, basename(argv[0])), 2);
	if (mode == 'f')
		return features_print(argv + optind);
	if (mode == 'l' || (mode == 'D' && !argv[optind])) {
		for_each_probe(p) {
			if (mode == 'l')
				puts((*p)->id);
			else
				describe(*p);
		}
		return 0;
	}
	const struct probe *probe = argv[optind] ? find_probe(argv[optind]) :
				    probe_count() == 1 ? __start_bulkhead_probes[0] : NULL;
	if (argv[optind] && !probe)
		return die(argv[0], "no probe \"%s\" here: --list prints the ids", argv[optind]);
	if (!probe)
		return fprintf(stderr, usage, basename(argv[0])), 2;
	if (mode == 'D')
		return describe(probe), 0;
	open_image(mode == 'i' || as_inside);
	if (step && ctx.record)
		return ctx.probe = probe, run_step(argv[0], probe, step, as_inside);
	if (mode == 'i')
		return enter_inside(argv[0], probe, step);
	if (set_driver(argv[0], driver ? driver : "native"))
		return 2;
	return run_one(argv[0], probe);
}
