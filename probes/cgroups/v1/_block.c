/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/ioctl.h>
#include <sys/sysmacros.h>

#include "_block.h"

#define BLOCK 4096

const char *block_new(void)
{
	int backing = MUST(open(fmt("%s/disk", scratch()), O_RDWR | O_CREAT | O_CLOEXEC, 0600));

	MUST(ftruncate(backing, 1 << 20));
	return loop_attach(backing, O_RDWR);
}

long long block_io_ms(const char *group, const char *device, int requests, bool writing)
{
	struct gate in = gate_new();
	pid_t pid = spawn(0);

	if (pid == 0) {
		static char block[BLOCK] __attribute__((aligned(BLOCK)));
		int fd = MUST(open(device, (writing ? O_RDWR : O_RDONLY) | O_DIRECT | O_CLOEXEC));
		MUST(cg_enter(group, 0));
		gate_post(&in);
		for (int i = 0; i < requests; i++)
			MUST_BE((writing ? pwrite(fd, block, BLOCK, i * BLOCK)
					 : pread(fd, block, BLOCK, i * BLOCK)) == BLOCK);
		probe_exit(0);
	}
	uint64_t begin = now_ns();
	gate_wait(&in);
	EXPECT_EXIT(child_wait(pid), 0);
	return (long long)((now_ns() - begin) / 1000000u);
}

long long block_stat(const char *group, const char *file, const char *number, const char *operation)
{
	const char *found = strstr(cg_read(group, file), fmt("%s %s ", number, operation));

	return found ? strtoll(found + strlen(number) + strlen(operation) + 2, NULL, 10) : 0;
}
