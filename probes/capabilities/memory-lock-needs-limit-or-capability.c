/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/mman.h>
#include <sys/resource.h>

#include "_sets.h"

/* Kernel bug it catches: RLIMIT_MEMLOCK off by a page, or CAP_IPC_LOCK of a child namespace enough. */
PROBE(
	.claim = "Locking memory beyond RLIMIT_MEMLOCK fails with ENOMEM without CAP_IPC_LOCK",
	.source = "mlock(2), ERRORS and NOTES; capabilities(7), CAP_IPC_LOCK",
	.needs = { "root", "userns" },
	.sabotage = { .twin = "the limit is one page higher" },
)
{
	size_t page = (size_t)sysconf(_SC_PAGESIZE);
	struct rlimit limit = { 4 * page, 4 * page };
	char *memory = MUST_PTR(
		mmap(NULL, 8 * page, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0));

	if (sabotaged())
		limit.rlim_cur = limit.rlim_max = 5 * page;
	for (int i = 0; i < 2; i++) {
		pid_t pid = i ? spawn_userns(0, "0 0 1", "0 0 1") : spawn(0);
		if (pid == 0) {
			row(i ? "with it in a child user namespace" : "without it");
			MUST(munlockall());
			MUST(setrlimit(RLIMIT_MEMLOCK, &limit));
			if (i == 0)
				drop_cap(CAP_IPC_LOCK);
			EXPECT_OK(mlock(memory, 4 * page)); /* control: at the limit */
			EXPECT_ERRNO(mlock(memory, 5 * page), ENOMEM);
			probe_exit(0);
		}
		EXPECT_EXIT(child_wait(pid), 0);
	}
	if (!have_cap(CAP_IPC_LOCK))
		return;
	IN_CHILD(0) {
		row("with it");
		MUST(setrlimit(RLIMIT_MEMLOCK, &limit));
		EXPECT_OK(mlock(memory, 8 * page)); /* control */
	}
}
