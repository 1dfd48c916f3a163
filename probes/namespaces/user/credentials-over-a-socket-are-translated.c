/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/socket.h>

#include "_user.h"

/* Kernel bug it catches: IDs sent raw, translated by the sender's map, or only one of the two
 * interfaces translated. */
struct message {
	struct msghdr msg;
	char byte;
	struct iovec iov;
	union {
		char buf[CMSG_SPACE(sizeof(struct ucred))];
		struct cmsghdr align;
	} control;
};

static struct ucred take(int fd)
{
	struct message m = { .byte = 0 };
	struct ucred cred = { 0 };

	m.iov = (struct iovec){ &m.byte, 1 };
	m.msg = (struct msghdr){ .msg_iov = &m.iov,
		.msg_iovlen = 1,
		.msg_control = &m.control,
		.msg_controllen = sizeof(m.control) };
	MUST_BE(fd_wait(fd, 1 /* POLLIN */, -1));
	MUST(recvmsg(fd, &m.msg, MSG_CMSG_CLOEXEC));
	struct cmsghdr *c = CMSG_FIRSTHDR(&m.msg);
	MUST_BE(c && c->cmsg_type == SCM_CREDENTIALS);
	memcpy(&cred, CMSG_DATA(c), sizeof(cred));
	return cred;
}

PROBE(
	.claim = "SCM_CREDENTIALS and SO_PEERCRED show IDs through the receiver's maps, else overflow IDs",
	.source = "user_namespaces(7), Miscellaneous; Unmapped user and group IDs",
	.needs = { "root", "userns" },
	.sabotage = { .twin = "the receivers stay in the sender's user namespace" },
)
{
	static const struct {
		const char *name, *map;
		unsigned int wanted; /* 0: the overflow ID */
	} cases[] = { { "mapped to another number", "50 3000 10", 55 },
		{ "not mapped", "50 4000 10", 0 } };
	uid_t overflow = (uid_t)file_number("/proc/sys/kernel/overflowuid");

	for (size_t i = 0; i < 2; i++) {
		int fd[2], on = 1;
		IN_CHILD(0) {
			MUST(setresgid(3005, 3005, 0));
			MUST(setresuid(3005, 3005, 0));
			MUST(socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, fd));
			MUST(setresuid(0, 0, 0));
			MUST(setresgid(0, 0, 0));
			MUST(setsockopt(fd[0], SOL_SOCKET, SO_PASSCRED, &on, sizeof(on)));
			pid_t sender = spawn(0);
			if (sender == 0) {
				become(3005, 3005);
				MUST(write(fd[1], "x", 1));
				MUST(write(fd[1], "x", 1));
				probe_exit(0);
			}
			child_wait(sender);
			/* control: outside the numbers are what they are */
			row("%s, outside", cases[i].name);
			EXPECT_EQ(take(fd[0]).uid, 3005);
			pid_t pid = sabotaged() ? spawn(0)
						: spawn_userns(0, cases[i].map, cases[i].map);
			if (pid == 0) {
				struct ucred cred, peer;
				socklen_t size = sizeof(peer);
				unsigned int wanted = cases[i].wanted ? cases[i].wanted : overflow;
				row("%s, message", cases[i].name);
				cred = take(fd[0]);
				EXPECT_EQ(cred.uid, wanted);
				EXPECT_EQ(cred.gid, wanted);
				row("%s, peer", cases[i].name);
				MUST(getsockopt(fd[0], SOL_SOCKET, SO_PEERCRED, &peer, &size));
				EXPECT_EQ(peer.uid, wanted);
				EXPECT_EQ(peer.gid, wanted);
				probe_exit(0);
			}
			EXPECT_EXIT(child_wait(pid), 0);
		}
	}
}
