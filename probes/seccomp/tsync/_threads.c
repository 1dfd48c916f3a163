/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_threads.h"

static void *serve(void *argument)
{
	struct thread *t = argument;

	t->tid = gettid();
	gate_post(&t->done);
	for (;;) {
		gate_wait(&t->todo);
		if (!t->task)
			return NULL;
		errno = 0;
		t->result = t->task(t->argument);
		t->error = errno;
		gate_post(&t->done);
	}
}

struct thread *threads_start(int count)
{
	struct thread *threads = MUST_PTR(calloc((size_t)count, sizeof(*threads)));

	for (int i = 0; i < count; i++) {
		threads[i].todo = gate_new();
		threads[i].done = gate_new();
		MUST_RC(-pthread_create(&threads[i].thread, NULL, serve, &threads[i]));
		gate_wait(&threads[i].done);
	}
	return threads;
}

static long tell_thread(struct thread *t, long (*task)(long), long argument)
{
	t->task = task;
	t->argument = argument;
	gate_post(&t->todo);
	if (!task)
		return 0;
	gate_wait(&t->done);
	errno = t->error;
	return t->result;
}

void threads_end(struct thread *threads, int count)
{
	for (int i = 0; i < count; i++) {
		tell_thread(&threads[i], NULL, 0);
		MUST_RC(-pthread_join(threads[i].thread, NULL));
	}
	free(threads);
}

static long call(long nr)
{
	return syscall(nr, 0, 0, 0, 0, 0, 0);
}

long thread_call(struct thread *thread, long nr)
{
	return tell_thread(thread, call, nr);
}

long mark_denied(unsigned int flags)
{
	return filter_try(
		flags, PROGRAM(LOAD_NR, IF_EQ(NR_MARK, 0, 1), RETURN(DENY(EXDEV)), RETURN(ALLOW)));
}

static long load(long flags)
{
	no_new_privs();
	return mark_denied((unsigned int)flags);
}

long thread_load(struct thread *thread, unsigned int flags)
{
	return tell_thread(thread, load, flags);
}

static long load_allowing(long unused)
{
	(void)unused;
	no_new_privs();
	return filter_try(0, PROGRAM(RETURN(ALLOW)));
}

long thread_load_allowing(struct thread *thread)
{
	return tell_thread(thread, load_allowing, 0);
}

static long get_nnp(long unused)
{
	(void)unused;
	return prctl(PR_GET_NO_NEW_PRIVS, 0, 0, 0, 0);
}

long thread_nnp(struct thread *thread)
{
	return tell_thread(thread, get_nnp, 0);
}

static long child_denied(long unused)
{
	(void)unused;
	pid_t pid = spawn(0);
	if (pid == 0)
		probe_exit(syscall(NR_MARK) == -1 ? errno : 0);
	return WEXITSTATUS(child_wait(pid));
}

long thread_child_denied(struct thread *thread)
{
	return tell_thread(thread, child_denied, 0);
}
