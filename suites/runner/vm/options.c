/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <getopt.h>
#include <stdlib.h>
#include <string.h>

#include "variant.h"

static const char usage[] =
	"usage: bulkhead vm --kernel K [options] SUITE|GLOB...\n"
	"Boots a kernel in QEMU and runs a suite, or the probes that the globs name, in it.\n"
	"  --kernel K          a vmlinuz or bzImage, or a label that scripts/kernels fetched (6.1 "
	"6.12 7.2)\n"
	"  --modules DIR       its modules: a folder with modules.dep, or of modules_install\n"
	"  --append ARGS       more words for the kernel's command line\n"
	"  --memory MB         of the guest (1024)\n"
	"  --cpus N            of the guest (2)\n"
	"  --swap MB           a disk of its own to swap to (0: none)\n"
	"  --cgroup MODE       v2, v1 or hybrid (v2)\n"
	"  --lsm LIST          selinux (default), none, apparmor, or a list for the kernel's lsm=\n"
	"  --no-selinux        boot with selinux=0 and the kernel's other modules\n"
	"  --variant A+B       what vm.variants says of these names, before the other options\n"
	"  --variants FILE     another file of variants\n"
	"  --baseline NAME     known failures, as `bulkhead run`; may be given again\n"
	"  --policy P          SELinux policy: a file, or bulkhead, permissive, nomcs, audited "
	"(bulkhead)\n"
	"  --labels FILE       file_contexts of the guest's files "
	"(fixtures/selinux/file_contexts)\n"
	"  --root ARCHIVE      a newc cpio archive, uncompressed, unpacked below bulkhead's own "
	"files\n"
	"  --load MODULE       load a module at boot; may be given again\n"
	"  --driver D          as `bulkhead run`; the program of oci:PATH is packed\n"
	"  --sabotage          as `bulkhead run`\n"
	"  --workers N         probes at once (the number of CPUs)\n"
	"  --timeout S         for the whole run, all boots (1800)\n"
	"  --journal FILE      where the records go (vm.jsonl)\n"
	"  --report PREFIX     PREFIX.tap .xml .json .html from the journal\n"
	"  --console FILE      keep the guests' consoles\n"
	"  --run-arg ARG       passed on to `bulkhead run` in the guest; may be given again\n"
	"  --fault KIND:ID     make the machine fail when a probe starts: panic init hang "
	"poweroff\n"
	"                      reboot taint hung-task garble clock; once-KIND in the first boot "
	"only\n"
	"  --keep              leave JOURNAL.initramfs and say how to boot it by hand\n"
	"  --verbose, --quiet  a line for each probe; only the summary\n"
	"Exit: 0 clean, 1 unexpected result, 2 usage, 3 incomplete, 4 nothing selected, 5 a "
	"required\n"
	"feature is missing, 6 panic, hang or kernel splat, 130 interrupted.\n";

enum {
	KERNEL = 256,
	MODULES,
	APPEND,
	MEMORY,
	CPUS,
	SWAP,
	CGROUP,
	LSM,
	VARIANT,
	VARIANTS,
	BASELINE,
	NO_SELINUX,
	POLICY,
	LABELS,
	ROOT,
	LOAD,
	DRIVER,
	SABOTAGE,
	WORKERS,
	TIMEOUT,
	JOURNAL,
	REPORT,
	CONSOLE_FILE,
	RUN_ARG,
	FAULT,
	KEEP,
	VERBOSE,
	QUIET,
	HELP
};

