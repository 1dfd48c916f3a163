/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "html.h"

#include <stdarg.h>
#include <stdlib.h>

static const char style[] =
	":root{color-scheme:light "
	"dark;--bg:#fff;--fg:#1b1f24;--dim:#59636e;--line:#d8dee4;--panel:#f6f8fa;"
	"--good:#1a7f37;--bad:#c5222d;--warn:#8a5a00;--calm:#59636e;--link:#0a5bc4;"
	"--goodbg:#dff3e4;--badbg:#fde5e5;--warnbg:#fbefd0;--calmbg:#eaeef2}\n"
	"@media(prefers-color-scheme:dark){:root{--bg:#0e1116;--fg:#e4e8ed;--dim:#9aa4af;--line:#"
	"30363d;"
	"--panel:#161b22;--good:#4cc46a;--bad:#ff7b72;--warn:#e0a93a;--calm:#9aa4af;--link:#6cb0ff;"
	"--goodbg:#12301c;--badbg:#421b1d;--warnbg:#3a2c0c;--calmbg:#222932}}\n"
	"*{box-sizing:border-box}\n"
	"body{margin:0 auto;padding:1.25rem clamp(.75rem,3vw,2.5rem) "
	"3rem;max-width:84rem;background:var(--bg);"
	"color:var(--fg);font:15px/1.5 system-ui,-apple-system,'Segoe UI',Roboto,sans-serif}\n"
	"h1{font-size:1.5rem;line-height:1.25;margin:0}h2{font-size:1.1rem;margin:2rem 0 .6rem}"
	"h3{font-size:.8rem;margin:1rem 0 "
	".3rem;color:var(--dim);text-transform:uppercase;letter-spacing:.04em}\n"
	"h2 small{font-weight:400;color:var(--dim);font-size:.85em;margin-left:.4em}\n"
	"code,pre,.id{font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,'DejaVu Sans "
	"Mono',monospace;"
	"font-size:.92em}.id,code,td{overflow-wrap:anywhere}\n"
	"a{color:var(--link);text-decoration:none}a:hover{text-decoration:underline}\n"
	".sub{color:var(--dim);margin:.3rem 0 0}\n"
	".verdict{display:inline-block;margin:.9rem 0 0;padding:.45rem "
	".9rem;border-radius:.4rem;font-weight:600;"
	"font-size:1.05rem}\n"
	".tag{display:inline-block;min-width:4.6em;padding:.05em "
	".55em;border-radius:.3em;font-size:.78rem;"
	"font-weight:600;text-align:center;letter-spacing:.02em}.tag.small{min-width:0;font-weight:"
	"500}\n"
	".good{color:var(--good);background:var(--goodbg)}.bad{color:var(--bad);background:var(--"
	"badbg)}"
	".warn{color:var(--warn);background:var(--warnbg)}.calm{color:var(--calm);background:var(--"
	"calmbg)}\n"
	".tiles{display:flex;flex-wrap:wrap;gap:.5rem;margin:1rem 0 0;padding:0;list-style:none}"
	".tiles a{display:block;padding:.4rem .9rem;border:1px solid "
	"var(--line);border-radius:.4rem;color:var(--fg);"
	"min-width:6.2rem}.tiles b{display:block;font-size:1.3rem;line-height:1.2}.tiles "
	"span{color:var(--dim);"
	"font-size:.82rem}.tiles .none{opacity:.5}\n"
	".scroll{overflow-x:auto}table{border-collapse:collapse;width:100%}th,td{padding:.28rem "
	".6rem;"
	"text-align:left;vertical-align:top;border-bottom:1px solid "
	"var(--line)}th{font-size:.78rem;"
	"font-weight:600;color:var(--dim);white-space:nowrap}td.n,th.n{text-align:right;"
	"font-variant-numeric:tabular-nums;white-space:nowrap}td.zero{color:var(--line)}tfoot "
	"td{font-weight:600}\n"
	".bar{display:flex;height:.6rem;min-width:7rem;margin-top:.45em;border-radius:.3rem;"
	"overflow:hidden;"
	"background:var(--calmbg)}.bar i{min-width:3px}.bar .good{background:var(--good)}"
	".bar .bad{background:var(--bad)}.bar .warn{background:var(--warn)}.bar "
	".calm{background:var(--line)}\n"
	"details.probe{border:1px solid var(--line);border-radius:.4rem;margin:.35rem "
	"0;background:var(--bg)}"
	"details.probe>summary{display:grid;grid-template-columns:5.4rem minmax(0,1fr) "
	"auto;gap:.1rem .7rem;"
	"padding:.4rem .7rem;cursor:pointer;list-style:none;align-items:baseline}"
	"summary::-webkit-details-marker{display:none}details.probe[open]>summary{border-bottom:"
	"1px solid var(--line);"
	"background:var(--panel);border-radius:.4rem .4rem 0 "
	"0}details.probe>summary:hover{background:var(--panel)}"
	"summary .why{grid-column:2/-1;color:var(--dim);font-size:.9rem;overflow-wrap:anywhere}"
	"summary "
	".ms{color:var(--dim);font-size:.82rem;white-space:nowrap;font-variant-numeric:tabular-"
	"nums}\n"
	".body{padding:.2rem .9rem .9rem}dl{display:grid;grid-template-columns:max-content "
	"minmax(0,1fr);"
	"gap:.2rem 1rem;margin:.6rem "
	"0}dt{color:var(--dim);font-size:.88rem}dd{margin:0;overflow-wrap:anywhere}\n"
	"pre{margin:.2rem 0;padding:.6rem .8rem;background:var(--panel);border:1px solid "
	"var(--line);"
	"border-radius:.35rem;overflow:auto;max-height:26rem;white-space:pre-wrap;overflow-wrap:"
	"anywhere}\n"
	".again{display:flex;gap:.5rem;align-items:center;margin-top:1rem}.again "
	"code{flex:1;padding:.35rem .6rem;"
	"background:var(--panel);border:1px solid var(--line);border-radius:.35rem}\n"
	"button{font:inherit;font-size:.82rem;padding:.3rem .7rem;border:1px solid "
	"var(--line);border-radius:.35rem;"
	"background:var(--panel);color:var(--fg);cursor:pointer}button:hover{border-color:var(--"
	"dim)}\n"
	".filter{position:sticky;top:0;z-index:1;display:none;gap:.5rem;align-items:center;padding:"
	".6rem 0;"
	"margin-top:1.2rem;background:var(--bg)}.js .filter{display:flex}.filter "
	"input{flex:1;min-width:0;font:inherit;"
	"padding:.4rem .7rem;border:1px solid "
	"var(--line);border-radius:.35rem;background:var(--bg);color:var(--fg)}"
	".filter span{color:var(--dim);font-size:.85rem;white-space:nowrap}html:not(.js) "
	"button{display:none}\n"
	"details.more>summary{cursor:pointer;color:var(--link);font-size:.9rem;margin:.4rem 0}\n"
	":focus-visible{outline:2px solid "
	"var(--link);outline-offset:1px}[hidden]{display:none!important}\n"
	"footer{margin-top:2.5rem;color:var(--dim);font-size:.85rem}\n"
	"@media(max-width:40rem){body{font-size:14px}details.probe>summary{grid-template-columns:"
	"minmax(0,1fr) auto}"
	"summary .id,summary .why{grid-column:1/-1}.tag{justify-self:start}summary "
	".ms{grid-row:1;grid-column:2}"
	"dl{grid-template-columns:1fr;gap:0}dd{margin-bottom:.4rem}.wide{display:none}"
	".tiles a{min-width:0;padding:.3rem .6rem}.again{flex-wrap:wrap}.filter "
	"span{display:none}}\n"
	"@media "
	"print{:root{--bg:#fff;--fg:#000;--dim:#444;--line:#bbb;--panel:#f4f4f4;--good:#14612b;--"
	"bad:#a01820;"
	"--warn:#6b4600;--calm:#444;--goodbg:#fff;--badbg:#fff;--warnbg:#fff;--calmbg:#fff}"
	"body{max-width:none;font-size:10pt;padding:0}.filter,button{display:none!important}"
	"pre{max-height:none}details.probe{break-inside:avoid-page}.tag{border:1px solid}"
	"*{-webkit-print-color-adjust:exact;print-color-adjust:exact}}\n";

