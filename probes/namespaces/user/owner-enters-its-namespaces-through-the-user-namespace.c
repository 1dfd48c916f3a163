/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_user.h"

/* Kernel bug it catches: a namespace entered without rights over its owner, or an owner kept out. */
PROBE(
	.claim = "An unprivileged owner joins other namespaces only after, or together with, the user namespace",
	.source = "setns(2), DESCRIPTION; user_namespaces(7), Interaction of user namespaces",
	.needs = { "root", "userns", "ns.uts" },
	.sabotage = { .twin = "the user namespace is entered first" },
)
{
	static const struct {
		const char *name;
		int flag;
	} types[] = { { "uts", CLONE_NEWUTS }, { "ipc", CLONE_NEWIPC }, { "mnt", CLONE_NEWNS },
		{ "pid", CLONE_NEWPID } };

	IN_CHILD(0) {
		become(1000, 1000);
		pid_t pid = hold_userns(
			CLONE_NEWUTS | CLONE_NEWIPC | CLONE_NEWNS | CLONE_NEWPID, NULL, NULL);
		int user = ns_open(pid, "user"), pidfd = MUST((int)syscall(SYS_pidfd_open, pid, 0));
		for (size_t i = 0; i < 4; i++) {
			int ns = ns_open(pid, types[i].name);
			IN_CHILD(0) {
				row("%s without", types[i].name);
				if (sabotaged())
					MUST(setns(user, CLONE_NEWUSER));
				EXPECT_ERRNO(setns(ns, types[i].flag), EPERM);
			}
			IN_CHILD(0) {
				row("%s by a pidfd without", types[i].name);
				if (sabotaged())
					MUST(setns(user, CLONE_NEWUSER));
				EXPECT_ERRNO(setns(pidfd, types[i].flag), EPERM);
			}
			IN_CHILD(0) {
				row("%s after", types[i].name);
				MUST(setns(user, CLONE_NEWUSER));
				EXPECT_OK(setns(ns, types[i].flag)); /* control */
			}
			IN_CHILD(0) {
				row("%s together", types[i].name);
				EXPECT_OK(
					setns(pidfd, types[i].flag | CLONE_NEWUSER)); /* control */
			}
		}
		let_go(pid);
	}
}
