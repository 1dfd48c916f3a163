/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/swap.h>

#include "_swap.h"

#define SIZE	(64 << 20)
#define CONTROL "/sys/class/zram-control"
#define ZSWAP	"/sys/module/zswap/parameters/enabled"

/* The header of a swap area, as mkswap(8) writes it: version 1, the last page, a signature. */
static void make_area(const char *device)
{
	static char page[4096] __attribute__((aligned(4096)));
	uint32_t head[2] = { 1, SIZE / 4096 - 1 };
	int fd = MUST(open(device, O_RDWR | O_CLOEXEC));

	memcpy(page + 1024, head, sizeof(head));
	memcpy(page + 4086, "SWAPSPACE2", 10);
	MUST_BE(pwrite(fd, page, sizeof(page), 0) == sizeof(page));
	MUST(fsync(fd));
	close(fd);
}

static void run_in_child(void (*run)(void), int *status)
{
	pid_t pid = spawn(0);

	if (pid == 0) {
		run();
		probe_exit(0);
	}
	*status = child_wait(pid);
}

static void follow(int status)
{
	if (WIFEXITED(status) && WEXITSTATUS(status) != 0)
		probe_exit(WEXITSTATUS(status)); /* it has recorded why */
	if (!WIFEXITED(status))
		EXPECT_EXIT(status, 0);
}

void with_swap(void (*run)(void))
{
	char id[16];
	int status;

	if (access(fmt("%s/memory.swap.current", cg2()), F_OK) != 0)
		skip(SKIP_KERNEL, "%s/memory.swap.current does not exist", cg2());
	if (read_file(CONTROL "/hot_add", id, sizeof(id)) < 0)
		skip(SKIP_DEVICE, CONTROL "/hot_add: %m");
	const char *device = strdup(fmt("/dev/zram%s", id));
	if (write_file(fmt("/sys/block/zram%s/disksize", id), fmt("%d", SIZE)) < 0) {
		int error = errno;
		write_file(CONTROL "/hot_remove", id);
		skip(SKIP_MODULE, "zram without a compressor: disksize: %s", strerror(error));
	}
	make_area(device);
	if (swapon(device, 0) < 0) {
		int error = errno;
		write_file(CONTROL "/hot_remove", id);
		skip(SKIP_PRIVILEGE, "swapon %s: %s", device, strerror(error));
	}
	run_in_child(run, &status);
	MUST(swapoff(device));
	MUST_BE(EVENTUALLY(write_file(CONTROL "/hot_remove", id) >= 0));
	follow(status);
}

static void (*zswap_run)(void);

static void zswap_inner(void)
{
	const char *before = strdup(file_text(ZSWAP));
	int status;

	if (write_file(ZSWAP, "Y") < 0)
		skip(SKIP_KERNEL, ZSWAP ": %m");
	run_in_child(zswap_run, &status);
	MUST(write_file(ZSWAP, before));
	follow(status);
}

void with_zswap(void (*run)(void))
{
	if (access(ZSWAP, F_OK) != 0)
		skip(SKIP_KERNEL, ZSWAP " does not exist");
	zswap_run = run;
	with_swap(zswap_inner);
}

void swap_out(const char *group, size_t size)
{
	if (cg_write(group, "memory.reclaim", fmt("%zu", size)) < 0 && errno != EAGAIN)
		broken("memory.reclaim: %m");
}

pid_t swapping_in(const char *group, size_t size, size_t out, const struct gate *hold)
{
	struct gate ready = gate_new();
	pid_t pid = spawn_in(group, 0);

	if (pid == 0) {
		char *p = touched(size);
		if (madvise(p, out, MADV_PAGEOUT) < 0)
			skip(SKIP_KERNEL, "madvise(MADV_PAGEOUT): %m");
		gate_post(&ready);
		gate_wait(hold);
		probe_exit(0);
	}
	gate_wait(&ready);
	close(ready.fd);
	return pid;
}

long long swapped(const char *group)
{
	return cg_number(group, "memory.swap.current");
}
