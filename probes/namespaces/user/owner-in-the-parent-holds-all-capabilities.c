/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/capability.h>
#include <sys/prctl.h>
#include <sys/socket.h>

#include "_user.h"

/* Kernel bug it catches: the owner's user ID compared with another than the effective one, or the
 * residence in the parent namespace not asked for. */
PROBE(
	.claim = "A process in the parent with the owner's effective user ID has power over the namespace",
	.source = "user_namespaces(7), Capabilities",
	.needs = { "root", "userns" },
	.sabotage = { .twin = "every caller has the owner's user ID and lives in the parent" },
)
{
	static const struct {
		const char *name;
		uid_t real, effective;
		bool elsewhere;
		int error;
	} cases[] = { { "the owner", 1000, 1000, false, 0 },
		{ "the owner's effective ID only", 1001, 1000, false, 0 },
		{ "the owner's real ID only", 1000, 1001, false, EPERM },
		{ "another user", 1001, 1001, false, EPERM },
		{ "root without capabilities", 0, 0, false, EPERM },
		{ "the owner from a sibling namespace", 1000, 1000, true, EPERM } };
	int seats[2];

	MUST(socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, seats));
	IN_CHILD(0) {
		become(1000, 1000);
		pid_t pid = hold_userns(0, NULL, NULL);
		int ns = ns_open(pid, "user");
		send_fd(seats[0], ns);
		let_go(pid);
	}
	int ns = recv_fd(seats[1]);
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		IN_CHILD(0) {
			uid_t real = sabotaged() ? 1000 : cases[i].real;
			uid_t effective = sabotaged() ? 1000 : cases[i].effective;
			MUST(setresuid(real, effective, effective));
			cap_t none = MUST_PTR(cap_init());
			MUST(cap_set_proc(none));
			cap_free(none);
			MUST(prctl(PR_SET_PDEATHSIG, SIGKILL));
			if (cases[i].elsewhere && !sabotaged())
				MUST(unshare(CLONE_NEWUSER));
			row("%s", cases[i].name);
			if (cases[i].error)
				EXPECT_ERRNO(setns(ns, CLONE_NEWUSER), EPERM);
			else
				EXPECT_OK(setns(ns, CLONE_NEWUSER)); /* control */
		}
	}
}
