/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What the runner knows of drivers: their names, and how long they may take.  See driver.h. */
#ifndef BULKHEAD_DRIVER_NAMES_H
#define BULKHEAD_DRIVER_NAMES_H

#include <stdbool.h>

/*
 * What a driver takes over the milliseconds of a cell's own work, at most, in milliseconds: an
 * engine is a daemon that is started first.
 */
unsigned int driver_allowance_ms(const char *driver);
/* Whether the driver of a cell can have that name: "native", "oci:PATH", "podman:PATH", ... */
bool driver_name_ok(const char *driver);
/* Whether it is "NAME:PATH" with the path of a program: the length of "NAME:", else 0. */
unsigned int driver_path_at(const char *driver);
/* "native, reference, oci:PATH, ...", for messages. */
#define DRIVER_NAMES                                                                             \
	"reference, native, oci:PATH, bwrap, nspawn, lxc, runsc, podman[:PATH], docker[:PATH], " \
	"containerd[:PATH]"

#endif