static const struct option longs[] = {
	{ "kernel", required_argument, NULL, KERNEL },
	{ "modules", required_argument, NULL, MODULES },
	{ "append", required_argument, NULL, APPEND },
	{ "memory", required_argument, NULL, MEMORY },
	{ "cpus", required_argument, NULL, CPUS },
	{ "swap", required_argument, NULL, SWAP },
	{ "cgroup", required_argument, NULL, CGROUP },
	{ "lsm", required_argument, NULL, LSM },
	{ "variant", required_argument, NULL, VARIANT },
	{ "variants", required_argument, NULL, VARIANTS },
	{ "baseline", required_argument, NULL, BASELINE },
	{ "no-selinux", no_argument, NULL, NO_SELINUX },
	{ "policy", required_argument, NULL, POLICY },
	{ "labels", required_argument, NULL, LABELS },
	{ "root", required_argument, NULL, ROOT },
	{ "load", required_argument, NULL, LOAD },
	{ "driver", required_argument, NULL, DRIVER },
	{ "sabotage", no_argument, NULL, SABOTAGE },
	{ "workers", required_argument, NULL, WORKERS },
	{ "timeout", required_argument, NULL, TIMEOUT },
	{ "journal", required_argument, NULL, JOURNAL },
	{ "report", required_argument, NULL, REPORT },
	{ "console", required_argument, NULL, CONSOLE_FILE },
	{ "run-arg", required_argument, NULL, RUN_ARG },
	{ "fault", required_argument, NULL, FAULT },
	{ "keep", no_argument, NULL, KEEP },
	{ "verbose", no_argument, NULL, VERBOSE },
	{ "quiet", no_argument, NULL, QUIET },
	{ "help", no_argument, NULL, HELP },
	{ 0 },
};

/* What a variant may say too. */
static int setting(struct vm_options *o, const char *key)
{
	char *error = NULL;

	if (!variant_set(o, key, optarg, &error))
		return 0;
	complain("--%s %s", key, error);
	free(error);
	return EXIT_USAGE;
}

static int number(const char *option, const char *text, unsigned long least, unsigned long most,
	unsigned long *ret)
{
	if (!parse_unsigned(text, most, ret) || *ret < least) {
		complain("%s %s: a number from %lu to %lu is needed", option, text, least, most);
		return EXIT_USAGE;
	}
	return 0;
}

static int choice(const char *option, const char *text, const char *const *known, const char **ret)
{
	cleanup_free char *all = xstrdup("");

	for (size_t i = 0; known[i]; i++) {
		char *longer;

		if (!strcmp(text, known[i])) {
			*ret = known[i];
			return 0;
		}
		longer = xasprintf("%s %s", all, known[i]);
		free(all);
		all = longer;
	}
	complain("%s %s: one of%s is needed", option, text, all);
	return EXIT_USAGE;
}

static int fault(const char *text, const char **ret)
{
	static const char *const kinds[] = { "panic", "init", "hang", "poweroff", "reboot", "taint",
		"hung-task", "garble", "clock", NULL };
	const char *colon = strchr(text, ':'), *kind;
	cleanup_free char *name = strndup(text, colon ? (size_t)(colon - text) : strlen(text));

	if (!colon || !colon[1]) {
		complain("--fault %s: KIND:ID is needed, for example panic:namespaces/pid/x", text);
		return EXIT_USAGE;
	}
	*ret = text;
	return choice("--fault", has_prefix(name, "once-") ? name + 5 : name, kinds, &kind);
}

