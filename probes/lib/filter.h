/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Raw seccomp filters, their notifications and their tracers, for the probes whose claim is about
 * the kernel's interface itself: seccomp(2), seccomp_unotify(2), ptrace(2).  libseccomp stays out
 * of these on purpose: what it generates would be one more thing to doubt.
 *
 * Unless said otherwise, a failure here is BROKEN: it is scaffolding.
 */
#ifndef BULKHEAD_FILTER_H
#define BULKHEAD_FILTER_H

#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/user.h>

#include "probe.h"

#ifndef SYS_SECCOMP
#define SYS_SECCOMP 1 /* si_code of SIGSYS, asm-generic/siginfo.h */
#endif
#ifndef SECCOMP_FILTER_FLAG_WAIT_KILLABLE_RECV
#define SECCOMP_FILTER_FLAG_WAIT_KILLABLE_RECV (1UL << 5)
#endif
#ifndef SECCOMP_IOCTL_NOTIF_SET_FLAGS
#define SECCOMP_IOCTL_NOTIF_SET_FLAGS SECCOMP_IOW(4, __u64)
#endif
#ifndef SECCOMP_USER_NOTIF_FD_SYNC_WAKE_UP
#define SECCOMP_USER_NOTIF_FD_SYNC_WAKE_UP (1UL << 0)
#endif

/* A number that no architecture has: allowed it answers ENOSYS, whatever its arguments are. */
#define NR_NOBODY 3000

/* A harmless call that nothing in probes/lib makes: the one that filters single out. */
#define NR_MARK SYS_getpgrp

#define KILL_PROCESS SECCOMP_RET_KILL_PROCESS
#define KILL_THREAD  SECCOMP_RET_KILL_THREAD
#define TRAP(data)   (SECCOMP_RET_TRAP | (data))
#define DENY(error)  (SECCOMP_RET_ERRNO | (error))
#define NOTIFY	     SECCOMP_RET_USER_NOTIF
#define TRACE(data)  (SECCOMP_RET_TRACE | (data))
#define ALLOW	     SECCOMP_RET_ALLOW

/* Instructions of struct seccomp_data; little-endian halves of the arguments. */
#define LOAD_AT(offset)	  BPF_STMT(BPF_LD | BPF_W | BPF_ABS, (offset))
#define LOAD_NR		  LOAD_AT(offsetof(struct seccomp_data, nr))
#define LOAD_ARCH	  LOAD_AT(offsetof(struct seccomp_data, arch))
#define LOAD_IP_LOW	  LOAD_AT(offsetof(struct seccomp_data, instruction_pointer))
#define LOAD_IP_HIGH	  LOAD_AT(offsetof(struct seccomp_data, instruction_pointer) + 4)
#define LOAD_LOW(i)	  LOAD_AT(offsetof(struct seccomp_data, args) + 8 * (i))
#define LOAD_HIGH(i)	  LOAD_AT(offsetof(struct seccomp_data, args) + 8 * (i) + 4)
#define IF_EQ(k, yes, no) BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (k), (yes), (no))
#define RETURN(action)	  BPF_STMT(BPF_RET | BPF_K, (action))
/* A struct sock_fprog with these instructions, alive to the end of the block. */
#define PROGRAM(...)                                                                               \
	((struct sock_fprog){                                                                      \
		.len = sizeof((struct sock_filter[]){ __VA_ARGS__ }) / sizeof(struct sock_filter), \
		.filter = (struct sock_filter[]){ __VA_ARGS__ } })

void no_new_privs(void);
/* seccomp(2) itself: -1 and errno. */
long sys_seccomp(unsigned int operation, unsigned int flags, const void *args);
/* Adds the program with SECCOMP_FILTER_FLAG_*: the call's own result, -1 and errno. */
long filter_try(unsigned int flags, struct sock_fprog program);
/* Sets no_new_privs and adds the program. */
void filter_add(struct sock_fprog program);
/* The same for "this system call gets that action, every other one is allowed". */
void filter_on(int nr, uint32_t action);
/* The same with a listener, which is returned. */
int filter_listen(int nr, unsigned int flags);

/* ---- seccomp_unotify(2) -------------------------------------------------------------------- */

/* The child that a supervisor, the caller, watches.  In the child itself pid is 0. */
struct target {
	pid_t pid;
	int listener;
};
/*
 * A child by spawn(flags) under a filter that notifies of nr; the child ends by probe_exit() and
 * does not hold the listener.
 */
struct target target_spawn(int nr, unsigned int filter_flags, unsigned long long flags);
/* The next notification; false when none came before the deadline. */
bool notif_recv(int listener, struct seccomp_notif *ret_notif);
/* The ioctls: 0 or -1 and errno (ADDFD: the descriptor's number). */
int notif_send(int listener, uint64_t id, int error, int64_t value);
int notif_continue(int listener, uint64_t id);
int notif_valid(int listener, uint64_t id);
int notif_addfd(int listener, struct seccomp_notif_addfd addfd);
/* What poll(2) says of the listener at this instant. */
short notif_poll(int listener);

/* ---- ptrace(2) ----------------------------------------------------------------------------- */

/*
 * A child that is traced by the caller with these PTRACE_O_* options (PTRACE_O_EXITKILL is added)
 * and has just stopped itself; 0 in the child once it has been continued.
 */
pid_t traced_spawn(long options);
/* The next stop or end of that child: its wait status. */
int trace_wait(pid_t pid);
/* Whether the status is a stop for that PTRACE_EVENT_*. */
bool trace_event(int status, int event);
struct user_regs_struct trace_regs(pid_t pid);
void trace_set_regs(pid_t pid, struct user_regs_struct regs);
/* PTRACE_CONT, PTRACE_SYSCALL, ... */
void trace_go(int request, pid_t pid);

#endif
