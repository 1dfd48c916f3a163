/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_ns.h"

/* Kernel bugs it catches: a number that a cell writes down itself opens the host's namespace, on which
 * setns(2) is the way out; a namespace that has ended opened again. */
struct handle {
	struct file_handle head;
	unsigned char bytes[64];
};

static int open_handle(struct handle *handle)
{
	int fd = ns_open(0, "uts"); /* any file of that file system */

	return open_by_handle_at(fd, &handle->head, O_RDONLY | O_CLOEXEC);
}

static struct handle handle_of(pid_t pid)
{
	struct handle handle = { .head.handle_bytes = sizeof(handle.bytes) };
	int mount, fd = ns_open(pid, "uts");

	if (name_to_handle_at(fd, "", &handle.head, &mount, AT_EMPTY_PATH) < 0)
		skip(SKIP_KERNEL, "name_to_handle_at of a namespace: %s", strerrorname_np(errno));
	close(fd);
	return handle;
}

PROBE(.claim = "A file handle opens a namespace for its members, and for none without power over "
	       "it",
	.source = "open_by_handle_at(2); kernel include/uapi/linux/nsfs.h, struct nsfs_file_handle",
	.needs = { "root", "userns", "ns.uts" },
	.sabotage = { .twin = "the strangers are members of the namespace" }, )
{
	const struct ns_type uts = { "uts", CLONE_NEWUTS };
	struct gate end = gate_new();
	pid_t other = member_of_new(&uts, &end);
	int there = ns_open(other, "uts");
	struct handle own = handle_of(0), theirs = handle_of(other);

	row("by a member");
	int fd = open_handle(&own);
	if (EXPECT_GE(fd, 0))
		EXPECT(same_ns(fd, ns_open(0, "uts"))); /* control */
	row("by a plain user");
	IN_CHILD(0)
	{
		if (sabotaged())
			MUST(setns(there, CLONE_NEWUTS));
		become(4321, 4321);
		EXPECT_ERRNO(open_handle(&theirs), ESTALE);
	}
	row("by root of a child user namespace");
	IN_CHILD(sabotaged() ? 0 : CLONE_NEWUSER | CLONE_NEWUTS)
	{
		EXPECT_ERRNO(open_handle(&own), ESTALE);
	}
	row("when it has ended");
	close(there);
	gate_post(&end);
	EXPECT_EXIT(child_wait(other), 0);
	EXPECT(EVENTUALLY((fd = open_handle(&theirs)) < 0 || close(fd)));
	EXPECT_ERRNO(open_handle(&theirs), ESTALE);
}
