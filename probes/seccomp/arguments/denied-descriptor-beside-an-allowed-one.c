/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/uio.h>

#include "_compare.h"

/* Kernel bug it catches: the descriptor's argument of one of the calls not handed to the filter. */
static int denied_fd, allowed_fd;

static long try(int nr, int fd)
{
	char byte = 0;
	struct iovec iov = { &byte, 1 };
	struct stat st;

	switch (nr) {
	case SYS_read:
	case SYS_write:
		return syscall(nr, fd, &byte, 1);
	case SYS_pread64:
	case SYS_pwrite64:
		return syscall(nr, fd, &byte, 1, 0);
	case SYS_readv:
	case SYS_writev:
		return syscall(nr, fd, &iov, 1);
	case SYS_fstat:
		return syscall(nr, fd, &st);
	case SYS_fcntl:
		return syscall(nr, fd, F_GETFD);
	case SYS_ftruncate:
		return syscall(nr, fd, 4096);
	case SYS_lseek:
		return syscall(nr, fd, 0, SEEK_SET);
	default:
		return syscall(nr, fd, 0, 0);
	}
}

PROBE(
	.claim = "A rule on a descriptor's number denies each call on it and none on another",
	.source = "seccomp(2), Filters; seccomp_rule_add(3), EXAMPLES",
	.needs = { "seccomp.filter" },
	.sabotage = { .twin = "the calls are made on the allowed descriptor" },
)
{
	static const struct {
		const char *name;
		int nr;
	} calls[] = { { "read", SYS_read }, { "write", SYS_write }, { "pread64", SYS_pread64 },
		{ "pwrite64", SYS_pwrite64 }, { "readv", SYS_readv }, { "writev", SYS_writev },
		{ "fstat", SYS_fstat }, { "fcntl", SYS_fcntl }, { "ftruncate", SYS_ftruncate },
		{ "lseek", SYS_lseek }, { "fsync", SYS_fsync }, { "dup", SYS_dup } };
	scmp_filter_ctx filter = MUST_PTR(seccomp_init(SCMP_ACT_ALLOW));

	denied_fd = MUST((int)syscall(SYS_memfd_create, "denied", 0));
	allowed_fd = MUST((int)syscall(SYS_memfd_create, "allowed", 0));
	MUST(ftruncate(denied_fd, 4096));
	MUST(ftruncate(allowed_fd, 4096));
	for (size_t i = 0; i < sizeof(calls) / sizeof(calls[0]); i++)
		MUST_RC(seccomp_rule_add(filter, SCMP_ACT_ERRNO(EXDEV), calls[i].nr, 1,
			SCMP_A0_32(SCMP_CMP_EQ, (u64)denied_fd)));
	MUST_RC(seccomp_load(filter));
	for (size_t i = 0; i < sizeof(calls) / sizeof(calls[0]); i++) {
		row("%s", calls[i].name);
		EXPECT_ERRNO(try(calls[i].nr, sabotaged() ? allowed_fd : denied_fd), EXDEV);
		EXPECT_OK(try(calls[i].nr, allowed_fd)); /* control */
	}
}
