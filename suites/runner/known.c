/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Which baselines a run has, and what they say of its probes. */
#include <stdlib.h>
#include <string.h>
#include <sys/utsname.h>

#include "run.h"

static char *folder_of(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash ? xasprintf("%.*s", (int)(slash - path), path) : xstrdup(".");
}

static int refuse(const char *where, char *error)
{
	complain("%s%s%s", where ? where : "", where ? ": " : "", error);
	free(error);
	return EXIT_USAGE;
}

/* The suite's own, then those of the command line. */
static int load_all(struct run *run)
{
	cleanup_free char *beside = run->suite.path ? folder_of(run->suite.path) : NULL;
	char *error = NULL;

	for (size_t i = 0; i < run->suite.baselines; i++) {
		const struct suite_item *item = &run->suite.baseline[i];
		cleanup_free char *where =
			xasprintf("%s:%u: baseline", run->suite.path, item->line);

		if (baseline_load(item->text, beside, &run->baseline, &error))
			return refuse(where, error);
	}
	for (size_t i = 0; i < run->opt.baselines.n; i++)
		if (baseline_load(run->opt.baselines.v[i], NULL, &run->baseline, &error))
			return refuse(NULL, error);
	return 0;
}

int run_load_baselines(struct run *run)
{
	struct utsname uts;
	struct baseline_machine machine = { .release = uts.release, .variant = run->opt.variant };
	char *error = NULL;
	int rc;

	uname(&uts);
	rc = load_all(run);
	if (!rc && baseline_check(&run->baseline, &machine, &run->catalog, &error))
		rc = refuse(NULL, error);
	/* With the wall taken out a failure is what is wanted: nothing is known of that. */
	for (size_t i = 0; !rc && !run->opt.policy.sabotage && i < run->tallies; i++) {
		struct tally *tally = &run->tally[i];

		tally->known =
			baseline_covers(&run->baseline, &machine, tally->probe->id, tally->driver);
	}
	return rc;
}
