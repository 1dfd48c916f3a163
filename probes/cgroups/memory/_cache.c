/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <linux/loop.h>
#include <sys/ioctl.h>

#include "_cache.h"

const char *cache_device(size_t size)
{
	int control = open("/dev/loop-control", O_RDWR | O_CLOEXEC);

	if (control < 0)
		skip(SKIP_DEVICE, "open /dev/loop-control: %m");
	int backing = MUST(open(fmt("%s/backing", scratch()), O_RDWR | O_CREAT | O_CLOEXEC, 0600));
	static char block[1 << 16];
	memset(block, 7, sizeof(block));
	for (size_t done = 0; done < size; done += sizeof(block))
		MUST_BE(write(backing, block, sizeof(block)) == sizeof(block));
	for (int attempt = 0; attempt < 20; attempt++) { /* another may take the same free number */
		int number = MUST(ioctl(control, LOOP_CTL_GET_FREE));
		const char *path = strdup(fmt("/dev/loop%d", number));
		int device = MUST(open(path, O_RDONLY | O_CLOEXEC)); /* held as long as the probe */
		struct loop_info64 info = { .lo_flags = LO_FLAGS_AUTOCLEAR | LO_FLAGS_READ_ONLY };
		if (ioctl(device, LOOP_SET_FD, backing) == 0) {
			MUST(ioctl(device, LOOP_SET_STATUS64, &info));
			close(backing);
			close(control);
			return path;
		}
		if (errno != EBUSY)
			broken("LOOP_SET_FD on %s: %m", path);
		close(device);
	}
	broken("no free loop device was left to this probe");
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
