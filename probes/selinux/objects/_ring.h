/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef BULKHEAD_SELINUX_RING_H
#define BULKHEAD_SELINUX_RING_H

#include <linux/io_uring.h>

/* Registers the caller's credentials with a fresh ring; returns the ring and the number. */
int ring_new(void);
int ring_personality(int ring);
/* Submits one entry and waits: its result, a negative errno when it was refused.  MUST inside. */
int ring_do(int ring, const struct io_uring_sqe *entry);

#endif
