/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Which probes run: globs and ids of the command line, a suite, a shard, only those with sabotage. */
#ifndef BULKHEAD_SELECT_H
#define BULKHEAD_SELECT_H

#include "catalog.h"
#include "suite.h"

struct shard {
	unsigned long index, count; /* 1 <= index <= count; count 0: all */
};

/* "i/n"; false when it is something else. */
bool shard_parse(const char *text, struct shard *ret);
/* Stable in time and across machines: it depends on the id alone. */
bool shard_has(const struct shard *shard, const char *id);

/* What narrows a selection without being an error when it leaves something out. */
struct narrowing {
	struct shard shard;
	bool sabotage; /* only probes that can be sabotaged */
	bool cells;    /* only probes with a cell: those on which the driver matters */
};

struct selection {
	struct probe **probe; /* into the catalogue, sorted by id; excluded ones are among them */
	size_t count, excluded;
};

/*
 * The globs narrow the suite (or everything when there is none).  An excluded probe stays in the
 * selection, with the reason in probe->excluded, unless the command line names it by its plain id.
 * Returns 0, EXIT_USAGE or EXIT_NOTHING, with one line in *error to be freed.
 */
int select_probes(struct catalog *catalog, const struct suite *suite, char *const *globs,
	const struct narrowing *narrowing, struct selection *ret, char **error);

#endif
