/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/mman.h>

#include "_ring.h"
#include "stage.h"

static struct io_uring_params params;

int ring_new(void)
{
	params = (struct io_uring_params){ 0 };
	return (int)MUST(syscall(SYS_io_uring_setup, 4, &params));
}

int ring_personality(int ring)
{
	return (int)MUST(
		syscall(SYS_io_uring_register, ring, IORING_REGISTER_PERSONALITY, NULL, 0));
}

int ring_do(int ring, const struct io_uring_sqe *entry)
{
	size_t size = params.cq_off.cqes + params.cq_entries * sizeof(struct io_uring_cqe);
	char *sq = MUST_PTR(mmap(NULL,
		     params.sq_off.array + params.sq_entries * sizeof(unsigned int),
		     PROT_READ | PROT_WRITE, MAP_SHARED | MAP_POPULATE, ring, IORING_OFF_SQ_RING)),
	     *cq = MUST_PTR(mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_POPULATE,
		     ring, IORING_OFF_CQ_RING));
	struct io_uring_sqe *entries = MUST_PTR(mmap(NULL, params.sq_entries * sizeof(*entries),
		PROT_READ | PROT_WRITE, MAP_SHARED | MAP_POPULATE, ring, IORING_OFF_SQES));
	unsigned int *tail = (unsigned int *)(sq + params.sq_off.tail),
		     *head = (unsigned int *)(cq + params.cq_off.head),
		     mask = *(unsigned int *)(sq + params.sq_off.ring_mask);
	unsigned int slot = *tail & mask;

	entries[slot] = *entry;
	((unsigned int *)(sq + params.sq_off.array))[slot] = slot;
	__atomic_store_n(tail, *tail + 1, __ATOMIC_RELEASE);
	MUST_BE(MUST(syscall(SYS_io_uring_enter, ring, 1, 1, IORING_ENTER_GETEVENTS, NULL, 0)) ==
		1);
	struct io_uring_cqe *done = (struct io_uring_cqe *)(cq + params.cq_off.cqes) +
				    (*head & *(unsigned int *)(cq + params.cq_off.ring_mask));
	int result = done->res;
	__atomic_store_n(head, *head + 1, __ATOMIC_RELEASE);
	return result;
}
