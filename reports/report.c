/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "report.h"
#include "formats.h"
#include "output.h"

#include <stdlib.h>
#include <string.h>

static const struct format {
	const char *name;
	format_fn *write;
} formats[] = {
	{ "tap", write_tap },
	{ "ktap", write_ktap },
	{ "kselftest", write_kselftest },
	{ "junit", write_junit },
	{ "junit-strict", write_junit_strict },
	{ "json", write_json },
	{ "html", write_html },
	{ "kcidb", write_kcidb },
	{ "tmt", write_tmt },
	{ "lava", write_lava },
	{ "squad", write_squad },
};

#define FORMATS (sizeof(formats) / sizeof(*formats))

const char *const *report_formats(void)
{
	static const char *names[FORMATS + 1];

	for (size_t i = 0; i < FORMATS; i++)
		names[i] = formats[i].name;
	return names;
}

static char *unknown_format(const char *format)
{
	char *text = text_format("%s: not a report format; known are:", format), *longer;

	for (size_t i = 0; i < FORMATS; i++) {
		longer = text_format("%s %s", text, formats[i].name);
		free(text);
		text = longer;
	}
	return text;
}

int report_write(const char *journal_path, const char *format, const char *out_path, char **error)
{
	const struct format *found = NULL;
	struct journal *journal;
	struct output out;
	int rc;

	for (size_t i = 0; i < FORMATS; i++)
		if (!strcmp(formats[i].name, format))
			found = &formats[i];
	if (!found) {
		*error = unknown_format(format);
		return -1;
	}
	if (journal_read(journal_path, &journal, error) < 0)
		return -1;
	rc = output_open(&out, out_path, error);
	if (rc == 0) {
		found->write(out.file, journal);
		rc = output_close(&out, error);
	}
	journal_free(journal);
	return rc;
}

int report_exit_code(const char *journal_path, char **error)
{
	struct journal *journal;
	int code;

	if (journal_read(journal_path, &journal, error) < 0)
		return -1;
	code = journal_exit_code(journal);
	journal_free(journal);
	return code;
}
