/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Where the pieces lie: in a build tree (out/), installed (bin, libexec, share), or as told. */
#ifndef BULKHEAD_PATHS_H
#define BULKHEAD_PATHS_H

#include "util.h"

/* The static image: $BULKHEAD_IMAGE, beside the executable, or ../libexec/bulkhead.  NULL: none. */
char *paths_image(void);
/* The reference runtime: $BULKHEAD_RUNTIME, beside the executable, or in $PATH.  NULL: none. */
char *paths_runtime(void);
void paths_suite_folders(struct strv *ret);
/* "oci:PATH", "podman:PATH" ... with PATH made absolute, since probes run in another folder; else a copy. */
char *paths_driver(const char *driver);

#endif
