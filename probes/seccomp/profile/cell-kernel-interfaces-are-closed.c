/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_sweep.h"

/* Kernel bug it catches: one of the calls that reach deep into the kernel let through. */
PROBE(
	.claim = "In a cell with the default profile calls into modules, BPF, keys and io_uring "
		"are EPERM",
	.source = "runtime-spec config-linux.md, Seccomp; seccomp(2), Filters",
	.needs = { "root", "seccomp.user_notif" },
	.cell = { .capabilities = "all", .seccomp = { .profile = "default" } },
	.sabotage = { .capabilities = "all" },
)
{
	static const struct {
		const char *name;
		int nr;
	} rows[] = { { "init_module", SYS_init_module }, { "finit_module", SYS_finit_module },
		{ "delete_module", SYS_delete_module }, { "kexec_load", SYS_kexec_load },
		{ "kexec_file_load", SYS_kexec_file_load }, { "bpf", SYS_bpf },
		{ "perf_event_open", SYS_perf_event_open }, { "userfaultfd", SYS_userfaultfd },
		{ "add_key", SYS_add_key }, { "request_key", SYS_request_key },
		{ "keyctl", SYS_keyctl }, { "io_uring_setup", SYS_io_uring_setup },
		{ "io_uring_enter", SYS_io_uring_enter },
		{ "io_uring_register", SYS_io_uring_register },
		{ "open_by_handle_at", SYS_open_by_handle_at }, { "move_pages", SYS_move_pages },
		{ "settimeofday", SYS_settimeofday }, { "clock_settime", SYS_clock_settime },
		{ "swapon", SYS_swapon }, { "reboot", SYS_reboot }, { "acct", SYS_acct },
		{ "iopl", SYS_iopl }, { "quotactl", SYS_quotactl }, { "syslog", SYS_syslog } };
	size_t count = sizeof(rows) / sizeof(rows[0]);
	struct question *q = questions(count + 1);

	for (size_t i = 0; i < count; i++)
		q[i].nr = rows[i].nr;
	q[count].nr = SYS_openat;
	sweep(q, count + 1, NULL);
	for (size_t i = 0; i < count; i++) {
		row("%s", rows[i].name);
		expect_answer(&q[i], EPERM);
	}
	row("openat");
	expect_answer(&q[count], ANSWER_ALLOWED); /* control */
}
