/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Kernel modules that probes need ("module.NAME" among their needs), by libkmod: built in, loadable
 * or absent.  The loadable ones are loaded for the run and unloaded after it.
 */
#ifndef BULKHEAD_MODULE_H
#define BULKHEAD_MODULE_H

#include "catalog.h"

/* Adds one feature per module among the needs to the catalogue, with evidence. */
void modules_find(struct catalog *catalog, const struct strv *needs);
/* Loads what modules_find found loadable and not loaded; a refusal is complained about. */
void modules_load(void);
void modules_unload(void);

#endif
