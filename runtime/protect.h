/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Protection of the runtime's executable; works by being linked in. See protect.c. */
#ifndef RUNTIME_PROTECT_H
#define RUNTIME_PROTECT_H

/* Does this process run from a read-only mount? */
int protect_is_on(void);

#endif
