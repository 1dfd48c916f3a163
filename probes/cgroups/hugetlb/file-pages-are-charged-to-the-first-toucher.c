/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_huge.h"

/* Kernel bug it catches: pages of a huge memfd not charged, or given back before the file is gone. */
static void fill_file(void)
{
	const char *top = cg_new(cg2(), "top"), *other = cg_new(cg2(), "other");
	int fd = MUST(memfd_create("huge", MFD_CLOEXEC | MFD_HUGETLB));

	MUST(ftruncate(fd, HUGE));
	for (int i = 0; i < 2; i++) {
		pid_t pid = spawn_in((i == 0) != sabotaged() ? top : other, 0);
		if (pid == 0) {
			char *p = MUST_PTR(mmap(NULL, HUGE, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0));
			p[0] = 1;
			probe_exit(0);
		}
		EXPECT_EXIT(child_wait(pid), 0); /* control */
	}
	EXPECT_EQ(cg_number(top, "hugetlb.2MB.current"), HUGE);
	EXPECT_EQ(cg_number(other, "hugetlb.2MB.current"), 0);
	MUST(ftruncate(fd, 0));
	EXPECT(number_becomes(top, "hugetlb.2MB.current", 0));
	close(fd);
}

PROBE(
	.claim = "A huge page of a memfd is charged to its first toucher until the file is truncated",
	.source = "cgroup-v2.rst, HugeTLB Interface Files, current; memfd_create(2), MFD_HUGETLB",
	.needs = { "cgroup2.hugetlb", "root" },
	.sabotage = { .twin = "the other group touches it first" },
	.exclusive = true,
)
{
	with_huge_pages(2, fill_file);
}
