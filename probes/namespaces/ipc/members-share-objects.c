/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_ipc.h"
#include "probe.h"

/* Kernel bugs it catches: fork(2), exec or setns(2) into a copy; an operation that wakes only waiters
 * of the caller's own process tree or the initial namespace. */
static void after_exec(void);

struct message {
	long type;
	char text[8];
};

static void after_exec(void)
{
	int id = MUST(msgget(IPC_KEY, 0));
	struct message m = { 2, "exec" };

	EXPECT_OK(msgsnd(id, &m, sizeof(m.text), 0));
}

PROBE(.claim = "All members of an IPC namespace reach its objects: children, joiners, after exec "
	       "too",
	.source = "ipc_namespaces(7), DESCRIPTION; setns(2)", .needs = { "root", "ns.ipc" },
	.sabotage = { .twin = "the senders have namespaces of their own" },
	.steps = { { "after-exec", after_exec } }, )
{
	struct gate ready = gate_new();
	unsigned long long apart = sabotaged() ? CLONE_NEWIPC : 0;
	struct message m;
	pid_t receiver = spawn(CLONE_NEWIPC);

	if (receiver == 0) {
		int id = MUST(msgget(IPC_KEY, IPC_CREAT | 0600));
		IN_CHILD(apart)
		{
			int found = msgget(IPC_KEY, 0);
			struct message hello = { 1, "child" };
			EXPECT_EQ(found, id);
			msgsnd(found, &hello, sizeof(hello.text), 0);
		}
		EXPECT_EQ(msgrcv(id, &m, sizeof(m.text), 1, IPC_NOWAIT), sizeof(m.text));
		pid_t pid = sabotaged() ? 0 : spawn(0);
		if (pid == 0 && !sabotaged())
			exec_self("after-exec");
		if (pid)
			EXPECT_EXIT(child_wait(pid), 0);
		EXPECT_EQ(msgrcv(id, &m, sizeof(m.text), 2, IPC_NOWAIT), sizeof(m.text));
		gate_post(&ready);
		if (sabotaged())
			probe_exit(0);
		/* Asleep, until a joiner's message wakes it. */
		EXPECT_EQ(msgrcv(id, &m, sizeof(m.text), 3, 0), sizeof(m.text));
		EXPECT_STR(m.text, "joiner");
		probe_exit(0);
	}
	gate_wait(&ready);
	if (!sabotaged())
		IN_CHILD(0)
		{
			struct message joiner = { 3, "joiner" };
			MUST(setns(ns_open(receiver, "ipc"), CLONE_NEWIPC));
			EXPECT_OK(
				msgsnd(MUST(msgget(IPC_KEY, 0)), &joiner, sizeof(joiner.text), 0));
		}
	EXPECT_EXIT(child_wait(receiver), 0);
}
