/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Threads that do what the main thread tells them, one thing at a time, so that it can be asked
 * what a filter does to each of them.  -1 and errno are those of the thread's own call.
 */
#ifndef BULKHEAD_THREADS_H
#define BULKHEAD_THREADS_H

#include <pthread.h>

#include "filter.h"

struct thread {
	pthread_t thread;
	struct gate todo, done;
	pid_t tid;
	long (*task)(long argument); /* NULL: end */
	long argument, result;
	int error;
};

/* That many waiting threads; they live until threads_end(). */
struct thread *threads_start(int count);
void threads_end(struct thread *threads, int count);
/* The system call of that number with zeros, made by that thread. */
long thread_call(struct thread *thread, long nr);
/* mark_denied() and a filter that allows everything, loaded by that thread. */
long thread_load(struct thread *thread, unsigned int flags);
long thread_load_allowing(struct thread *thread);
/* PR_GET_NO_NEW_PRIVS of that thread. */
long thread_nnp(struct thread *thread);
/* The errno of NR_MARK in a child process made by that thread; 0 when it succeeds. */
long thread_child_denied(struct thread *thread);
/* Loads the filter that denies NR_MARK with EXDEV: seccomp(2)'s own result. */
long mark_denied(unsigned int flags);

#endif
