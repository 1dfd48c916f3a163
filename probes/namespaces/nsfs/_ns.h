/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What several probes of namespace files share. */
#ifndef BULKHEAD_NS_H
#define BULKHEAD_NS_H

#include <linux/ioctl.h>
#include <linux/nsfs.h>
#include <stdbool.h>
#include <sys/types.h>

#include "probe.h"

struct ns_type {
	const char *name; /* below /proc/PID/ns */
	int flag;
};
#define NS_TYPES 8
extern const struct ns_type ns_types[NS_TYPES];

/* False, and the current row skipped, when the kernel has no namespace of that type. */
bool ns_there(const struct ns_type *type);

/* A child that is the first member of a new namespace of that type and waits for the gate. */
pid_t member_of_new(const struct ns_type *type, const struct gate *end);

/* Whether two descriptors refer to one namespace. */
bool same_ns(int a, int b);

#endif
