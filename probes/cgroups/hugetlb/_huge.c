/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/resource.h>

#include "_huge.h"

#define POOL "/sys/kernel/mm/hugepages/hugepages-2048kB/nr_hugepages"
#define FREE "/sys/kernel/mm/hugepages/hugepages-2048kB/free_hugepages"

void with_huge_pages(int pages, void (*run)(void))
{
	if (access(POOL, F_OK) != 0)
		skip(SKIP_KERNEL, "%s does not exist", POOL);
	long long before = file_number(POOL);
	if (write_file(POOL, fmt("%lld", before + pages)) < 0)
		skip(SKIP_PRIVILEGE, "write %s: %m", POOL);
	if (file_number(FREE) < pages) {
		write_file(POOL, fmt("%lld", before));
		skip(SKIP_DEVICE, "%d huge pages could not be had", pages);
	}
	pid_t pid = spawn(0);
	if (pid == 0) {
		run();
		probe_exit(0);
	}
	int status = child_wait(pid);
	/* Pages in use until now return to the pool a moment after their last user. */
	(void)EVENTUALLY(file_number(FREE) >= pages);
	MUST(write_file(POOL, fmt("%lld", before)));
	if (WIFEXITED(status) && WEXITSTATUS(status) != 0)
		probe_exit(WEXITSTATUS(status)); /* it has recorded why */
	if (!WIFEXITED(status))
		EXPECT_EXIT(status, 0);
}

static void touch(size_t pages)
{
	struct rlimit none = { 0 };

	MUST(setrlimit(RLIMIT_CORE, &none));
	char *p = mmap(NULL, pages * HUGE, PROT_READ | PROT_WRITE,
		MAP_PRIVATE | MAP_ANONYMOUS | MAP_HUGETLB | MAP_NORESERVE, -1, 0);
	if (p == MAP_FAILED)
		broken("mmap of %zu huge pages: %m", pages);
	for (size_t i = 0; i < pages; i++)
		p[i * HUGE] = 1;
}

int huge_touch(const char *group, int pages)
{
	return take_in(group, touch, (size_t)pages);
}

pid_t huge_hold(const char *group, int pages, const struct gate *hold)
{
	return hold_in(group, touch, (size_t)pages, hold);
}
