/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <pthread.h>
#include <sys/capability.h>
#include <sys/prctl.h>

#include "_user.h"

pid_t hold_userns(unsigned long long flags, const char *uid_map, const char *gid_map)
{
	pid_t pid = spawn(flags | CLONE_NEWUSER);

	if (pid == 0)
		for (;;)
			pause();
	if (uid_map)
		MUST(write_proc(pid, "uid_map", uid_map));
	if (gid_map)
		MUST(write_proc(pid, "gid_map", gid_map));
	return pid;
}

int write_proc(pid_t pid, const char *name, const char *text)
{
	return write_file(pid ? fmt("/proc/%d/%s", pid, name) : fmt("/proc/self/%s", name), text);
}

int write_fd(int fd, const char *text)
{
	return write(fd, text, strlen(text)) < 0 ? -1 : 0;
}

void become_with(uid_t uid, gid_t gid, const char *caps)
{
	cap_t wanted = MUST_PTR(caps ? cap_from_text(caps) : cap_init());

	MUST(prctl(PR_SET_KEEPCAPS, 1));
	MUST(setresgid(gid, gid, gid));
	MUST(setresuid(uid, uid, uid));
	MUST(cap_set_proc(wanted));
	cap_free(wanted);
	/* Changing identity resets these; see become(). */
	MUST(prctl(PR_SET_DUMPABLE, 1));
	MUST(prctl(PR_SET_PDEATHSIG, SIGKILL));
}

void become_inner_root(void)
{
	MUST(setresgid(0, 0, 0));
	MUST(setresuid(0, 0, 0));
	MUST(prctl(PR_SET_DUMPABLE, 1));
	MUST(prctl(PR_SET_PDEATHSIG, SIGKILL));
}

uint64_t cap_set_of(pid_t pid, const char *key)
{
	const char *text = status_field(pid, key);

	if (!text)
		broken("/proc/%d/status has no %s", pid, key);
	return strtoull(text, NULL, 16);
}

uint64_t cap_full(void)
{
	return (2ull << file_number("/proc/sys/kernel/cap_last_cap")) - 1;
}

int userns_fd(const char *uid_map, const char *gid_map)
{
	pid_t pid = hold_userns(0, uid_map, gid_map);
	int fd = ns_open(pid, "user");

	let_go(pid);
	return fd;
}

const char *map_of_lines(unsigned int lines)
{
	static char text[8192];
	size_t used = 0;

	for (unsigned int i = 0; i < lines; i++)
		used += (size_t)snprintf(
			text + used, sizeof(text) - used, "%u %u 1\n", i * 2, i * 2);
	return text;
}

static void *wait_for_ever(void *unused)
{
	while (pause() < 0)
		;
	return unused;
}

void start_thread(void)
{
	pthread_t thread;

	MUST_BE(pthread_create(&thread, NULL, wait_for_ever, NULL) == 0);
}
