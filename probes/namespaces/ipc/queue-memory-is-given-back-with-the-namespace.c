/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/prctl.h>
#include <sys/resource.h>

#include "_ipc.h"
#include "probe.h"

/* Kernel bug it catches: queues that outlive their IPC namespace, out of everybody's reach and counted
 * against their user for ever. */
static int one_queue(void)
{
	return queue_open("big", O_RDWR | O_CREAT | O_EXCL, 5, 1000);
}

static void make_queue(void)
{
	MUST(one_queue());
}

PROBE(.claim = "Message queues end with their IPC namespace and are no longer counted for their "
	       "user",
	.source = "ipc_namespaces(7), DESCRIPTION; getrlimit(2), RLIMIT_MSGQUEUE",
	.needs = { "root", "userns", "ns.ipc", "fs.mqueue" },
	.sabotage = { .twin = "a descriptor keeps the namespace" }, )
{
	struct rlimit limit = { 9000, 9000 }; /* room for one */
	struct gate end = gate_new();

	IN_USERNS(0, "0 54322 1", "0 54322 1")
	{
		MUST(setresgid(0, 0, 0));
		MUST(setresuid(0, 0, 0));
		MUST(prctl(PR_SET_DUMPABLE, 1)); /* or its own files in procfs are closed to it */
		MUST(setrlimit(RLIMIT_MSGQUEUE, &limit));
		pid_t member = member_with(NULL, make_queue, &end);
		if (sabotaged())
			(void)ns_open(member, "ipc"); /* held to the end */
		MUST(unshare(CLONE_NEWIPC));
		EXPECT_ERRNO(
			one_queue(), EMFILE); /* control: the limit is the user's, everywhere */
		gate_post(&end);
		EXPECT_EXIT(child_wait(member), 0);
		/* A namespace is taken down later, by a kernel thread. */
		int fd = -1;
		EVENTUALLY((fd = one_queue()) >= 0 || sabotaged());
		EXPECT_GE(fd, 0);
	}
}
