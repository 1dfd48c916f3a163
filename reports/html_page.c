/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "html.h"

#include <stdarg.h>
#include <stdlib.h>

/*
 * The style and the script are files of their own, put in by the assembler; the compiler runs at the
 * top of the tree.
 */
#define EMBED(symbol, path)                                                                    \
	__asm__(".section .rodata\n" #symbol ":\n.incbin \"" path "\"\n.byte 0\n.previous\n"); \
	extern const char symbol[] __attribute__((visibility("hidden")))

EMBED(page_css, "reports/page.css");
EMBED(page_js, "reports/page.js");

void html_printf(FILE *out, const char *format, ...)
{
	va_list ap;

	va_start(ap, format);
	for (; *format; format++) {
		if (*format != '%') {
			putc(*format, out);
		} else if (*++format == 's') {
			text_html(out, va_arg(ap, const char *));
		} else if (*format == 'z') {
			format++;
			fprintf(out, "%zu", va_arg(ap, size_t));
		} else {
			putc('%', out);
		}
	}
	va_end(ap);
}

void html_begin(FILE *out, const char *title)
{
	html_printf(out,
		"<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
		"<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
		"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src "
		"&#39;none&#39;; "
		"style-src &#39;unsafe-inline&#39;; script-src &#39;unsafe-inline&#39;\">\n"
		"<title>%s</title>\n<style>\n",
		title);
	fputs(page_css, out);
	fputs("</style>\n</head>\n<body>\n", out);
}

void html_filter(FILE *out, const char *what)
{
	html_printf(out,
		"<div class=\"filter\"><input id=\"q\" type=\"search\" autocomplete=\"off\" "
		"aria-label=\"Filter %s\" placeholder=\"Filter %s: words, -word leaves out ( / )\">"
		"<span id=\"shown\"></span><button type=\"button\" id=\"all\">Open "
		"all</button></div>\n",
		what, what);
}

void html_end(FILE *out, const char *version)
{
	html_printf(out,
		"<footer>bulkhead %s: do this machine&#39;s container walls hold, and if one does "
		"not, "
		"whose fault is it?</footer>\n<script>\n",
		version);
	fputs(page_js, out);
	fputs("</script>\n</body>\n</html>\n", out);
}

const char *html_class(enum outcome outcome)
{
	switch (outcome) {
	case OUTCOME_OK:
		return "good";
	case OUTCOME_KNOWN:
	case OUTCOME_FLAKY:
		return "warn";
	case OUTCOME_FAILURE:
	case OUTCOME_ERROR:
		return "bad";
	default:
		return "calm";
	}
}

char *html_duration(double ms)
{
	if (ms >= 100000)
		return text_format("%.0f s", ms / 1000);
	if (ms >= 1000)
		return text_format("%.1f s", ms / 1000);
	return text_format(ms >= 100 ? "%.0f ms" : "%.1f ms", ms);
}
