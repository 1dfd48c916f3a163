/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <mqueue.h>
#include <sys/mman.h>
#include <sys/resource.h>

#include "_user.h"

/* Kernel bug it catches: a count that begins anew in a nested user namespace, or a capability there
 * that lifts the limit. */
enum { SIGPENDING, MSGQUEUE, MEMLOCK, NPROC, KINDS };

static int queues;

/* Takes one more of what is limited: 0, or the errno. */
static int take(int kind)
{
	struct mq_attr attr = { .mq_maxmsg = 1, .mq_msgsize = 8 };
	void *page;
	pid_t pid;

	switch (kind) {
	case SIGPENDING:
		return sigqueue(getpid(), SIGRTMIN, (union sigval){ 0 }) < 0 ? errno : 0;
	case MSGQUEUE:
		return mq_open(fmt("/q%d", queues++), O_CREAT | O_RDWR | O_CLOEXEC, 0600, &attr) < 0
			       ? errno
			       : 0;
	case MEMLOCK:
		page = MUST_PTR(mmap(
			NULL, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0));
		return mlock(page, 4096) < 0 ? errno : 0;
	default:
		pid = try_spawn(0);
		if (pid == 0)
			for (;;)
				pause();
		return pid < 0 ? errno : 0;
	}
}

PROBE(
	.claim = "What a user has used up of a limit is used up in user namespaces that it nests too",
	.source = "getrlimit(2), RLIMIT_NPROC, RLIMIT_MSGQUEUE, RLIMIT_SIGPENDING; namespaces(7)",
	.needs = { "root", "userns", "ns.ipc" },
	.sabotage = { .twin = "nothing is used up before" },
)
{
	static const struct {
		const char *name;
		int resource;
		rlim_t limit;
		int error;
	} kinds[KINDS] = { { "pending signals", RLIMIT_SIGPENDING, 3, EAGAIN },
		{ "message queues", RLIMIT_MSGQUEUE, 1200, EMFILE },
		{ "locked memory", RLIMIT_MEMLOCK, 3 * 4096, ENOMEM },
		{ "processes", RLIMIT_NPROC, 4, EAGAIN } };
	sigset_t set;

	sigemptyset(&set);
	sigaddset(&set, SIGRTMIN);
	MUST(sigprocmask(SIG_BLOCK, &set, NULL));
	for (int kind = 0; kind < KINDS; kind++) {
		/* A user of its own for each: the counts are per user. */
		IN_USERNS(CLONE_NEWIPC, fmt("0 %d 1", 73000 + kind), "0 0 1") {
			struct rlimit limit = { kinds[kind].limit, kinds[kind].limit };
			int taken = 0, error = 0;
			MUST(setresuid(0, 0, 0));
			MUST(setrlimit(kinds[kind].resource, &limit));
			row("%s, here", kinds[kind].name);
			while (!sabotaged() && taken < 64 && (error = take(kind)) == 0)
				taken++;
			if (!sabotaged()) {
				EXPECT_GE(taken, 1); /* control: some fit */
				EXPECT_EQ(error, kinds[kind].error);
			} else {
				EXPECT_OK(0);
			}
			row("%s, nested", kinds[kind].name);
			MUST(unshare(CLONE_NEWUSER));
			EXPECT_EQ(take(kind), kinds[kind].error);
		}
	}
}
