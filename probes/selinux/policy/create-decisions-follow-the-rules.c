/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_oracle.h"

PROBE(.claim = "selinuxfs create answers with the type_transition, the name rule, else parent and "
	       "creator",
	.source = "security_compute_create(3)", .needs = { "selinux", "root" },
	.sabotage = { .twin = "the questions come from another domain" })
{
	const char *from = sabotaged() ? "cell_super_t" : "cell_t";
	const struct {
		const char *name, *target, *tclass, *object, *want;
	} cases[] = {
		{ "process-by-exec-type", object_context("cell_child_exec_t", NULL), "process",
			NULL, subject_context("cell_child_t", categories()) },
		{ "process-without-rule", object_context("cell_ro_file_t", NULL), "process", NULL,
			subject_context(from, categories()) },
		{ "file-in-tmpfs", object_context("tmpfs_t", NULL), "file", NULL,
			object_context("cell_file_t", categories()) },
		{ "file-in-directory", object_context("cell_ro_file_t", NULL), "file", NULL,
			object_context("cell_ro_file_t", categories()) },
		{ "anon-inode-by-name", subject_context(from, categories()), "anon_inode",
			"[io_uring]", object_context("cell_uring_t", categories()) },
		{ "socket", subject_context(from, categories()), "tcp_socket", NULL,
			subject_context(from, categories()) },
	};

	stage();
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		row("%s", cases[i].name);
		long long tclass =
			file_number(fmt("/sys/fs/selinux/class/%s/index", cases[i].tclass));
		const char *got = selinuxfs_ask(
			"create", fmt("%s %s %lld%s%s", subject_context(from, categories()),
					  cases[i].target, tclass, cases[i].object ? " " : "",
					  cases[i].object ? cases[i].object : ""));
		EXPECT_STR(got ? got : "refused", cases[i].want);
	}
}