static const char script[] =
	"(function(){'use strict';var d=document,root=d.documentElement;root.className='js';\n"
	"var box=d.getElementById('q'),said=d.getElementById('shown');\n"
	"var items=[].slice.call(d.querySelectorAll('[data-find]')).map(function(e){"
	"return{e:e,t:(e.getAttribute('data-find')+' '+e.textContent).toLowerCase()}});\n"
	"function filter(){var words=box.value.toLowerCase().split(/\\s+/).filter(Boolean),n=0;"
	"items.forEach(function(i){var hit=words.every(function(w){return "
	"w[0]==='-'&&w[1]?i.t.indexOf(w.slice(1))<0:"
	"i.t.indexOf(w)>=0});i.e.hidden=!hit;n+=hit});"
	"[].forEach.call(d.querySelectorAll('.group'),function(g){g.hidden=words.length&&"
	"!g.querySelector('[data-find]:not([hidden])')});"
	"said.textContent=words.length?n+' of '+items.length:items.length+' in all'}\n"
	"if(box){box.addEventListener('input',filter);filter();d.addEventListener('keydown',"
	"function(e){"
	"if(e.key==='/'&&!/^(INPUT|TEXTAREA)$/"
	".test(d.activeElement.tagName)){e.preventDefault();box.focus()}"
	"if(e.key==='Escape'&&d.activeElement===box){box.value='';filter()}})}\n"
	"function copied(b,ok){var was='Copy';b.textContent=ok?'Copied':'Press Ctrl+C';"
	"setTimeout(function(){b.textContent=was},1500)}\n"
	"d.addEventListener('click',function(e){var b=e.target;if(b.id==='all'){var "
	"open=b.textContent==='Open all';"
	"[].forEach.call(d.querySelectorAll('details.probe'),function(x){x.open=open});"
	"b.textContent=open?'Close all':'Open all';return}"
	"if(!b.classList||!b.classList.contains('copy'))return;var c=b.previousElementSibling;"
	"function select(){var r=d.createRange();r.selectNodeContents(c);var "
	"s=getSelection();s.removeAllRanges();"
	"s.addRange(r);var ok=false;try{ok=d.execCommand('copy')}catch(x){}copied(b,ok)}"
	"if(navigator.clipboard)navigator.clipboard.writeText(c.textContent).then(function(){"
	"copied(b,true)},select);"
	"else select()});\n"
	"function show(){var "
	"id=decodeURIComponent(location.hash.slice(1)),e=id&&d.getElementById(id);"
	"if(e&&e.tagName==='DETAILS'){e.open=true;e.scrollIntoView()}}\n"
	"addEventListener('hashchange',show);show();\n"
	"addEventListener('beforeprint',function(){[].forEach.call(d.querySelectorAll('.bad-group "
	"details'),"
	"function(x){x.open=true})})})();\n";

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
	fputs(style, out);
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
	fputs(script, out);
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
