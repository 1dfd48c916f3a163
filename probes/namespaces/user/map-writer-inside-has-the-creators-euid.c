/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/prctl.h>
#include <sys/socket.h>

#include "_user.h"

/* Kernel bug it catches: the owner's user ID not compared, so that who enters maps itself. */
PROBE(
	.claim = "An unprivileged writer needs the effective user ID that created the user namespace",
	.source = "user_namespaces(7), Defining user and group ID mappings",
	.needs = { "root", "userns" },
	.sabotage = { .twin = "the namespace is created by the writer's own user ID" },
)
{
	/* The writer enters with CAP_SYS_ADMIN alone, so that CAP_SETUID in the parent is missing. */
	static const uid_t owners[] = { 1001, 1000 };

	for (size_t i = 0; i < 2; i++) {
		int seats[2];
		MUST(socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, seats));
		IN_CHILD(0) {
			become(sabotaged() ? 1001 : owners[i], 1000);
			pid_t pid = hold_userns(0, NULL, NULL);
			int ns = ns_open(pid, "user");
			send_fd(seats[0], ns);
			let_go(pid);
		}
		int ns = recv_fd(seats[1]);
		IN_CHILD(0) {
			become_with(1001, 1000, "cap_sys_admin=ep");
			MUST(setns(ns, CLONE_NEWUSER));
			/* The files of a process that is not dumpable belong to root. */
			MUST(prctl(PR_SET_DUMPABLE, 1));
			row("%s", owners[i] == 1001 ? "the creator's" : "another");
			if (owners[i] == 1001)
				EXPECT_OK(write_proc(0, "uid_map", "0 1001 1")); /* control */
			else
				EXPECT_ERRNO(write_proc(0, "uid_map", "0 1001 1"), EPERM);
		}
	}
}
