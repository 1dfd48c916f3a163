/* SPDX-License-Identifier: GPL-2.0-or-later */
/* linux.seccomp: from the plan to a BPF program (libseccomp), and loading it (seccomp(2)). */
#ifndef RUNTIME_SECCOMP_FILTER_H
#define RUNTIME_SECCOMP_FILTER_H

#include "plan.h"

/* Writes the compiled program to fd (a memfd) at its start. */
int seccomp_filter_compile(const struct plan_seccomp *s, int fd, struct err *err);

struct seccomp_program {
	void *insns; /* owned; struct sock_filter[] */
	unsigned short len;
	unsigned flags;
};
int seccomp_filter_read(const struct plan_seccomp *s, int fd, struct seccomp_program *ret,
	struct err *err);
/*
 * Loads for the calling thread. Makes no system call besides, so that a strict filter cannot kill
 * the caller here. *ret_listener is set only when the plan notifies, else left alone.
 */
int seccomp_filter_load(const struct seccomp_program *p, bool notifies, int *ret_listener,
	struct err *err);

#endif
