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

static int run(struct gate *g, const struct vm_kernel *kernel)
{
	const struct vm_options *o = g->options;
	int code;

	g->boot.machine = (struct vm_machine){
		.accel = vm_accelerator(kernel, g->why_accel, sizeof(g->why_accel)),
		.kernel = kernel->image,
		.append = o->append,
		.memory_mb = o->memory_mb,
		.cpus = o->cpus,
		.selinux = g->pieces->policy != NULL,
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
	g->journal = open(o->journal, O_WRONLY | O_CREAT | O_TRUNC | O_APPEND | O_CLOEXEC, 0644);
	if (g->journal < 0) {
		complain("--journal %s: %s", o->journal, strerror(errno));
		close(g->initrd);
		return EXIT_USAGE;
	}
	code = gate_run(g);
	if (o->report && write_reports(o) && !code)
		code = EXIT_INCOMPLETE;
	if (o->keep)
		keep(g);
	close(g->journal);
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
