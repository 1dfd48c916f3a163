/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What `podman run` and `docker run` are told alike. */
#ifndef BULKHEAD_DRIVER_ENGINE_H
#define BULKHEAD_DRIVER_ENGINE_H

#include "driver.h"

/* Options of `run` for the cell; skips what neither can express.  Both have these fields: */
void engine_options(struct words *words, bool docker);
#define ENGINE_CAN                                                                            \
	(CAN(SHARE_PID) | CAN(SHARE_IPC) | CAN(SHARE_UTS) | CAN(ADD_NET) | CAN(ADD_CGROUP) |  \
		CAN(CGROUP) | CAN(HOSTNAME) | CAN(SYSCTL) | CAN(RLIMITS) | CAN(MOUNTS) |      \
		CAN(READONLY_ROOT) | CAN(CAPABILITIES) | CAN(NO_NEW_PRIVILEGES) | CAN(USER) | \
		CAN(GROUPS) | CAN(ENV) | CAN(ARGS) | CAN(CWD) | CAN(OOM_SCORE) | CAN(SECCOMP))
/* The OCI runtime that the engine is to use: the driver's own, else runc where that is installed. */
const char *engine_runtime(void);

#endif
