/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * bulkhead-runtime: the reference OCI container runtime (runtime-spec, "Runtime and Lifecycle";
 * the command line is runc's). This file is the only one that prints errors and exits.
 */
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "options.h"
#include "protect.h"
#include "util.h"
#include "verbs.h"

static const struct {
	const char *name;
	verb_fn *fn;
	const char *help;
} verbs[] = {
	{"create", verb_create, "create [--bundle DIR] [--pid-file F] [--console-socket S] [--preserve-fds N] ID"},
	{"delete", verb_delete, "delete [--force] ID"},
	{"events", verb_events, "events [--stats] [--interval N] ID: what a container uses, as JSON lines"},
	{"exec", verb_exec, "exec [--process F | --cwd D --env K=V --user U[:G] --tty] [--detach] ID ARGS..."},
	{"features", verb_features, "features: what this runtime can do, as JSON"},
	{"kill", verb_kill, "kill [--all] ID [SIGNAL]"},
	{"list", verb_list, "list [--quiet] [--format table|json]"},
	{"pause", verb_pause, "pause ID"},
	{"plan", verb_plan, "plan [--bundle DIR] [ID]: what would be done, as JSON; needs no privilege"},
	{"ps", verb_ps, "ps [--format table|json] ID"},
	{"resume", verb_resume, "resume ID"},
	{"run", verb_run, "run [--detach] [options of create] ID"},
	{"spec", verb_spec, "spec [--bundle DIR] [--rootless]: writes a config.json to begin with"},
	{"start", verb_start, "start ID"},
	{"state", verb_state, "state ID"},
	{"update", verb_update, "update [--resources F] ID: limits of a container that exists"},
};

static void help(void)
{
	puts("usage: bulkhead-runtime [--root DIR] [--log FILE] [--log-format text|json] [--debug] VERB\n");
	for (size_t i = 0; i < ARRAY_SIZE(verbs); i++)
		printf("  %s\n", verbs[i].help);
}

static void version(void)
{
	printf("bulkhead-runtime version %s\nspec: 1.2.0\n", BULKHEAD_VERSION);
}

/* Descriptors 0 to 2 must be something, or the next open would become the container's stdin. */
static void fill_standard_fds(void)
{
	for (int fd = 0; fd < 3; fd++)
		if (fcntl(fd, F_GETFD) < 0 && open("/dev/null", fd ? O_WRONLY : O_RDONLY) != fd)
			_exit(1);
}

static int open_log(const char *file, const char *format, bool debug, struct err *err)
{
	int fd = -1;

	if (strcmp(format, "text") && strcmp(format, "json"))
		return fail(err, EINVAL, "option --log-format: is '%s', must be text or json", format);
	if (file) {
		fd = open(file, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0644);
		if (fd < 0)
			return fail_errno(err, errno, "option --log: open %s", file);
	}
	log_to(fd, !strcmp(format, "json"), debug);
	if (debug)
		fprintf(stderr, "bulkhead-runtime: own executable %s\n",
			protect_is_on() ? "read-only" : "not protected");
	return 0;
}

/*
 * /run is root's. A user, also one who is root of a user namespace only, has a folder of his own;
 * so do runc and crun.
 */
static const char *default_root(void)
{
	static char path[PATH_MAX];
	const char *dir = getenv("XDG_RUNTIME_DIR");
	unsigned int inside, outside = 0;
	FILE *map = fopen("/proc/self/uid_map", "re");
	bool mapped = map && fscanf(map, "%u %u", &inside, &outside) == 2 && outside != 0;

	if (map)
		fclose(map);
	if (!dir || *dir != '/' || (geteuid() == 0 && !mapped))
		return "/run/bulkhead";
	snprintf(path, sizeof(path), "%s/bulkhead", dir);
	return path;
}

int main(int argc, char **argv)
{
	struct globals g = {.root = default_root()};
	const char *log = NULL, *format = "text", *criu;
	bool debug = false, want_help = false, want_version = false, systemd = false;
	const struct option_spec specs[] = {
		{"root", 0, .text = &g.root},
		{"log", 0, .text = &log},
		{"log-format", 0, .text = &format},
		{"debug", 0, .flag = &debug},
		{"systemd-cgroup", 0, .flag = &systemd},
		{"criu", 0, .text = &criu},
		{"rootless", 0, .text = &criu},
		{"help", 'h', .flag = &want_help},
		{"version", 'v', .flag = &want_version},
		{NULL},
	};
	struct err err = {0};
	int at, rc;

	fill_standard_fds();
	at = options_parse(argc, argv, specs, "bulkhead-runtime", &err);
	if (at > 0 && (want_help || want_version)) {
		want_help ? help() : version();
		return 0;
	}
	if (at > 0 && systemd)
		at = fail(&err, ENOTSUP,
			"option --systemd-cgroup is not supported: this runtime asks no service manager, "
			"leave it out (cgroupfs)");
	if (at < 0 || open_log(log, format, debug, &err) < 0) {
		log_error(err.text);
		return 2;
	}
	for (size_t i = 0; at < argc && i < ARRAY_SIZE(verbs); i++) {
		if (strcmp(argv[at], verbs[i].name))
			continue;
		for (int k = at + 1; k < argc && argv[k][0] == '-'; k++)
			if (!strcmp(argv[k], "--help") || !strcmp(argv[k], "-h")) {
				printf("usage: bulkhead-runtime %s\n", verbs[i].help);
				return 0;
			}
		rc = verbs[i].fn(&g, argc - at, argv + at, &err);
		if (rc < 0)
			log_error(err.text);
		return rc < 0 ? 1 : rc;
	}
	if (at < argc && strcmp(argv[at], "help")) {
		fail(&err, EINVAL, "unknown command '%s'; --help lists them", argv[at]);
		log_error(err.text);
		return 2;
	}
	help();
	return at < argc ? 0 : 2;
}
