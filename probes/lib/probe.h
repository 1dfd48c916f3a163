/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What a probe author sees.  A probe is one source file that states one claim:
 *
 *	PROBE(
 *		.claim    = "one falsifiable sentence, present tense, at most 100 characters",
 *		.source   = "pid_namespaces(7), The namespace init process",
 *		.needs    = { "ns.pid" },
 *		.cell     = { .cgroup = { "pids.max=2" } },	(optional)
 *		.sabotage = { .cgroup = { "pids.max=max" } },
 *	)
 *	{
 *		...the body: runs in the cell, or on the host when there is none...
 *	}
 *
 * Its id is its path.  It registers itself; nothing else is edited.
 */
#ifndef BULKHEAD_PROBE_H
#define BULKHEAD_PROBE_H

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>

#include "cell.h"
#include "record.h"
#include "uapi.h"

#ifndef PROBE_ID
#define PROBE_ID "lib"
#endif

#define PROBE_NEEDS 8
#define PROBE_STEPS 8

/* What the image does after exec_self(name): a function of the same probe. */
struct probe_step {
	const char *name;
	void (*run)(void);
};

/*
 * What a probe declares.  All strings are literals and live for ever.
 *
 * needs: names from the feature table (feature.c; `bulkhead features`); an unknown name is BROKEN.
 * sabotage: the same probe with the wall taken out, where it must FAIL.  Either another cell, or
 *   .sabotage = { .twin = "what is done instead" }: same cell, and sabotaged() is true in the body.
 * denied_by: of an SELinux probe that claims a denial, which rules of fixtures/selinux refuse: "types"
 *   or "categories".  It must FAIL under the permissive policy, and with "categories" under nomcs;
 *   NULL holds under both (scripts/selinux-variants judges this).
 * unsabotaged: why no sabotage can exist in user space, and which kernel bug the probe catches.
 * timeout_ms: for a machine that forks in 130 us; the runner scales it.  0 means 10,000.
 * exclusive: runs with no other probe beside it (it measures, or it changes something global).
 */
struct probe {
	const char *id;
	void (*body)(void);
	const char *claim;
	const char *source;
	const char *needs[PROBE_NEEDS];
	struct cell cell;     /* all zeros: no cell; { .plain = true }: the default cell */
	struct cell sabotage; /* all zeros: none */
	const char *unsabotaged;
	const char *denied_by;
	struct probe_step steps[PROBE_STEPS]; /* for exec_self() */
	void (*outside)(void); /* runs on the host beside the body, once the inside has begun */
	unsigned int timeout_ms;
	bool exclusive;
};

#define PROBE(...)                                                                                 \
	static void probe_body(void);                                                              \
	static const struct probe probe_this = {                                                   \
		.id = PROBE_ID,                                                                    \
		.body = probe_body,                                                                \
		__VA_ARGS__                                                                        \
	};                                                                                         \
	static const struct probe *const probe_registered                                          \
		__attribute__((used, retain, section("bulkhead_probes"))) = &probe_this;           \
	static void probe_body(void)

/* ---- Verdicts ------------------------------------------------------------------------------ */

/* True when the probe runs with its wall taken out by a twin (.sabotage = { .twin = ... }). */
bool sabotaged(void);

/* Ends the probe as SKIP or BROKEN.  Both may be called in any child: its ancestors follow. */
void skip(enum skip_code code, const char *evidence, ...)
	__attribute__((noreturn, format(printf, 2, 3)));
void broken(const char *format, ...) __attribute__((noreturn, format(printf, 1, 2)));

/*
 * Begins the subtest of that name: this process's expectations up to its next row() belong to it,
 * and those of children that begin no row of their own.  Names are stable, unique and free of
 * numbers that change.  row_skip() marks the current row as skipped.
 */
void row(const char *format, ...) __attribute__((format(printf, 1, 2)));
void row_skip(enum skip_code code, const char *evidence, ...) __attribute__((format(printf, 2, 3)));
/*
 * What the current row expects and what was seen, held or not, in at most 23 bytes each.  Reports
 * show the rows that say it as a table over probes and drivers: a row's first word is its part of the
 * table, the rest its line.  It judges nothing: an expectation has to follow.
 */
