/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_huge.h"

/* Kernel bug it catches: the reservation limit looked at only at the fault, or not at all. */
static void reserve_pages(void)
{
	const char *top = cg_new(cg2(), "top");

	if (access(fmt("%s/hugetlb.2MB.rsvd.max", top), F_OK) != 0)
		skip(SKIP_KERNEL, "%s/hugetlb.2MB.rsvd.max does not exist", top);
	MUST(cg_write(top, "hugetlb.2MB.rsvd.max", sabotaged() ? "4M" : "2M"));
	pid_t pid = spawn_in(top, 0);
	if (pid == 0) {
		for (int pages = 1; pages <= 2; pages++) {
			row("%s", pages == 1 ? "at the limit" : "one page beyond");
			void *p = mmap(NULL, pages * HUGE, PROT_READ | PROT_WRITE,
				MAP_PRIVATE | MAP_ANONYMOUS | MAP_HUGETLB, -1, 0);
			if (pages == 1) {
				EXPECT(p != MAP_FAILED); /* control */
				EXPECT_EQ(cg_number(top, "hugetlb.2MB.rsvd.current"), HUGE);
				MUST(munmap(p, HUGE));
				EXPECT_EQ(cg_number(top, "hugetlb.2MB.rsvd.current"), 0);
			} else {
				EXPECT_ERRNO(p == MAP_FAILED ? -1 : 0, ENOMEM);
			}
		}
		probe_exit(0);
	}
	EXPECT_EXIT(child_wait(pid), 0);
}

PROBE(
	.claim = "mmap(2) of more huge pages than hugetlb rsvd.max fails with ENOMEM at once",
	.source = "cgroup-v2.rst, HugeTLB Interface Files, rsvd.max",
	.needs = { "cgroup2.hugetlb", "root" },
	.sabotage = { .twin = "the limit is one page higher" },
	.exclusive = true,
)
{
	with_huge_pages(4, reserve_pages);
}
