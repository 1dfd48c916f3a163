/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Keys by bare system calls: libkeyutils is not among the libraries of the static image. */
#ifndef BULKHEAD_SELINUX_KEYS_H
#define BULKHEAD_SELINUX_KEYS_H

#include <linux/keyctl.h>

#include "stage.h"

/* A user key of that label with every permission bit for everybody, in the caller's session. */
int labelled_key(const char *description, const char *context);
/* A keyring, the same way. */
int labelled_keyring(const char *description, const char *context);
long keyctl_call(int operation, unsigned long a, unsigned long b, unsigned long c, unsigned long d);
/* A session keyring of the caller's own domain: the inherited one belongs to the host. */
void own_session(void);

#endif