void row_saw(const char *wanted, const char *got);

/* Appends a line to the report's details: a measured figure, what was seen. */
void note(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* Ends a child of a probe.  Never exit(3) or _exit(2): coverage counters are kept here. */
void probe_exit(int code) __attribute__((noreturn));

/*
 * Scaffolding: on failure the probe is BROKEN.  MUST is for -1 and errno, MUST_RC for functions
 * that return a negative errno (libseccomp), MUST_PTR for NULL or MAP_FAILED.
 */
#define MUST(call)                                                                                 \
	({                                                                                         \
		errno = 0;                                                                         \
		__auto_type must_result = (call);                                                  \
		if (must_result == (__typeof__(must_result))-1)                                    \
			must_failed(__FILE__, __LINE__, #call, errno);                             \
		must_result;                                                                       \
	})
#define MUST_RC(call)                                                                              \
	({                                                                                         \
		__auto_type must_result = (call);                                                  \
		if (must_result < 0)                                                               \
			must_failed(__FILE__, __LINE__, #call, (int)-must_result);                 \
		must_result;                                                                       \
	})
#define MUST_PTR(call)                                                                             \
	({                                                                                         \
		errno = 0;                                                                         \
		__auto_type must_result = (call);                                                  \
		if (must_result == NULL || (void *)must_result == (void *)-1)                      \
			must_failed(__FILE__, __LINE__, #call, errno);                             \
		must_result;                                                                       \
	})
#define MUST_BE(condition)                                                                         \
	((condition) ? (void)0 : must_failed(__FILE__, __LINE__, #condition, 0))

/*
 * The claim: on failure the probe is FAIL and goes on.  Each returns true when it held, so that
 * `if (!EXPECT_OK(...)) return;` reads well.  EXPECT_ERRNO also takes the stored result of the last
 * system call, as long as nothing in between has set errno.
 */
#define EXPECT(condition) expect_true(__FILE__, __LINE__, #condition, (condition))
#define EXPECT_OK(call)                                                                            \
	({                                                                                         \
		long expect_result = (long)(call);                                                 \
		expect_ok(__FILE__, __LINE__, #call, expect_result, errno);                        \
	})
#define EXPECT_ERRNO(call, wanted)                                                                 \
	({                                                                                         \
		long expect_result = (long)(call);                                                 \
		expect_errno(__FILE__, __LINE__, #call, expect_result, errno, (wanted));           \
	})
#define EXPECT_EQ(got, wanted)                                                                     \
	expect_number(__FILE__, __LINE__, #got, (long long)(got), EXPECT_CMP_EQ,                   \
		(long long)(wanted))
#define EXPECT_NE(got, other)                                                                      \
	expect_number(__FILE__, __LINE__, #got, (long long)(got), EXPECT_CMP_NE, (long long)(other))
#define EXPECT_LE(got, most)                                                                       \
	expect_number(__FILE__, __LINE__, #got, (long long)(got), EXPECT_CMP_LE, (long long)(most))
#define EXPECT_GE(got, least)                                                                      \
	expect_number(__FILE__, __LINE__, #got, (long long)(got), EXPECT_CMP_GE, (long long)(least))
#define EXPECT_STR(got, wanted) expect_string(__FILE__, __LINE__, #got, (got), (wanted))
/* A status of waitpid(2) or child_wait(): ended by exit(code) or by the signal. */
#define EXPECT_EXIT(status, code)  expect_exit(__FILE__, __LINE__, #status, (status), (code))
#define EXPECT_SIGNAL(status, sig) expect_signal(__FILE__, __LINE__, #status, (status), (sig))

/* ---- Children ------------------------------------------------------------------------------ */

/*
 * A child by clone3(2) with these CLONE_* flags; 0 in the child, as fork(2).  Ends by
 * probe_exit().  spawn() is BROKEN on failure; try_spawn() returns -1 and errno.
 * The child is killed when its parent dies.
 */
pid_t spawn(unsigned long long flags);
pid_t try_spawn(unsigned long long flags);

/* The status of a child, waited for until the deadline; a late child is killed: BROKEN. */
int child_wait(pid_t pid);

/* Runs the block in a child with these flags; it must come to its end there. */
#define IN_CHILD(flags) CHILD_SCOPE_(spawn(flags), __COUNTER__)

/* Like IN_CHILD, in a new user namespace with these maps ("0 0 1" lines, '\n' between). */
#define IN_USERNS(flags, uid_map, gid_map)                                                         \
	CHILD_SCOPE_(spawn_userns((flags), (uid_map), (gid_map)), __COUNTER__)
pid_t spawn_userns(unsigned long long flags, const char *uid_map, const char *gid_map);

/*
 * Replaces this process by the static image through execveat(2), which then runs the named step of
 * this probe with the same record, and ends by probe_exit(0).  It needs no path, no /proc and no
 * loader, so it works after chroot(2), in an empty root and with every capability dropped.
 * exec_self() is BROKEN on failure; try_exec_self() returns -1 and errno.
 * exec_file() makes an executable copy of the image (for set-user-ID bits, file capabilities or
 * labels on it); run it with exec_copy().
 */
void exec_self(const char *step) __attribute__((noreturn));
int try_exec_self(const char *step);
void exec_file(const char *path, mode_t mode);
int exec_copy(const char *path, const char *step);

/*
 * Joins a thread and waits until the kernel counts only this many in the process: pthread_join(3)
 * returns before the kernel has let go of a thread, which TSYNC, setns(2) and unshare(2) still see.
 */
void thread_join(pthread_t thread, int left);

/* A gate between processes that share it across fork: posts are counted; waits have a deadline. */
struct gate {
	int fd; /* eventfd in semaphore mode */
};
struct gate gate_new(void);
void gate_post(const struct gate *gate);
void gate_wait(const struct gate *gate); /* BROKEN after the deadline */

/* Becomes uid:gid with no supplementary groups and no capabilities (the usual way down). */
void become(uid_t uid, gid_t gid);
/* Drops exactly this capability from effective, permitted, inheritable; others stay. */
void drop_cap(int cap);
/* Whether the effective set holds it. */
bool have_cap(int cap);

/* ---- Inside and outside -------------------------------------------------------------------- */

/*
 * Sequence numbers that only grow.  tell(n) publishes n as this side's number, await(n) waits
 * until the other side has reached n (deadline: BROKEN).  tell() makes no needed system call.
 */
void tell(uint32_t n);
void await(uint32_t n);
/* 64 words shared by both sides. */
uint64_t *shared_words(void);
/* Outside only: the cell's PID 1 (or only process) as the host sees it. */
pid_t cell_pid(void);
/* Outside only: the cell's group in that hierarchy ("" for v2, else a v1 controller). */
const char *cell_cgroup(const char *controller);
/*
 * Outside only, for a cell with .seccomp.listener: the filter's listener, as the runtime sent it
 * (-1: it sent no descriptor), and the container process state, JSON, that came with it.
 */
int cell_listener(void);
const char *cell_listener_state(void);
/* True in the cell's process. */
bool is_inside(void);

/* ---- Time ---------------------------------------------------------------------------------- */

/* The measured cost of fork+exit+wait on this machine, in microseconds; at least 50. */
unsigned int unit_us(void);
/* The deadline for one event, in milliseconds: generous, and scaled to the machine. */
int deadline_ms(void);
uint64_t now_ns(void); /* CLOCK_MONOTONIC */
/* Waits for events (POLLIN, ...) on fd; false after ms (-1: deadline_ms()). */
bool fd_wait(int fd, short events, int ms);
/*
 * Evaluates the condition again and again, yielding in between with a growing pause, until it
 * holds or deadline_ms() has passed; for states that raise no event (a file in procfs).
 */
#define EVENTUALLY(condition)                                                                      \
	({                                                                                         \
		struct eventually eventually_ = eventually_begin();                                \
		bool eventually_held_;                                                             \
		while (!(eventually_held_ = (condition)) && eventually_again(&eventually_))        \
			;                                                                          \
		eventually_held_;                                                                  \
	})
struct eventually {
	uint64_t until;
	unsigned int pause_us;
};
struct eventually eventually_begin(void);
bool eventually_again(struct eventually *e);

/* ---- Files --------------------------------------------------------------------------------- */

/* The scratch directory of this probe (absolute, on tmpfs, private); removed by the runner. */
const char *scratch(void);
/* printf into one of 16 rotating buffers of PATH_MAX. */
const char *fmt(const char *format, ...) __attribute__((format(printf, 1, 2)));
/* Reads a whole small file, the final newline cut; -1 and errno, else the length. */
ssize_t read_file(const char *path, char *buf, size_t size);
/* The same in one of 8 rotating 16 KiB buffers; BROKEN when it cannot be read. */
const char *file_text(const char *path);
long long file_number(const char *path);
/* Writes by one write(2) into an existing file; -1 and errno. */
int write_file(const char *path, const char *text);
/* Creates the file with this text; BROKEN on failure. */
void make_file(const char *path, const char *text, mode_t mode);
void make_dir(const char *path);
/* st_ino of /proc/PID/ns/NAME, 0 when it cannot be read; pid 0 is self. */
ino_t ns_inode(pid_t pid, const char *name);
/* Opens /proc/PID/ns/NAME; BROKEN on failure. */
int ns_open(pid_t pid, const char *name);
/* The value of "Key:" in /proc/PID/status, or NULL. */
const char *status_field(pid_t pid, const char *key);
/* Sends and receives descriptors over a UNIX socket; BROKEN on failure. */
void send_fd(int socket, int fd);
int recv_fd(int socket);

/* ---- Control groups ------------------------------------------------------------------------ */

/* The absolute path of this probe's own group; NULL when the hierarchy is not mounted. */
const char *cg2(void);
const char *cg1(const char *controller);
/*
 * Makes a child group and returns its path, which lives as long as the probe.  On v1 cpuset the
 * cpus and mems are copied from the parent.  BROKEN on failure.
 */
const char *cg_new(const char *parent, const char *name);
int cg_write(const char *group, const char *file, const char *value); /* -1 and errno */
const char *cg_read(const char *group, const char *file);             /* BROKEN on failure */
long long cg_number(const char *group, const char *file);             /* "max" is -1 */
long long cg_key(const char *group, const char *file, const char *key); /* -1: no such key */
int cg_enter(const char *group, pid_t pid); /* cgroup.procs; pid 0 is the caller */
/* A child born in that v2 group (CLONE_INTO_CGROUP), else as spawn(). */
pid_t spawn_in(const char *group2, unsigned long long flags);

/* ---- Behind the macros --------------------------------------------------------------------- */
#define CHILD_SCOPE_(pid, unique)    CHILD_SCOPE__(pid, unique)
#define CHILD_SCOPE__(pid, unique)                                                                 \
	for (pid_t child_##unique = (pid), once_##unique = 0;                                      \
		child_scope(__FILE__, __LINE__, child_##unique, &once_##unique);)
enum expect_cmp { EXPECT_CMP_EQ, EXPECT_CMP_NE, EXPECT_CMP_LE, EXPECT_CMP_GE };
void must_failed(const char *file, int line, const char *what, int error) __attribute__((noreturn));
bool expect_true(const char *file, int line, const char *what, bool held);
bool expect_ok(const char *file, int line, const char *what, long result, int error);
bool expect_errno(
	const char *file, int line, const char *what, long result, int error, int wanted);
bool expect_number(const char *file, int line, const char *what, long long got, enum expect_cmp cmp,
	long long wanted);
bool expect_string(
	const char *file, int line, const char *what, const char *got, const char *wanted);
bool expect_exit(const char *file, int line, const char *what, int status, int code);
bool expect_signal(const char *file, int line, const char *what, int status, int sig);
bool child_scope(const char *file, int line, pid_t pid, pid_t *once);

#endif
