/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Small helpers that every part of the runtime may use. No policy lives here. */
#ifndef RUNTIME_UTIL_H
#define RUNTIME_UTIL_H

#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/types.h>
#include <unistd.h>

#include "fail.h"

#define ARRAY_SIZE(a) (sizeof(a) / sizeof((a)[0]))

static inline void cleanup_closep(int *fd)
{
	if (*fd >= 0)
		close(*fd);
}
static inline void cleanup_freep(void *p)
{
	free(*(void **)p);
}
#define cleanup_close __attribute__((cleanup(cleanup_closep)))
#define cleanup_free  __attribute__((cleanup(cleanup_freep)))

/* Hands a descriptor or a pointer over to the caller of a function that cleans up. */
static inline int take_fd(int *fd)
{
	int taken = *fd;

	*fd = -1;
	return taken;
}

/*
 * Writes text with one write(2), as kernel interfaces want it. The path is relative to dir;
 * `step` begins the error text.
 */
int write_at(int dir, const char *path, const char *text, const char *step, struct err *err);
/* Reads a whole small file; *ret is NUL-terminated, owned by the caller; *ret_len may be NULL. */
int read_at(int dir, const char *path, char **ret, size_t *ret_len, struct err *err);
/* Creates or replaces a file (not atomically, no fsync). */
int save_at(int dir, const char *path, const char *data, size_t len, struct err *err);
/* mkdir -p with mode 0700 for what is missing. */
int mkdir_all(const char *path, struct err *err);
/* Field 22 of /proc/PID/stat; tells a reused pid. 0 when there is no such process or a zombie. */
uint64_t process_start_time(pid_t pid);
/* Waits with waitpid(2), over signals; returns the wait status. */
int wait_for(pid_t pid);
/* Sleeps between two looks at something that has no event to wait for. */
void nap_us(unsigned us);

#endif
