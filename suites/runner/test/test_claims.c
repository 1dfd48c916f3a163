/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <CUnit/Basic.h>
#include <stdlib.h>
#include <string.h>

#include "claims.h"
#include "tests.h"

static const char ledger[] = "@ probes/walls/LEDGER.md\n"
			     "# Ledger\n"
			     "## brick(7) (`brick/`)\n"
			     "| section | probes, or why not |\n"
			     "|---|---|\n"
			     "| DESCRIPTION | holds-water, kill-; the smell: nothing tells it |\n"
			     "| BUGS | known ones only |\n"
			     "## mortar(2)\n"
			     "| section | probes, or why not |\n"
			     "| ERRORS | brick/holds-* (1), kill-; `other/`: kill-is-refused |\n"
			     "| NOTES | -water; walls/brick/-refused |\n";

static struct probe probes[] = {
	{ .id = "walls/brick/holds-water",
		.claim = "A brick holds",
		.source = "brick(7), DESCRIPTION" },
	{ .id = "walls/brick/kill-is-refused", .claim = "No kill", .source = "kill(2)" },
	{ .id = "walls/brick/stray", .claim = "A stray one", .source = "brick(7), NOTES" },
};

static char *printed(const char *source, bool *found)
{
	struct catalog catalog = { .probe = probes, .probes = 3 };
	char *text = NULL;
	size_t size;
	FILE *out = open_memstream(&text, &size);

	*found = claims_print(out, &catalog, ledger, source);
	fclose(out);
	return text;
}

static void sections_claims_and_what_is_bare(void)
{
	bool found;
	char *text = printed("brick(7)", &found);

	CU_ASSERT_TRUE(found);
	CU_ASSERT_STRING_EQUAL(text,
		"brick(7) (`brick/`)  [probes/walls/LEDGER.md]\n"
		"  DESCRIPTION\n"
		"    walls/brick/holds-water\n      A brick holds\n"
		"    walls/brick/kill-is-refused\n      No kill\n"
		"    bare: the smell: nothing tells it\n"
		"  BUGS\n"
		"    bare: known ones only\n"
		"claims from it that its sections do not list\n"
		"  brick(7), NOTES\n"
		"    walls/brick/stray\n      A stray one\n"
		"2 sections, 2 remarks on what is bare, 2 claims name 'brick(7)'\n");
	free(text);
}

static void a_document_without_folder(void)
{
	bool found;
	char *text = printed("MORTAR", &found);

	CU_ASSERT_TRUE(found);
	CU_ASSERT_STRING_EQUAL(text,
		"mortar(2)  [probes/walls/LEDGER.md]\n"
		"  ERRORS\n"
		"    walls/brick/holds-water\n      A brick holds\n"
		"    walls/brick/kill-is-refused\n      No kill\n"
		"    bare: `other/`: kill-is-refused\n"
		"  NOTES\n"
		"    bare: -water\n"
		"    walls/brick/kill-is-refused\n      No kill\n"
		"2 sections, 2 remarks on what is bare, 0 claims name 'MORTAR'\n");
	free(text);
}

static void sources_without_a_ledger(void)
{
	bool found;
	char *text = printed("kill(2)", &found);

	CU_ASSERT_TRUE(found);
	CU_ASSERT_STRING_EQUAL(text, "  kill(2)\n    walls/brick/kill-is-refused\n      No kill\n");
	free(text);
	text = printed("straw(1)", &found);
	CU_ASSERT_FALSE(found);
	CU_ASSERT_STRING_EQUAL(text, "");
	free(text);
}

void add_claims_tests(void)
{
	CU_pSuite suite = CU_add_suite("claims", NULL, NULL);

	CU_add_test(suite, "sections, claims, what is bare", sections_claims_and_what_is_bare);
	CU_add_test(suite, "a document without folder", a_document_without_folder);
	CU_add_test(suite, "sources without a ledger", sources_without_a_ledger);
}
