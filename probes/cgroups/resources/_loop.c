/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/sysmacros.h>

#include "_loop.h"

#include "loop.h"

void loop_new(unsigned int *ret_major, unsigned int *ret_minor)
{
	int backing = MUST(open(fmt("%s/disk", scratch()), O_RDWR | O_CREAT | O_CLOEXEC, 0600));
	struct stat st;

	MUST(ftruncate(backing, 1 << 20));
	MUST(stat(loop_attach(backing, O_RDWR), &st));
	*ret_major = major(st.st_rdev);
	*ret_minor = minor(st.st_rdev);
}
