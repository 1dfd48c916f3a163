/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_user.h"

/* Kernel bug it catches: one type not charged, one of the two ways not charged, off by one, or a
 * charge that is not given back. */
static const struct {
	const char *name;
	unsigned long flag;
} types[] = { { "user", CLONE_NEWUSER }, { "mnt", CLONE_NEWNS }, { "uts", CLONE_NEWUTS },
	{ "ipc", CLONE_NEWIPC }, { "pid", CLONE_NEWPID }, { "cgroup", CLONE_NEWCGROUP },
	{ "time", CLONE_NEWTIME }, { "net", CLONE_NEWNET } };

static int held[2];

/* A namespace that a descriptor keeps: 0, or -1 and errno. */
static int make_one(size_t type, int way, int *ret_fd)
{
	struct gate done = gate_new();
	pid_t pid;

	if (way == 1 || types[type].flag == CLONE_NEWTIME) {
		int status;
		pid = spawn(0);
		if (pid == 0) {
			int error = unshare((int)types[type].flag) < 0 ? errno : 0;
			shared_words()[0] = (uint64_t)error;
			gate_post(&done);
			if (error)
				probe_exit(0);
			for (;;)
				pause();
		}
		gate_wait(&done);
		errno = (int)shared_words()[0];
		if (errno) {
			int error = errno;
			status = child_wait(pid);
			MUST_BE(WIFEXITED(status));
			errno = error;
			return -1;
		}
	} else {
		pid = try_spawn(types[type].flag);
		if (pid < 0)
			return -1;
		if (pid == 0)
			for (;;)
				pause();
	}
	*ret_fd = ns_open(
		pid, types[type].flag == CLONE_NEWTIME ? "time_for_children" : types[type].name);
	let_go(pid);
	return 0;
}

PROBE(
	.claim = "user.max_*_namespaces bounds each type per user in a user namespace: ENOSPC beyond it",
	.source = "namespaces(7), The /proc/sys/user directory",
	.needs = { "root", "userns" },
	.sabotage = { .twin = "the limit is not lowered" },
)
{
	for (size_t type = 0; type < sizeof(types) / sizeof(types[0]); type++) {
		if (ns_inode(0, types[type].name) == 0)
			continue;
		for (int way = 0; way < 2; way++) {
			if (way == 0 && types[type].flag == CLONE_NEWTIME)
				continue;
			IN_USERNS(0, "0 0 10", "0 0 10") {
				row("%s by %s", types[type].name, way ? "unshare" : "clone3");
				const char *file =
					fmt("/proc/sys/user/max_%s_namespaces", types[type].name);
				if (!sabotaged())
					MUST(write_file(file, "2"));
				EXPECT_OK(make_one(type, way, &held[0])); /* control */
				EXPECT_OK(make_one(type, way, &held[1]));
				int third = -1;
				EXPECT_ERRNO(make_one(type, way, &third), ENOSPC);
				/* Network namespaces die at their leisure. */
				close(held[0]);
				EXPECT_EQ(EVENTUALLY(make_one(type, way, &held[0]) == 0), true);
			}
		}
	}
}
