/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Variants are data: names for what may be special about a guest, in suites/vm.variants or a file of
 * the user's.  One a line:
 *
 *	NAME  [cgroup=v2|v1|hybrid] [lsm=LIST] [cpus=N] [memory=MB] [swap=MB] [append=WORD]...  # why
 *
 * append= may be given again.  "a+b" is a and then b; where both say the same thing, b wins.
 */
#ifndef BULKHEAD_VM_VARIANT_H
#define BULKHEAD_VM_VARIANT_H

#include <stdio.h>

#include "vm.h"

/*
 * Applies the variants of NAMES ("v1+swap") as the stream has them to the options.  0, or -1 with one
 * line "path:line: what is wrong" to be freed.
 */
int variant_apply(
	FILE *in, const char *path, const char *names, struct vm_options *options, char **error);
/* The same from options->variants_file or the suites' folder; -1 after a complaint. */
int variant_apply_named(const char *names, struct vm_options *options);

/* One setting KEY=VALUE, which the options of `bulkhead vm` share; 0, or -1 with *error. */
int variant_set(struct vm_options *options, const char *key, const char *value, char **error);

#endif
