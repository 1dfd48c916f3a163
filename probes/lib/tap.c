/* SPDX-License-Identifier: GPL-2.0-or-later */
/* TAP 13 for one probe, as prove, tappy and the kernel's kunit.py read it. */
#include "internal.h"

static void line_safe(const char *indent, const char *label, const char *text)
{
	printf("%s#   %s: ", indent, label);
	for (; *text; text++)
		putchar((unsigned char)*text < ' ' ? ' ' : *text);
	putchar('\n');
}

static void print_rows(const struct record *r)
{
	uint32_t rows = atomic_load(&r->rows);

	if (rows > RECORD_ROWS)
		rows = RECORD_ROWS;
	printf("    1..%u\n", rows);
	for (uint32_t i = 0; i < rows; i++) {
		const struct record_row *row = &r->row[i];
		bool ok = row->verdict == VERDICT_PASS || row->verdict == VERDICT_SKIP;
		printf("    %sok %u - %s", ok ? "" : "not ", i + 1, row->name);
		if (row->verdict == VERDICT_SKIP)
			printf(" # SKIP %s: %s", skip_code_name(row->skip_code), row->detail);
		putchar('\n');
		if (!ok && row->detail[0])
			line_safe("    ", verdict_name(row->verdict), row->detail);
	}
}

void tap_print(const struct record *r, const char *id)
{
	uint32_t verdict = atomic_load(&r->verdict);
	uint32_t failures = atomic_load(&r->failures);

	printf("TAP version 13\n1..1\n");
	if (atomic_load(&r->rows) > 0) {
		printf("# Subtest: %s\n", id);
		print_rows(r);
	}
	for (uint32_t i = 0; i < failures && i < RECORD_FAILURES; i++) {
		const struct record_failure *f = &r->failure[i];
		printf("# %s %s at %s\n", verdict_name(f->verdict),
			f->inside ? "in the cell" : "outside", f->where);
		line_safe("", "call", f->what);
		line_safe("", "wanted", f->wanted);
		line_safe("", "got", f->got);
	}
	if (verdict != VERDICT_PASS && verdict != VERDICT_SKIP) {
		line_safe("", "claim", ctx.probe->claim);
		line_safe("", "source", ctx.probe->source);
	}
	if (r->note[0]) {
		char copy[sizeof(r->note)];
		memcpy(copy, r->note, sizeof(copy));
		copy[sizeof(copy) - 1] = '\0';
		for (char *l = strtok(copy, "\n"); l; l = strtok(NULL, "\n"))
			line_safe("", "note", l);
	}
	printf("%sok 1 - %s", verdict == VERDICT_PASS || verdict == VERDICT_SKIP ? "" : "not ", id);
	if (verdict == VERDICT_SKIP)
		printf(" # SKIP %s: %s", skip_code_name(atomic_load(&r->skip_code)), r->evidence);
	putchar('\n');
	fflush(stdout);
}
