/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/prctl.h>
#include <sys/ptrace.h>

#include "_user.h"

/* Kernel bug it catches: a runtime that enters a container taken over by the container's root before
 * its execve(2) (CVE-2016-9962): the right over a process that is not dumpable asked in the user
 * namespace of its credentials instead of that of its memory. */
PROBE(
	.claim = "A visitor of a user namespace that is not dumpable is out of reach of that namespace's root",
	.source = "ptrace(2), Ptrace access mode checking; prctl(2), PR_SET_DUMPABLE",
	.needs = { "root", "userns" },
	.sabotage = { .twin = "the visitor stays dumpable" },
)
{
	struct gate ready = gate_new(), tried = gate_new();
	uint64_t *words = shared_words();
	pid_t inner = spawn_userns(0, CELL_MAP, CELL_MAP);

	if (inner == 0) {
		become_inner_root();
		pid_t own = spawn(0);
		if (own == 0)
			for (;;)
				pause();
		gate_wait(&ready);
		pid_t visitor = (pid_t)words[0];
		row("ptrace");
		EXPECT_ERRNO(ptrace(PTRACE_SEIZE, visitor, NULL, NULL), EPERM);
		row("files in /proc");
		EXPECT_ERRNO(open(fmt("/proc/%d/mem", visitor), O_RDWR | O_CLOEXEC), EACCES);
		EXPECT_ERRNO(open(fmt("/proc/%d/fd/0", visitor), O_RDONLY | O_CLOEXEC), EACCES);
		EXPECT_ERRNO(open(fmt("/proc/%d/uid_map", visitor), O_WRONLY | O_CLOEXEC), EACCES);
		row("its own process");
		EXPECT_OK(ptrace(PTRACE_SEIZE, own, NULL, NULL)); /* control */
		gate_post(&tried);
		for (;;)
			pause();
	}
	int ns = ns_open(inner, "user");
	pid_t visitor = spawn(0);
	if (visitor == 0) {
		MUST(setns(ns, CLONE_NEWUSER));
		if (!sabotaged())
			MUST(prctl(PR_SET_DUMPABLE, 0));
		words[0] = (uint64_t)getpid();
		gate_post(&ready);
		for (;;)
			pause();
	}
	gate_wait(&tried);
	let_go(inner); /* first: a tracer reaps what it traces */
	let_go(visitor);
}
