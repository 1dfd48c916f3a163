/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The page works without this: it adds the filter, copying, and opening what a link names. */
(function () {
	'use strict';
	var d = document, box = d.getElementById('q'), shown = d.getElementById('shown'), all = d.getElementById('all');

	function list(selector) {
		return [].slice.call(d.querySelectorAll(selector));
	}

	var items = list('[data-find]').map(function (e) {
		return { e: e, text: (e.getAttribute('data-find') + ' ' + e.textContent).toLowerCase() };
	});

	/* Every word must occur; "-word" must not. */
	function filter() {
		var words = box.value.toLowerCase().split(/\s+/).filter(Boolean), n = 0;

		items.forEach(function (i) {
			var hit = words.every(function (w) {
				return w[0] === '-' && w[1] ? i.text.indexOf(w.slice(1)) < 0 : i.text.indexOf(w) >= 0;
			});
			i.e.hidden = !hit;
			n += hit;
		});
		list('.group').forEach(function (g) {
			g.hidden = words.length > 0 && !g.querySelector('[data-find]:not([hidden])');
		});
		shown.textContent = words.length ? n + ' of ' + items.length : items.length + ' in all';
	}

	function copied(button, done) {
		button.textContent = done ? 'Copied' : 'Press Ctrl+C';
		setTimeout(function () { button.textContent = 'Copy'; }, 1500);
	}

	/* A page opened as a file may lack the clipboard: then the text is selected. */
	function copy(button) {
		var code = button.previousElementSibling;

		function select() {
			var range = d.createRange(), selection = getSelection(), done = false;

			range.selectNodeContents(code);
			selection.removeAllRanges();
			selection.addRange(range);
			try { done = d.execCommand('copy'); } catch (e) { /* told by "Press Ctrl+C" */ }
			copied(button, done);
		}
		if (navigator.clipboard)
			navigator.clipboard.writeText(code.textContent).then(function () { copied(button, true); }, select);
		else
			select();
	}

	function toggle() {
		var open = all.textContent === 'Open all';

		list('details.probe').forEach(function (e) { e.open = open; });
		all.textContent = open ? 'Close all' : 'Open all';
	}

	function show() {
		var id = decodeURIComponent(location.hash.slice(1)), e = id && d.getElementById(id);

		if (e && e.tagName === 'DETAILS') {
			e.open = true;
			e.scrollIntoView();
		}
	}

	d.documentElement.className = 'js';
	if (box) {
		box.addEventListener('input', filter);
		filter();
		all.hidden = !d.querySelector('details.probe');
		all.addEventListener('click', toggle);
		d.addEventListener('keydown', function (e) {
			if (e.key === '/' && d.activeElement !== box) {
				e.preventDefault();
				box.focus();
			} else if (e.key === 'Escape' && d.activeElement === box) {
				box.value = '';
				filter();
			}
		});
	}
	list('button.copy').forEach(function (b) {
		b.addEventListener('click', function () { copy(b); });
	});
	addEventListener('hashchange', show);
	show();
	addEventListener('beforeprint', function () {
		list('.bad-group details.probe').forEach(function (e) { e.open = true; });
	});
})();
