/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_ns.h"

const struct ns_type ns_types[NS_TYPES] = {
	{ "cgroup", CLONE_NEWCGROUP },
	{ "ipc", CLONE_NEWIPC },
	{ "mnt", CLONE_NEWNS },
	{ "net", CLONE_NEWNET },
	{ "pid", CLONE_NEWPID },
	{ "time", CLONE_NEWTIME },
	{ "user", CLONE_NEWUSER },
	{ "uts", CLONE_NEWUTS },
};

bool ns_there(const struct ns_type *type)
{
	const char *path = fmt("/proc/self/ns/%s", type->name);

	if (access(path, F_OK) == 0)
		return true;
	row_skip(SKIP_KERNEL, "%s does not exist", path);
	return false;
}

pid_t member_of_new(const struct ns_type *type, const struct gate *end)
{
	bool time = type->flag == CLONE_NEWTIME;
	struct gate ready = gate_new();
	pid_t pid = spawn(time ? 0 : (unsigned long long)type->flag);

	if (pid == 0) {
		if (time) {
			MUST(unshare(CLONE_NEWTIME));
			MUST(setns(ns_open(0, "time_for_children"), CLONE_NEWTIME));
		}
		gate_post(&ready);
		gate_wait(end);
		probe_exit(0);
	}
	gate_wait(&ready);
	close(ready.fd);
	return pid;
}

bool same_ns(int a, int b)
{
	struct stat sa, sb;

	MUST(fstat(a, &sa));
	MUST(fstat(b, &sb));
	return sa.st_dev == sb.st_dev && sa.st_ino == sb.st_ino;
}
