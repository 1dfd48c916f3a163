/* SPDX-License-Identifier: GPL-2.0-or-later */
/* bulkhead explain: all about one probe. */
#include <stdlib.h>
#include <string.h>

#include "commands.h"
#include "catalog.h"
#include "module.h"
#include "paths.h"

static void explain_needs(const struct catalog *catalog, const struct probe *probe)
{
	for (size_t i = 0; i < probe->needs.n; i++) {
		const struct feature *f = catalog_feature(catalog, probe->needs.v[i]);

		printf("%-10s%s: %s%s%s\n", i ? "" : "needs", probe->needs.v[i],
			!f	     ? "judged when it runs"
			: f->present ? "present"
				     : "missing here",
			f && *f->evidence ? ", " : "", f ? f->evidence : "");
	}
}

static void explain(const struct catalog *catalog, const struct probe *probe, const char *image)
{
	cleanup_free char *cell =
		probe->cell ? json_dumps(probe->cell, JSON_INDENT(2) | JSON_PRESERVE_ORDER) : NULL;

	printf("%s\n\n", probe->id);
	printf("claim     %s\nsource    %s\n", probe->claim, probe->source);
	explain_needs(catalog, probe);
	printf("limit     %u ms on the reference machine%s\n", probe->timeout_ms,
		probe->exclusive ? ", runs alone" : "");
	if (cell)
		printf("cell      built by the driver%s:\n%s\n",
			probe->outside ? ", watched from outside too" : "", cell);
	else
		printf("cell      none: the probe makes its own children\n");
	if (probe->sabotage)
		printf("sabotage  %s%s%s: there the probe must fail\n", probe->sabotage,
			probe->sabotage_what ? ", " : "",
			probe->sabotage_what ? probe->sabotage_what : "");
	else
		printf("sabotage  none: %s\n",
			probe->unsabotaged ? probe->unsabotaged : "no reason is given");
	printf("\nrun it    bulkhead run --verbose %s\n", probe->id);
	if (probe->sabotage)
		printf("sabotage  bulkhead run --sabotage %s\n", probe->id);
	printf("by hand   %s %s%s\n", image, probe->id, cell ? " --driver native" : "");
	printf("trace     strace -f -o trace.txt %s %s%s\n", image, probe->id,
		cell ? " --driver native" : "");
	printf("debug     gdb --args %s %s%s\n", image, probe->id, cell ? " --driver native" : "");
}

int cmd_explain(int argc, char **argv)
{
	cleanup_free char *image = paths_image();
	struct catalog catalog = { 0 };
	int rc = 0;

	if (argc == 2 && (!strcmp(argv[1], "--help") || !strcmp(argv[1], "-h"))) {
		puts("usage: bulkhead explain ID...\nPrints claim, source, needs, cell and "
		     "sabotage of "
		     "a probe, and how to run it by hand.");
		return 0;
	}
	if (argc < 2) {
		complain("explain: which probe? 'bulkhead list' prints the ids");
		return EXIT_USAGE;
	}
	if (!image) {
		complain("the image of probes (bulkhead-probes) is not found; set BULKHEAD_IMAGE");
		return EXIT_USAGE;
	}
	if (catalog_load(image, &catalog) || catalog_load_features(image, &catalog))
		return EXIT_USAGE;
	for (int i = 1; i < argc && !rc; i++) {
		const struct probe *probe = catalog_find(&catalog, argv[i]);

		if (!probe) {
			complain("explain: there is no probe '%s'; 'bulkhead list' prints the ids",
				argv[i]);
			rc = EXIT_USAGE;
			continue;
		}
		modules_find(&catalog, &probe->needs);
		if (i > 1)
			putchar('\n');
		explain(&catalog, probe, image);
	}
	catalog_free(&catalog);
	return rc;
}
