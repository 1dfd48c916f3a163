/* SPDX-License-Identifier: GPL-2.0-or-later */
/* SELinux labels (config.md, process.selinuxLabel; config-linux.md, mountLabel). */
#ifndef RUNTIME_SELINUX_H
#define RUNTIME_SELINUX_H

#include "plan.h"

/* A label that is asked for on a machine without SELinux, or that its policy does not know. */
int selinux_check(const struct plan *plan, struct err *err);
/* The label of the next program that this process executes, and of its keyring. */
int selinux_label_exec(const char *label, struct err *err);

#endif
