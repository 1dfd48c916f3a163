/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A suite is data: which probes, which driver, which features are required, what is left out and why.
 *
 *	driver   reference
 *	must     cgroup2.pids seccomp.user_notif
 *	baseline 6.12				(known failures, see baseline.h)
 *	include  cgroups/pids/x namespaces/y	(globs)
 *	exclude  namespaces/net/veth-move	# reason, mandatory
 */
#ifndef BULKHEAD_SUITE_H
#define BULKHEAD_SUITE_H

#include "util.h"

struct suite_item {
	char *text;   /* a glob, a feature's name or a baseline's */
	char *reason; /* of an exclude, else NULL */
	unsigned line;
};

struct suite {
	char *name; /* the file's name without folder and ".suite" */
	char *path;
	char *driver; /* NULL: not said */
	struct suite_item *must, *include, *exclude, *baseline;
	size_t musts, includes, excludes, baselines;
};

/* Reads a suite from a stream; 0, or -1 with one line "path:line: what is wrong" to be freed. */
int suite_parse(FILE *in, const char *path, struct suite *ret, char **error);

/*
 * Finds a suite by path (it has a '/' or ends in ".suite") or by name in $BULKHEAD_SUITES and the
 * folders around the executable; reads it.  0, or -1 with *error.
 */
int suite_load(const char *name, struct suite *ret, char **error);
void suite_free(struct suite *suite);

#endif
