/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A swap area of the probe's own: a zram device.  It is the machine's too, so the probe is exclusive. */
#ifndef SWAP_HELPER_H
#define SWAP_HELPER_H

#include "_group.h"

/*
 * What the kernel may keep charged after the last user of a swap slot: 64 slots of a cache for each
 * CPU (6.1), in bytes, for a machine of up to four.
 */
#define SWAP_SLACK (1 << 20)

/* Runs the function in a child while 64 MiB of swap are on; a SKIP when zram cannot be had. */
void with_swap(void (*run)(void));
/* The same with zswap in front of it; a SKIP without zswap. */
void with_zswap(void (*run)(void));

/* Asks the group for so many bytes by memory.reclaim; less may come. */
void swap_out(const char *group, size_t size);
/*
 * Like holding_in(), but the child itself pages out so much of its memory (MADV_PAGEOUT), which,
 * other than reclaim, does not stop short of a limit.
 */
pid_t swapping_in(const char *group, size_t size, size_t out, const struct gate *hold);
/* memory.swap.current. */
long long swapped(const char *group);

#endif