static int take(struct vm_options *o, int option)
{
	switch (option) {
	case KERNEL:
		o->kernel = optarg;
		break;
	case MODULES:
		o->modules = optarg;
		break;
	case APPEND:
		return setting(o, "append");
	case MEMORY:
		return setting(o, "memory");
	case CPUS:
		return setting(o, "cpus");
	case CGROUP:
		return setting(o, "cgroup");
	case SWAP:
		return setting(o, "swap");
	case LSM:
		return setting(o, "lsm");
	case NO_SELINUX:
		o->no_selinux = true;
		break;
	case VARIANT: /* applied before the others, see vm_options_parse */
	case VARIANTS:
		break;
	case BASELINE:
		strv_add(&o->baselines, optarg);
		break;
	case POLICY:
		o->policy = optarg;
		break;
	case LABELS:
		o->labels = optarg;
		break;
	case ROOT:
		o->root = optarg;
		break;
	case LOAD:
		strv_add(&o->load, optarg);
		break;
	case DRIVER:
		o->driver = optarg;
		break;
	case SABOTAGE:
		o->sabotage = true;
		break;
	case WORKERS:
		return number("--workers", optarg, 1, 1024, &o->workers);
	case TIMEOUT:
		return number("--timeout", optarg, 1, 1000000, &o->timeout_s);
	case JOURNAL:
		o->journal = optarg;
		break;
	case REPORT:
		o->report = optarg;
		break;
	case CONSOLE_FILE:
		o->console = optarg;
		break;
	case RUN_ARG:
		strv_add(&o->run_args, optarg);
		break;
	case FAULT:
		return fault(optarg, &o->fault);
	case KEEP:
		o->keep = true;
		break;
	case VERBOSE:
		o->verbose = true;
		break;
	case QUIET:
		o->quiet = true;
		break;
	case HELP:
		fputs(usage, stdout);
		exit(0);
	default:
		return EXIT_USAGE; /* getopt said why */
	}
	return 0;
}

/* A suite's name has no slash, and a probe's id or a glob always has one. */
static bool is_suite(const char *text)
{
	size_t n = strlen(text);

	return (n > 6 && !strcmp(text + n - 6, ".suite")) || !strpbrk(text, "/*?");
}

/* Variants are a ground that options lay themselves over, wherever they stand. */
static int take_variants(int argc, char **argv, struct vm_options *o)
{
	struct strv names = { 0 };
	int option, error = 0;

	optind = 1;
	while ((option = getopt_long(argc, argv, "h", longs, NULL)) >= 0) {
		if (option == VARIANT)
			strv_add(&names, optarg);
		else if (option == VARIANTS)
			o->variants_file = optarg;
		else if (option == '?')
			error = EXIT_USAGE; /* getopt said why */
	}
	for (size_t i = 0; !error && i < names.n; i++)
		if (variant_apply_named(names.v[i], o))
			error = EXIT_USAGE;
	strv_free(&names);
	return error;
}

bool vm_wants_selinux(const struct vm_options *o)
{
	return !o->no_selinux && (!o->lsm || strstr(o->lsm, "selinux"));
}

int vm_options_parse(int argc, char **argv, struct vm_options *ret)
{
	int option, error;

	*ret = (struct vm_options){
		.memory_mb = 1024, .cpus = 2, .timeout_s = 1800, .journal = "vm.jsonl"
	};
	error = take_variants(argc, argv, ret);
	if (error)
		return error;
	optind = 1;
	while ((option = getopt_long(argc, argv, "h", longs, NULL)) >= 0) {
		error = take(ret, option == 'h' ? HELP : option);
		if (error)
			return error;
	}
	for (; optind < argc; optind++) {
		if (!is_suite(argv[optind])) {
			strv_add(&ret->globs, argv[optind]);
		} else if (ret->suite) {
			complain("%s: a second suite beside %s: one run has one", argv[optind],
				ret->suite);
			return EXIT_USAGE;
		} else {
			ret->suite = argv[optind];
		}
	}
	if (!ret->kernel) {
		complain("--kernel K is missing: a vmlinuz, or a label that scripts/kernels "
			 "fetched");
		return EXIT_USAGE;
	}
	if (!ret->suite && !ret->globs.n) {
		complain("no suite and no probe is named: for example 'bulkhead vm --kernel %s vm'",
			ret->kernel);
		return EXIT_USAGE;
	}
	return 0;
}

void vm_options_free(struct vm_options *options)
{
	free(options->variant);
	free(options->lsm);
	strv_free(&options->append);
	strv_free(&options->baselines);
	strv_free(&options->load);
	strv_free(&options->globs);
	strv_free(&options->run_args);
}
