/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The driver `here`: nobody builds a cell; the image judges the container that it already runs in,
 * without privilege, against a profile: what that engine or policy promises by default.  A wall that
 * the profile does not promise is looked at all the same, and reported as a skip with what was
 * found.  Nothing here changes anything: each call fails before its effect, or is undone.
 */
#ifndef BULKHEAD_HERE_H
#define BULKHEAD_HERE_H

#include <stdbool.h>
#include <stdint.h>

#include "record.h"

/* Profiles, as bits of wall.asked. */
#define DOCKER	   1u /* docker-default: dockerd's defaults, root user */
#define PODMAN	   2u /* podman-rootless: podman's defaults, of an unprivileged user */
#define BASELINE   4u /* kubernetes-baseline: Pod Security Standards, Baseline */
#define RESTRICTED 8u /* kubernetes-restricted: Pod Security Standards, Restricted */
#define EVERY	   (DOCKER | PODMAN | BASELINE | RESTRICTED)
/* Whose default filter is on: Baseline leaves it open. */
#define FILTERED (DOCKER | PODMAN | RESTRICTED)

/* What was found.  Text is clamped; PASS when nothing was said. */
struct finding {
	enum verdict verdict;
	enum skip_code code;
	char wanted[160];
	char got[400];
};

struct wall {
	const char *name;  /* "here/NAME" is the id */
	const char *claim; /* one falsifiable sentence */
	const char *source;
	unsigned int asked; /* by which profiles */
	void (*check)(const struct wall *wall, unsigned int profile, struct finding *finding);
	const char *detail; /* what the check looks at, when several walls share one */
};

/* Says that the wall is not there; several are added up. */
void breach(struct finding *finding, const char *wanted, const char *got, ...)
	__attribute__((format(printf, 3, 4)));
/* Says that nothing can be said. */
void unknown(struct finding *finding, enum skip_code code, const char *evidence, ...)
	__attribute__((format(printf, 3, 4)));

/* Each ends with .name NULL. */
extern const struct wall here_identity[], here_filter[], here_files[], here_kernel[];

/* `bulkhead-probes here ...`; the exit code: 0 every wall asked for stands, 1 one does not, 2 usage. */
int here_main(int argc, char **argv);

#endif
