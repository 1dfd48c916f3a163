/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Claims against the sections of the documents that they come from.  The ledger of an area,
 * probes/AREA/LEDGER.md, has a heading for each document ("## pid_namespaces(7) (`pid/`)": the probes
 * lie in that folder) and a table of its sections: "| section | probes, or why not |".  The second
 * cell names probes ("init-death-kills", "kill-*", "kill-": as kill-*, "-twice": as *-twice), in another
 * folder as "folder/name" or after "folder/", and says why the rest is not tested.
 */
#ifndef BULKHEAD_CLAIMS_H
#define BULKHEAD_CLAIMS_H

#include <stdio.h>

#include "catalog.h"

const char *ledgers_text(void);

/*
 * Prints each section of the documents whose heading holds the source (any letter case), its claims
 * and what is bare; then claims of that source that no section lists.  False: the source is neither.
 */
bool claims_print(
	FILE *out, const struct catalog *catalog, const char *ledgers, const char *source);

#endif
