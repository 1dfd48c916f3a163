/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_group.h"

/* Kernel bug it catches: the same-domain check of a thread's migration lost. */
PROBE(
	.claim = "A single thread cannot move to a group of another resource domain: EOPNOTSUPP",
	.source = "cgroup-v2.rst, Core Interface Files, cgroup.threads; Threads",
	.needs = { "cgroup2" },
	.sabotage = { .twin = "the target is a threaded group of the same domain" },
)
{
	const char *top = cg_new(cg2(), "top"), *a = cg_new(top, "a"), *same = cg_new(top, "same");
	const char *other = cg_new(cg2(), "other"), *deep = cg_new(other, "deep");
	struct gate hold = gate_new();

	MUST(cg_write(a, "cgroup.type", "threaded"));
	MUST(cg_write(same, "cgroup.type", "threaded"));
	MUST(cg_write(deep, "cgroup.type", "threaded"));
	pid_t pid = held_threads_in(top, &hold), tid = other_thread(pid);
	const char *number = strdup(fmt("%d", tid));
	row("into another domain");
	EXPECT_ERRNO(cg_write(sabotaged() ? same : other, "cgroup.threads", number), EOPNOTSUPP);
	row("into a threaded group of another domain");
	EXPECT_ERRNO(cg_write(sabotaged() ? a : deep, "cgroup.threads", number), EOPNOTSUPP);
	row("out of a threaded group into another domain");
	MUST(cg_write(a, "cgroup.threads", number));
	EXPECT_ERRNO(cg_write(sabotaged() ? same : other, "cgroup.threads", number), EOPNOTSUPP);
	row("the whole process");
	EXPECT_OK(cg_enter(deep, pid)); /* control */
	EXPECT(lists_number(cg_read(deep, "cgroup.threads"), tid));
	release(&hold, pid);
}
