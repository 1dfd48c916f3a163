/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What create opens for the container's init and closes again, whatever happens between. */
#ifndef RUNTIME_PARTS_H
#define RUNTIME_PARTS_H

#include <unistd.h>

#include "container.h"
#include "init.h"

struct parts {
	struct init init;
	int sync;	   /* our end */
	int master_socket; /* our end, when the terminal is relayed */
	int *trees;
	bool hooks_begun; /* from then on a failure ends with poststop hooks */
};

/* All descriptors to -1. */
void parts_init(struct parts *p);
int parts_open(const struct create_options *o, struct container *c, struct parts *p,
	struct err *err);
void parts_close(struct parts *p, size_t n_mounts);
static inline void close_fd(int *fd)
{
	if (*fd >= 0)
		close(*fd);
	*fd = -1;
}

#endif
