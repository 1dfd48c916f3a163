/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <errno.h>
#include <poll.h>
#include <string.h>
#include <sys/swap.h>
#include <unistd.h>

#include "agent.h"

#define DISK	 "/dev/vda" /* the only disk that the host gives */
#define PATIENCE 100	    /* times 50 ms: a driver may probe after its module has loaded */

void agent_swap_on(const struct guest *guest)
{
	if (!json_is_true(json_object_get(guest->config, "swap")))
		return;
	for (int i = 0; i < PATIENCE && access(DISK, F_OK); i++)
		poll(NULL, 0, 50);
	/* A run without the swap that was asked for would judge another machine. */
	if (swapon(DISK, 0))
		give_up("swapon %s: %s (the kernel needs virtio_pci and virtio_blk)", DISK,
			strerror(errno));
}
