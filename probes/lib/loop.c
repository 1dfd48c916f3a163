/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <linux/loop.h>
#include <sys/ioctl.h>
#include <sys/sysmacros.h>

#include "loop.h"

/* Its block device, and with it the inode of the page cache, is made anew. */
static bool renewed(int control, int number)
{
	return ioctl(control, LOOP_CTL_REMOVE, number) >= 0 &&
		ioctl(control, LOOP_CTL_ADD, number) == number;
}

static const char *attach(int backing, int open_flags, bool fresh)
{
	int control = open("/dev/loop-control", O_RDWR | O_CLOEXEC);

	/* The number that is free now may be taken by another before it is attached. */
	for (int attempt = 0; control >= 0 && attempt < 20; attempt++) {
		struct loop_info64 info = { .lo_flags = LO_FLAGS_AUTOCLEAR };
		int number = ioctl(control, LOOP_CTL_GET_FREE);
		if (number < 0)
			break;
		if (fresh && !renewed(control, number))
			continue;
		const char *path = MUST_PTR(strdup(fmt("/dev/loop%d", number)));
		int device = open(path, open_flags | O_CLOEXEC);
		if (device < 0)
			break;
		if (ioctl(device, LOOP_SET_FD, backing) == 0) {
			MUST(ioctl(device, LOOP_SET_STATUS64, &info));
			close(control);
			return path;
		}
		int error = errno;
		close(device);
		errno = error;
		if (error != EBUSY)
			break;
	}
	int error = errno;
	if (control >= 0)
		close(control);
	errno = error;
	return NULL;
}

const char *try_loop_attach(int backing, int open_flags)
{
	return attach(backing, open_flags, false);
}

static const char *attach_or_skip(int backing, int open_flags, bool fresh)
{
	if (access("/dev/loop-control", R_OK | W_OK) < 0)
		skip(SKIP_DEVICE, "/dev/loop-control: %m");
	const char *path = attach(backing, open_flags, fresh);
	if (!path)
		broken("no loop device was left to this probe: %m");
	return path;
}

const char *loop_attach(int backing, int open_flags)
{
	return attach_or_skip(backing, open_flags, false);
}

const char *loop_attach_fresh(int backing, int open_flags)
{
	return attach_or_skip(backing, open_flags, true);
}

const char *device_number(const char *path)
{
	struct stat st;

	MUST(stat(path, &st));
	return MUST_PTR(strdup(fmt("%u:%u", major(st.st_rdev), minor(st.st_rdev))));
}
