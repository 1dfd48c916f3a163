/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_cache.h"

#include "loop.h"

const char *cache_device(size_t size)
{
	int backing = MUST(open(fmt("%s/backing", scratch()), O_RDWR | O_CREAT | O_CLOEXEC, 0600));
	static char block[1 << 16];

	memset(block, 7, sizeof(block));
	for (size_t done = 0; done < size; done += sizeof(block))
		MUST_BE(write(backing, block, sizeof(block)) == sizeof(block));
	const char *path = loop_attach(backing, O_RDONLY);
	close(backing);
	return path;
}

void cache_fill(const char *group, const char *device, size_t size)
{
	pid_t pid = spawn_in(group, 0);

	if (pid == 0) {
		static char block[1 << 16];
		int fd = MUST(open(device, O_RDONLY | O_CLOEXEC));
		for (size_t done = 0; done < size; done += sizeof(block))
			MUST_BE(read(fd, block, sizeof(block)) == sizeof(block));
		probe_exit(0);
	}
	EXPECT_EXIT(child_wait(pid), 0);
}

long long cached(const char *group)
{
	return cg_key(group, "memory.stat", "file");
}
