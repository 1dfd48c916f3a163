/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What each format must keep whatever the journal holds; scripts/validate-reports asks the consumers. */
#include "tests.h"

#include <libxml/HTMLparser.h>
#include <libxml/relaxng.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void silent(void *context, const char *format, ...)
{
	(void)context;
	(void)format;
}

/* "ok N - x" at the margin are counted and agree with the plan; anything else is a comment or indented. */
static const char *tap_rule(const char *text)
{
	size_t plan = 0, seen = 0, number, n;

	if (strncmp(text, "TAP version 13\n", 15) && strncmp(text, "KTAP version 1\n", 15))
		return "no version line";
	for (text = strchr(text, '\n') + 1; *text; text += n + (text[n] == '\n')) {
		n = strcspn(text, "\n");
		if (*text == '#' || *text == ' ')
			continue;
		if (sscanf(text, "1..%zu", &number) == 1 && !plan)
			plan = number;
		else if (sscanf(text, "ok %zu ", &number) == 1 ||
			 sscanf(text, "not ok %zu ", &number) == 1)
			seen += number == seen + 1;
		else
			return "a stray line";
	}
	return plan && plan == seen ? NULL : "plan and results disagree";
}

static xmlRelaxNGValidCtxtPtr schema(const char *name)
{
	char *path = text_format("%s../../fixtures/schemas/%s.rng", fixture(""), name);
	xmlRelaxNGParserCtxtPtr parser = xmlRelaxNGNewParserCtxt(path);
	xmlRelaxNGPtr rules = xmlRelaxNGParse(parser);
	xmlRelaxNGValidCtxtPtr valid = rules ? xmlRelaxNGNewValidCtxt(rules) : NULL;

	xmlRelaxNGFreeParserCtxt(parser);
	free(path);
	if (!valid)
		abort();
	xmlRelaxNGSetValidErrors(valid, silent, silent, NULL);
	return valid;
}

static const char *junit_rule(const char *name, const char *text)
{
	static xmlRelaxNGValidCtxtPtr strict,
		usual; /* kept: compiling one takes longer than using it */
	xmlRelaxNGValidCtxtPtr *valid = strcmp(name, "junit") ? &strict : &usual;
	xmlDocPtr document = xmlReadMemory(text, (int)strlen(text), "junit", "UTF-8",
		XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_NONET | XML_PARSE_HUGE);
	int rc;

	if (!document)
		return "not well formed";
	if (!*valid)
		*valid = schema(name);
	rc = xmlRelaxNGValidateDoc(*valid, document);
	xmlFreeDoc(document);
	return rc ? "against its schema" : NULL;
}

static const char *json_rule(const char *text)
{
	json_t *value = json_loads(text, JSON_REJECT_DUPLICATES, NULL);
	bool good = json_is_object(value);

	json_decref(value);
	return good ? NULL : "no JSON object";
}

static const char *html_rule(const char *text)
{
	htmlDocPtr page = htmlReadMemory(text, (int)strlen(text), "html", "UTF-8",
		HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET);

	if (!page)
		return "no HTML";
	xmlFreeDoc(page);
	if (strstr(text, "<script>alert"))
		return "a script of somebody else";
	return strstr(text, "</html>\n") ? NULL : "no end";
}

static const char *lava_rule(const char *text)
{
	for (size_t n; *text; text += n + (text[n] == '\n')) {
		n = strcspn(text, "\n");
		if (strncmp(text, "<LAVA_SIGNAL_TEST", 17) || text[n - 1] != '>')
			return "a line that is no signal";
	}
	return NULL;
}

const char *broken_rule(const char *format, const char *text)
{
	if (!text)
		return "no report";
	for (const char *p = text; *p; p++)
		if ((unsigned char)*p < 0x20 && *p != '\n' && *p != '\t')
			return "a control character";
	if (strstr(text, "\xef\xbf\xbf"))
		return "U+FFFF";
	if (strstr(format, "tap") || !strcmp(format, "kselftest"))
		return tap_rule(text);
	if (!strncmp(format, "junit", 5))
		return junit_rule(format, text);
	if (!strcmp(format, "html"))
		return html_rule(text);
	if (!strcmp(format, "lava"))
		return lava_rule(text);
	return strcmp(format, "tmt") ? json_rule(text) : NULL;
}
