/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The parts of plan_to_json() that are printed in a file of their own. */
#ifndef RUNTIME_PLAN_PRINT_H
#define RUNTIME_PLAN_PRINT_H

#include "plan.h"

json_t *plan_print_process(const struct plan_process *p);
json_t *plan_print_seccomp(const struct plan_seccomp *s);

#endif
