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

/* A process that holds one more namespace, or -1 and errno. */
static pid_t make_one(unsigned long flag, bool by_unshare)
{
	struct gate done = gate_new();
	pid_t pid = try_spawn(by_unshare ? 0 : flag);

	if (pid == 0) {
		int error = by_unshare && unshare((int)flag) < 0 ? errno : 0;
		shared_words()[0] = (uint64_t)error;
		gate_post(&done);
		for (;;)
			pause();
	}
	int error = errno;
	if (pid > 0) {
		gate_wait(&done);
		error = (int)shared_words()[0];
		if (error)
			let_go(pid);
	}
	close(done.fd);
	errno = error;
	return error ? -1 : pid;
}

PROBE(
	.claim = "user.max_*_namespaces bounds each type per user in a user namespace: ENOSPC beyond it",
	.source = "namespaces(7), The /proc/sys/user directory",
	.needs = { "root", "userns" },
	.sabotage = { .twin = "the limit is not lowered" },
)
{
	for (size_t type = 0; type < sizeof(types) / sizeof(types[0]); type++) {
		unsigned long flag = types[type].flag;
		if (ns_inode(0, types[type].name) == 0)
			continue;
		/* clone3(2) takes CLONE_NEWTIME, but not for who shares memory: unshare only. */
		for (int way = flag == CLONE_NEWTIME; way < 2; way++) {
			IN_USERNS(0, "0 0 10", "0 0 10") {
				row("%s by %s", types[type].name, way ? "unshare" : "clone3");
				if (!sabotaged())
					MUST(write_file(fmt("/proc/sys/user/max_%s_namespaces",
								types[type].name),
						"2"));
				errno = 0;
				pid_t first = make_one(flag, way);
				EXPECT_OK(first); /* control */
				EXPECT_OK(make_one(flag, way));
				EXPECT_ERRNO(make_one(flag, way), ENOSPC);
				/* Network namespaces die at their leisure. */
				if (first > 0)
					let_go(first);
				EXPECT_EQ(EVENTUALLY(make_one(flag, way) > 0), true);
			}
		}
	}
}
