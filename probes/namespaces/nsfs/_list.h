/* SPDX-License-Identifier: GPL-2.0-or-later */
/* listns(2), as linux/nsfs.h has it. */
#ifndef BULKHEAD_LIST_H
#define BULKHEAD_LIST_H

#include <sys/ioctl.h>

#include "_ns.h"

#define LIST_CURRENT_USER UINT64_MAX /* namespaces that the caller's user namespace owns */
#define LIST_MOST	  512

struct list_request {
	uint32_t size, spare;
	uint64_t after; /* the identifier to go on after; 0: from the first */
	uint32_t types, spare2;
	uint64_t owner; /* the owning user namespace; 0: any */
};

static inline long list_namespaces(
	uint32_t types, uint64_t owner, uint64_t after, uint64_t *ids, size_t count)
{
	struct list_request request = {
		.size = sizeof(request), .types = types, .owner = owner, .after = after
	};

	return syscall(SYS_listns, &request, ids, count, 0);
}

static inline uint64_t namespace_id(pid_t pid, const char *name)
{
	uint64_t id = 0;
	int fd = ns_open(pid, name);

	MUST(ioctl(fd, _IOR(NSIO, 13, uint64_t), &id));
	close(fd);
	return id;
}

/* Whether the caller's list of that type holds it. */
static inline bool listed(uint32_t type, uint64_t id)
{
	uint64_t ids[LIST_MOST];
	long count = MUST(list_namespaces(type, 0, 0, ids, LIST_MOST));

	for (long i = 0; i < count; i++)
		if (ids[i] == id)
			return true;
	return false;
}

#endif
