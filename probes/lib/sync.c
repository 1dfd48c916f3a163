/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <linux/futex.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <time.h>

#include "internal.h"

/*
 * Not FUTEX_PRIVATE: the two sides are different processes.  A filter may deny futex(2) in the
 * cell, so the wake-up is best effort and the other side's wait is cut into slices.
 */
void tell(uint32_t n)
{
	_Atomic uint32_t *mine = ctx.inside ? &ctx.record->inside_seq : &ctx.record->outside_seq;

	atomic_store(mine, n);
	syscall(SYS_futex, mine, FUTEX_WAKE, INT32_MAX, NULL, NULL, 0);
}

static void futex_slice(_Atomic uint32_t *word, uint32_t seen)
{
	struct timespec slice = { .tv_nsec = 10000000 };

	if (syscall(SYS_futex, word, FUTEX_WAIT, seen, &slice, NULL, 0) < 0 && errno != EAGAIN &&
		errno != ETIMEDOUT && errno != EINTR)
		sched_yield();
}

void await(uint32_t n)
{
	_Atomic uint32_t *theirs = ctx.inside ? &ctx.record->outside_seq : &ctx.record->inside_seq;
	_Atomic uint32_t *end = ctx.inside ? &ctx.record->outside_state : &ctx.record->inside_state;
	uint64_t until = now_ns() + (uint64_t)deadline_ms() * 1000000u;

	for (;;) {
		uint32_t seen = atomic_load(theirs);
		if (seen >= n)
			return;
		/* It has skipped: nothing more is to come, and nothing is wrong with that. */
		if (atomic_load(&ctx.record->skip_code))
			leave_recorded();
		if (atomic_load(end) >= 2)
			broken("the other side ended before it told %u", n);
		if (now_ns() >= until)
			broken("the other side did not tell %u before the deadline", n);
		futex_slice(theirs, seen);
	}
}

struct gate gate_new(void)
{
	return (struct gate){ .fd = MUST(eventfd(0, EFD_SEMAPHORE | EFD_CLOEXEC | EFD_NONBLOCK)) };
}

void gate_post(const struct gate *gate)
{
	uint64_t one = 1;

	MUST(write(gate->fd, &one, sizeof(one)));
}

void gate_wait(const struct gate *gate)
{
	uint64_t one;
	uint64_t until = now_ns() + (uint64_t)deadline_ms() * 1000000u;

	while (read(gate->fd, &one, sizeof(one)) < 0) {
		if (errno != EAGAIN && errno != EINTR)
			broken("a gate cannot be read: %m");
		if (now_ns() >= until || !fd_wait(gate->fd, POLLIN, -1))
			broken("a gate was not opened before the deadline");
	}
}
