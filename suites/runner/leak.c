/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "leak.h"

#include <stdlib.h>
#include <string.h>

void leak_suspect(
	struct leaks *leaks, const char *item, size_t ended, const size_t *others, size_t count)
{
	struct suspicion *suspicion;

	leaks->open = xrealloc(leaks->open, (leaks->count + 1) * sizeof(*leaks->open));
	suspicion = &leaks->open[leaks->count++];
	*suspicion = (struct suspicion){
		.item = xstrdup(item),
		.suspect = xcalloc(count + 1, sizeof(size_t)),
		.suspects = count + 1,
	};
	suspicion->suspect[0] = ended;
	if (count)
		memcpy(suspicion->suspect + 1, others, count * sizeof(size_t));
}

static bool any_runs(const struct suspicion *suspicion, const size_t *running, size_t count)
{
	for (size_t i = 0; i < suspicion->suspects; i++) {
		for (size_t j = 0; j < count; j++) {
			if (suspicion->suspect[i] == running[j])
				return true;
		}
	}
	return false;
}

bool leak_next(struct leaks *leaks, const struct host *host, const size_t *running, size_t count,
	struct suspicion *ret, bool *ret_gone)
{
	for (size_t i = 0; i < leaks->count; i++) {
		struct suspicion *suspicion = &leaks->open[i];
		bool gone = !host_has(host, suspicion->item);

		if (!gone && any_runs(suspicion, running, count))
			continue;
		*ret = *suspicion;
		*ret_gone = gone;
		leaks->count--;
		memmove(suspicion, suspicion + 1, (leaks->count - i) * sizeof(*suspicion));
		return true;
	}
	if (!leaks->count) {
		free(leaks->open);
		leaks->open = NULL;
	}
	return false;
}

void suspicion_free(struct suspicion *suspicion)
{
	free(suspicion->item);
	free(suspicion->suspect);
	*suspicion = (struct suspicion){ 0 };
}
