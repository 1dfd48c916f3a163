/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/signalfd.h>
#include <unistd.h>

#include "commands.h"
#include "gate.h"

/* Until a guest has told how long its boot takes; a loaded machine under TCG may need a while. */
#define START_LIMIT_MS 120000

static int signals_open(sigset_t *before)
{
	sigset_t set;

	sigemptyset(&set);
	sigaddset(&set, SIGINT);
	sigaddset(&set, SIGTERM);
	sigaddset(&set, SIGHUP);
	sigprocmask(SIG_BLOCK, &set, before);
	return signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK);
}

/* What a person needs to boot the same guest by hand. */
static void keep(const struct gate *g)
{
	cleanup_free char *path = xasprintf("%s.initramfs", g->options->journal);
	cleanup_free char *words = vm_kernel_words(&g->boot.machine);
	cleanup_close int out = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
	char bytes[65536];
	off_t at = 0;
	ssize_t n;

	while (out >= 0 && (n = pread(g->initrd, bytes, sizeof(bytes), at)) > 0) {
		if (write(out, bytes, (size_t)n) != n) {
			complain("%s: %s", path, strerror(errno));
			return;
		}
		at += n;
	}
	fprintf(stderr,
		"kept: qemu-system-x86_64 -machine q35 -cpu max -smp %lu -m %luM -nographic "
		"-no-reboot -kernel %s "
		"-initrd %s -serial mon:stdio -serial file:records.jsonl -append '%s'\n",
		g->options->cpus, g->options->memory_mb, g->boot.machine.kernel, path, words);
}

static int write_reports(const struct vm_options *o)
{
	static const char *const formats[][2] = { { "tap", "tap" }, { "junit", "xml" },
		{ "json", "json" }, { "html", "html" } };
	int failed = 0;

	for (size_t i = 0; i < sizeof(formats) / sizeof(*formats); i++) {
		cleanup_free char *path = xasprintf("%s.%s", o->report, formats[i][1]);
		cleanup_free char *error = NULL;

		if (report_hook && report_hook(o->journal, formats[i][0], path, &error)) {
			complain("%s", error);
			failed = -1;
		}
	}
	return failed;
}

/* The words with a blank between each, or NULL when there are none. */
static char *join(const struct strv *words)
{
	char *all = NULL;

	for (size_t i = 0; i < words->n; i++) {
		char *longer = xasprintf("%s%s%s", all ? all : "", all ? " " : "", words->v[i]);

		free(all);
		all = longer;
	}
	return all;
}

static int run(struct gate *g, const struct vm_kernel *kernel)
{
	const struct vm_options *o = g->options;
	cleanup_free char *append = join(&o->append);
	cleanup_close int swap = o->swap_mb ? vm_swap_make(o->swap_mb) : -1;
	int code;

	if (o->swap_mb && swap < 0)
		return EXIT_USAGE;
	g->boot.machine = (struct vm_machine){
		.accel = vm_accelerator(kernel, g->why_accel, sizeof(g->why_accel)),
		.kernel = kernel->image,
		.append = append,
		.memory_mb = o->memory_mb,
		.cpus = o->cpus,
		.lsm = o->no_selinux || (vm_wants_selinux(o) && !g->pieces->policy) ? "" : o->lsm,
		.swap = swap,
		.cgroup = o->cgroup,
		.fault = o->fault,
	};
	g->boot.console_file = o->console;
	g->boot.start_limit_ms = START_LIMIT_MS;
	g->boot.deadline_ns = g->started_ns + o->timeout_s * 1000000000ull;
	g->initrd = vm_guest_pack(o, g->pieces, kernel, &g->load);
	if (g->initrd < 0)
		return EXIT_USAGE;
	g->boot.machine.initrd = g->initrd;
	g->base = lseek(g->initrd, 0, SEEK_END);
	code = journal_open(o->journal, &g->journal);
	if (code) {
		complain("--journal %s: %s", o->journal, journal_complaint(code));
		close(g->initrd);
		return EXIT_USAGE;
	}
	code = gate_run(g);
	/* What was seen is not what was written down. */
	if (g->journal.error && !code)
		code = EXIT_INCOMPLETE;
	if (o->report && write_reports(o) && !code)
		code = EXIT_INCOMPLETE;
	if (o->keep)
		keep(g);
	journal_close(&g->journal);
	close(g->initrd);
	return code;
}

int cmd_vm(int argc, char **argv)
{
	struct vm_options options;
	struct vm_kernel kernel = { 0 };
	struct vm_pieces pieces = { 0 };
	struct gate gate = { .options = &options, .pieces = &pieces, .started_ns = now_ns() };
	sigset_t before;
	int code = vm_options_parse(argc, argv, &options);

	if (!code && vm_kernel_find(options.kernel, options.modules, &kernel))
		code = EXIT_USAGE;
	if (!code)
		code = vm_pieces_find(&options, &pieces);
	if (!code) {
		gate.boot.signals = signals_open(&before);
		code = run(&gate, &kernel);
		close(gate.boot.signals);
		sigprocmask(SIG_SETMASK, &before, NULL);
	}
	strv_free(&gate.load);
	console_free(&gate.boot.console);
	ledger_free(&gate.ledger);
	vm_pieces_free(&pieces);
	vm_kernel_free(&kernel);
	vm_options_free(&options);
	return code;
}
