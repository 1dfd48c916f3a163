/* SPDX-License-Identifier: GPL-2.0-or-later */
/* process.apparmorProfile (config.md, "Linux Process"). */
#ifndef RUNTIME_APPARMOR_H
#define RUNTIME_APPARMOR_H

#include "plan.h"

/* ENOTSUP when a profile is asked for and AppArmor is not on. Whether it is loaded shows at exec. */
int apparmor_check(const struct plan_process *p, struct err *err);
/* The profile of the program that the calling process is going to execute; NULL for none. */
int apparmor_profile_exec(const char *profile, struct err *err);

#endif
