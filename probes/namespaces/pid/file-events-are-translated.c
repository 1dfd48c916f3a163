/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <poll.h>
#include <sys/fanotify.h>

#include "probe.h"

/* Kernel bug it catches: the acting process of a fanotify event by its number in its own or the
 * initial namespace instead of the listener's. */
static pid_t event_pid(int fd)
{
	struct fanotify_event_metadata event;

	if (!fd_wait(fd, POLLIN, -1))
		broken("no event arrived before the deadline");
	MUST(read(fd, &event, sizeof(event)));
	if (event.fd >= 0)
		close(event.fd);
	return event.pid;
}

PROBE(.claim = "A fanotify event tells the acting process by its number in the listener's "
	       "namespace",
	.source = "fanotify(7), pid; pid_namespaces(7), Nesting PID namespaces",
	.needs = { "root", "ns.pid", "cap.SYS_ADMIN" },
	.sabotage = { .twin = "no new PID namespace is made" }, )
{
	unsigned long long flags = sabotaged() ? 0 : CLONE_NEWPID;
	const char *path = strdup(fmt("%s/watched", scratch()));
	int fd = fanotify_init(FAN_CLASS_NOTIF | FAN_CLOEXEC | FAN_NONBLOCK, O_RDONLY | O_CLOEXEC);

	if (fd < 0 && (errno == ENOSYS || errno == EINVAL))
		skip(SKIP_KERNEL, "fanotify_init: %s", strerrorname_np(errno));
	MUST(fd);
	make_file(path, "x", 0600);
	MUST(fanotify_mark(fd, FAN_MARK_ADD, FAN_OPEN, AT_FDCWD, path));
	row("actor in the listener's namespace");
	close(MUST(open(path, O_RDONLY | O_CLOEXEC)));
	EXPECT_EQ(event_pid(fd), getpid()); /* control */
	row("actor in a child namespace");
	pid_t init = spawn(flags);
	if (init == 0) {
		close(MUST(open(path, O_RDONLY | O_CLOEXEC)));
		probe_exit(0);
	}
	child_wait(init);
	EXPECT_EQ(event_pid(fd), init);
	row("actor outside the listener's namespace");
	struct gate marked = gate_new(), acted = gate_new();
	pid_t listener = spawn(flags);
	if (listener == 0) {
		int own = MUST(fanotify_init(FAN_CLASS_NOTIF | FAN_CLOEXEC, O_RDONLY | O_CLOEXEC));
		MUST(fanotify_mark(own, FAN_MARK_ADD, FAN_OPEN, AT_FDCWD, path));
		gate_post(&marked);
		gate_wait(&acted);
		EXPECT_EQ(event_pid(own), 0);
		probe_exit(0);
	}
	gate_wait(&marked);
	close(MUST(open(path, O_RDONLY | O_CLOEXEC)));
	gate_post(&acted);
	EXPECT_EXIT(child_wait(listener), 0);
}
