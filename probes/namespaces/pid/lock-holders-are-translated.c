/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/file.h>

#include "_pid.h"
#include "probe.h"

/* Kernel bugs it catches: l_pid or /proc/locks with the number of the holder's or the initial
 * namespace; the locks of invisible processes listed. */
static pid_t holder(int fd)
{
	struct flock lock = { .l_type = F_WRLCK, .l_whence = SEEK_SET };

	MUST(fcntl(fd, F_GETLK, &lock));
	return lock.l_type == F_UNLCK ? -77 : lock.l_pid;
}

static bool listed(const char *proc, pid_t pid, ino_t inode)
{
	char line[64];

	snprintf(line, sizeof(line), " %d ", pid);
	for (const char *p = file_text(fmt("%s/locks", proc)); p; p = strchr(p + 1, '\n')) {
		const char *end = strchr(p + 1, '\n');
		char copy[256];
		snprintf(copy, sizeof(copy), "%.*s", end ? (int)(end - p) : 250, p);
		if (strstr(copy, line) && strstr(copy, fmt(":%lu ", (unsigned long)inode)))
			return true;
	}
	return false;
}

PROBE(.claim = "F_GETLK and /proc/locks tell a lock's holder in the reader's PID namespace",
	.source = "fcntl(2), F_GETLK; proc(5), /proc/locks; pid_namespaces(7)",
	.needs = { "root", "ns.pid" }, .sabotage = { .twin = "no new PID namespace is made" }, )
{
	struct flock lock = { .l_type = F_WRLCK, .l_whence = SEEK_SET };
	struct gate locked = gate_new(), end = gate_new();
	const char *outer = strdup(fmt("%s/outer", scratch()));
	const char *inner = strdup(fmt("%s/inner", scratch()));
	struct stat st_outer, st_inner;

	make_file(outer, "", 0600);
	make_file(inner, "", 0600);
	MUST(stat(outer, &st_outer));
	MUST(stat(inner, &st_inner));
	int fd = MUST(open(outer, O_RDWR | O_CLOEXEC));
	MUST(fcntl(fd, F_SETLK, &lock));
	pid_t self = getpid(), init = spawn(CLONE_NEWNS | (sabotaged() ? 0 : CLONE_NEWPID));
	if (init == 0) {
		const char *proc = mount_proc("proc");
		row("held outside");
		EXPECT_EQ(holder(MUST(open(outer, O_RDWR | O_CLOEXEC))), 0);
		EXPECT(!listed(proc, self, st_outer.st_ino));
		int own = MUST(open(inner, O_RDWR | O_CLOEXEC));
		MUST(fcntl(own, F_SETLK, &lock));
		row("held inside, seen from inside");
		EXPECT(listed(proc, 1, st_inner.st_ino)); /* control */
		gate_post(&locked);
		gate_wait(&end);
		probe_exit(0);
	}
	gate_wait(&locked);
	row("held inside, seen from outside");
	EXPECT_EQ(holder(MUST(open(inner, O_RDWR | O_CLOEXEC))), init);
	EXPECT(listed("/proc", init, st_inner.st_ino));
	EXPECT(listed("/proc", self, st_outer.st_ino)); /* control */
	gate_post(&end);
	EXPECT_EXIT(child_wait(init), 0);
}
