/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/capability.h>
#include <sys/socket.h>

#include "_user.h"

/* Kernel bug it catches: only one of the opener's and the writer's credentials checked, so that a
 * set-user-ID program is made to write a descriptor that it was handed (CVE-2013-1959). */
PROBE(
	.claim = "Mapping another ID needs the capability both when uid_map is opened and when written",
	.source = "user_namespaces(7), Defining user and group ID mappings",
	.needs = { "root", "userns" },
	.sabotage = { .twin = "the capability stays at both steps" },
)
{
	static const struct {
		const char *name;
		bool opener, writer;
	} cases[] = { { "both", true, true }, { "the opener only", true, false },
		{ "the writer only", false, true } };

	for (size_t i = 0; i < 3; i++) {
		IN_CHILD(0) {
			pid_t pid = hold_userns(0, NULL, NULL);
			const char *path = fmt("/proc/%d/uid_map", pid);
			int fd = -1;
			if (cases[i].opener || sabotaged())
				fd = MUST(open(path, O_WRONLY | O_CLOEXEC));
			else {
				int seats[2];
				MUST(socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, seats));
				IN_CHILD(0) {
					drop_cap(CAP_SETUID);
					fd = MUST(open(path, O_WRONLY | O_CLOEXEC));
					send_fd(seats[0], fd);
				}
				fd = recv_fd(seats[1]);
			}
			if (!cases[i].writer && !sabotaged())
				drop_cap(CAP_SETUID);
			row("%s", cases[i].name);
			if (cases[i].opener && cases[i].writer)
				EXPECT_OK(write_fd(fd, "0 5000 10")); /* control */
			else
				EXPECT_ERRNO(write_fd(fd, "0 5000 10"), EPERM);
			let_go(pid);
		}
	}
}
