/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/socket.h>

#include "filter.h"

/* Kernel bug it catches: the descriptor put into the supervisor's table, or another file. */
PROBE(
	.claim = "ADDFD gives the target the supervisor's file at the lowest free number it "
		"returns",
	.source = "seccomp_unotify(2), SECCOMP_IOCTL_NOTIF_ADDFD",
	.needs = { "seccomp.user_notif" },
	.sabotage = { .twin = "nothing is added" },
)
{
	struct seccomp_notif notif;
	const char *path = strdup(fmt("%s/file", scratch()));
	struct target t = target_spawn(SYS_getpgid, 0, 0);
	struct stat mine, theirs;

	if (t.pid == 0) {
		int lowest = MUST(dup(0));
		close(lowest);
		long fd = syscall(SYS_getpgid, lowest);
		EXPECT_EQ(fd, lowest);
		EXPECT_OK(fstat((int)fd, &theirs));
		EXPECT_OK(stat(path, &mine));
		EXPECT_EQ(theirs.st_ino, mine.st_ino);
		EXPECT_EQ(write((int)fd, "text", 4), 4);
		probe_exit(0);
	}
	make_file(path, "", 0600);
	int source = MUST(open(path, O_RDWR | O_CLOEXEC));
	MUST_BE(notif_recv(t.listener, &notif));
	int number = sabotaged()
			     ? 99
			     : notif_addfd(t.listener, (struct seccomp_notif_addfd){ .id = notif.id,
							       .srcfd = (uint32_t)source });
	EXPECT_GE(number, 0);
	EXPECT_OK(notif_valid(t.listener, notif.id)); /* control: it still waits */
	MUST(notif_send(t.listener, notif.id, 0, number));
	EXPECT_EXIT(child_wait(t.pid), 0);
	EXPECT_STR(file_text(path), "text");
}
