/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * One function a format: it writes the whole report to OUT and cannot fail by itself; write errors
 * are found when OUT is closed.
 */
#ifndef BULKHEAD_FORMATS_H
#define BULKHEAD_FORMATS_H

#include <stdio.h>

#include "model.h"

typedef void format_fn(FILE *out, const struct journal *journal);

format_fn write_tap, write_ktap, write_kselftest, write_junit, write_junit_strict, write_json,
	write_html, write_kcidb, write_tmt, write_lava, write_squad;

#endif
