/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Huge pages of 2 MiB: the machine's pool, which is global, so who uses this is exclusive. */
#ifndef HUGE_HELPER_H
#define HUGE_HELPER_H

#include "_group.h"

#define HUGE (2l << 20)

/* Runs the function in a child while the machine has that many more huge pages; then restores it. */
void with_huge_pages(int pages, void (*run)(void));
/* A child of the v2 group touches so many; its status (SIGBUS: refused at the fault). */
int huge_touch(const char *group, int pages);
/* One that holds them until the gate is posted. */
pid_t huge_hold(const char *group, int pages, const struct gate *hold);

#endif
