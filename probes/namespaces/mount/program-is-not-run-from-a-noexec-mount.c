/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/mman.h>

#include "_mount.h"

/* Kernel bug it catches: one way to run or map code not asking the mount. */
static void step_ran(void)
{
	EXPECT_OK(0);
}

PROBE(
	.claim = "A noexec mount refuses execve(2) with EACCES and executable mappings with EPERM",
	.source = "mount(2), MS_NOEXEC; execve(2), ERRORS; mmap(2), ERRORS",
	.needs = { "root", "ns.mnt" },
	.sabotage = { .twin = "the mount is not noexec" },
	.steps = { { "ran", step_ran } },
)
{
	const char *a = new_tmpfs("a"), *b = strdup(fmt("%s/b", scratch()));

	MUST(mount(NULL, a, NULL, MS_REMOUNT, "size=64m"));
	exec_file(fmt("%s/program", a), 0755);
	bind_to(a, b);
	if (!sabotaged())
		MUST(mount(NULL, b, NULL, MS_REMOUNT | MS_BIND | MS_NOEXEC, NULL));
	row("execve");
	IN_CHILD(0) {
		EXPECT_ERRNO(exec_copy(fmt("%s/program", b), "ran"), EACCES);
	}
	int fd = MUST(open(fmt("%s/program", b), O_RDONLY | O_CLOEXEC));
	row("mmap");
	EXPECT_ERRNO((long)mmap(NULL, 4096, PROT_READ | PROT_EXEC, MAP_PRIVATE, fd, 0), EPERM);
	row("mprotect");
	void *page = MUST_PTR(mmap(NULL, 4096, PROT_READ, MAP_PRIVATE, fd, 0));
	EXPECT_ERRNO(mprotect(page, 4096, PROT_READ | PROT_EXEC), EACCES);
	row("access");
	EXPECT_ERRNO(access(fmt("%s/program", b), X_OK), EACCES);
	row("through the other mount");
	IN_CHILD(0) {
		EXPECT_OK(exec_copy(fmt("%s/program", a), "ran")); /* control */
	}
	fd = MUST(open(fmt("%s/program", a), O_RDONLY | O_CLOEXEC));
	EXPECT_NE((long)mmap(NULL, 4096, PROT_READ | PROT_EXEC, MAP_PRIVATE, fd, 0), -1);
}
