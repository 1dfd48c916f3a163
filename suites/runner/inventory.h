/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The machine as one JSON object: what `bulkhead features --format json` prints, each with its source. */
#ifndef BULKHEAD_INVENTORY_H
#define BULKHEAD_INVENTORY_H

#include "catalog.h"

/*
 * {"schema", "kernel", "architecture", "command_line", "config", "security_modules", "cgroup",
 * "modules", "features"}.  Whatever cannot be read is null, with "why" beside it.  The caller owns it.
 */
json_t *inventory(const struct catalog *catalog);

/*
 * The kernel's configuration as text, from /proc/config.gz, /boot/config-RELEASE or
 * /lib/modules/RELEASE/config: {"source", "options": {"CONFIG_X": "y"}}, or options null and "why".
 */
json_t *inventory_config(const char *const *places);
/* One line of it: "CONFIG_X=y" or "# CONFIG_X is not set"; anything else changes nothing. */
void inventory_config_line(json_t *options, const char *line);

#endif
