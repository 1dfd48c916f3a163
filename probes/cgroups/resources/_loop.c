/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <linux/loop.h>
#include <sys/ioctl.h>
#include <sys/sysmacros.h>

#include "_loop.h"

void loop_new(unsigned int *ret_major, unsigned int *ret_minor)
{
	int control = open("/dev/loop-control", O_RDWR | O_CLOEXEC);

	if (control < 0)
		skip(SKIP_DEVICE, "open /dev/loop-control: %m");
	int backing = MUST(open(fmt("%s/disk", scratch()), O_RDWR | O_CREAT | O_CLOEXEC, 0600));
	MUST(ftruncate(backing, 1 << 20));
	for (int attempt = 0; attempt < 20; attempt++) { /* another may take the same free number */
		int number = MUST(ioctl(control, LOOP_CTL_GET_FREE));
		int device = MUST(open(fmt("/dev/loop%d", number), O_RDWR | O_CLOEXEC));
		struct loop_info64 info = { .lo_flags = LO_FLAGS_AUTOCLEAR };
		struct stat st;
		if (ioctl(device, LOOP_SET_FD, backing) == 0) {
			MUST(ioctl(device, LOOP_SET_STATUS64, &info));
			MUST(fstat(device, &st));
			*ret_major = major(st.st_rdev);
			*ret_minor = minor(st.st_rdev);
			return;
		}
		if (errno != EBUSY)
			broken("LOOP_SET_FD: %m");
		close(device);
	}
	broken("no free loop device was left to this probe");
}
