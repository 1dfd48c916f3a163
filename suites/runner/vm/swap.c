/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The disk that a guest swaps to: memory without a name, formatted by mkswap(8). */
#include <errno.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "pack.h"
#include "vm.h"

int vm_swap_make(unsigned long megabytes)
{
	static char *const argv[] = { (char *)"mkswap", (char *)"-q", (char *)"-L",
		(char *)"bulkhead", (char *)"/dev/stdin", NULL };
	int fd = memfd_create("swap", MFD_CLOEXEC);

	if (fd < 0 || ftruncate(fd, (off_t)megabytes << 20)) {
		complain("--swap %lu: %s", megabytes, strerror(errno));
	} else if (!run_program(argv, NULL, fd, -1)) {
		return fd;
	} else {
		complain("--swap: mkswap failed: install util-linux");
	}
	if (fd >= 0)
		close(fd);
	return -1;
}
