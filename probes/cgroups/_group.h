/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What the probes of control groups share: occupants of groups, and events of their files. */
#ifndef GROUP_HELPER_H
#define GROUP_HELPER_H

#include <poll.h>
#include <sys/mman.h>

#include "probe.h"

#define MIB	   (1ul << 20)
#define NOBODY_UID 4321u /* an unprivileged user who owns nothing but what a probe gives him */

/* A child that waits in the v2 group for one post of the gate and then exits 0. */
pid_t held_in(const char *group, const struct gate *hold);
/* The same in a v1 group, entered through cgroup.procs. */
pid_t held_in_v1(const char *group, const struct gate *hold);
/* One post, and the child has to end by exit(0). */
void release(const struct gate *hold, pid_t pid);

/* A child of one main and one further thread, both held; both are in the v2 group. */
pid_t held_threads_in(const char *group, const struct gate *hold);
/* The thread of that process which is not the main one. */
pid_t other_thread(pid_t pid);

/* A child in the v2 group that counts up shared_words()[word] without end; to be killed. */
pid_t counting_in(const char *group, int word);
/* Whether the counter moves before the deadline. */
bool counts(int word);
/* Whether the counter stays for the time of twenty forks (in a sabotage: until it moves). */
bool stands_still(int word);
void end_by_kill(pid_t pid);

/* Anonymous memory, every page written.  The status of a child that touches it in the v2 group. */
char *touched(size_t size);
int touch_in(const char *group, size_t size);
/* The same two with another way to take so much: huge pages, for one. */
int take_in(const char *group, void (*take)(size_t), size_t amount);
pid_t hold_in(const char *group, void (*take)(size_t), size_t amount, const struct gate *hold);
/* A child that holds so much touched memory in the v2 group; ready when it returns. */
pid_t holding_in(const char *group, size_t size, const struct gate *hold);
/* Swap would hide the pressure that a claim is about: none for this v2 group. */
void without_swap(const char *group);

/* Opens a file of the group that raises POLLPRI and reads it once: from here on changes count. */
int event_open(const char *group, const char *file);
/* Reads it again, so that only later changes count. */
void event_rearm(int fd);
/* Waits for a change; when sabotaged only as long as it takes to see that none comes. */
bool event_wait(int fd);

/* Waits until "frozen" of cgroup.events is that number. */
bool frozen_is(const char *group, int wanted);
/* Waits until the group's file holds this text, or is this number. */
bool number_becomes(const char *group, const char *file, long long wanted);
bool text_becomes(const char *group, const char *file, const char *wanted);

/*
 * Waits until a key of memory.stat is at least, or at most, that.  The kernel adds these up lazily:
 * small changes show after its next round, every two seconds.
 */
bool stat_reaches(const char *group, const char *key, long long least);
bool stat_falls(const char *group, const char *key, long long most);

/* Whether one line of the text is exactly this number. */
bool lists_number(const char *text, long long number);
/* Whether the text has this word between blanks or line ends. */
bool has_word(const char *text, const char *word);

/* The root of the v2 hierarchy; what is written there is the machine's: exclusive, or by a key of
 * the probe's own. */
const char *root_group(void);

/* Gives the group's directory and its cgroup.procs, cgroup.threads, cgroup.subtree_control away. */
void delegate_to(const char *group, uid_t uid);

/*
 * Each page of the mapping is a fault and a charge of its own.  A kernel without transparent huge
 * pages, as PREEMPT_RT is, refuses the advice with EINVAL and needs none.
 */
void no_huge_pages(void *start, size_t size);

#endif
