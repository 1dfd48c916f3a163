/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/signalfd.h>

#include "_user.h"

/* Kernel bug it catches: si_uid in the sender's numbers, by one of the ways to be told. */
PROBE(
	.claim = "si_uid of a signal and of waitid(2) is the sender's user ID in the receiver's map",
	.source = "user_namespaces(7), Unmapped user and group IDs; sigaction(2)",
	.needs = { "root", "userns" },
	.sabotage = { .twin = "the receiver stays in the sender's user namespace" },
)
{
	static const struct {
		const char *name, *map;
		unsigned int wanted;
	} cases[] = { { "mapped", "0 0 1\n50 3000 10", 55 }, { "not mapped", "0 0 1", 0 } };
	uid_t overflow = (uid_t)file_number("/proc/sys/kernel/overflowuid");

	for (size_t i = 0; i < 2; i++) {
		uid_t wanted = cases[i].wanted ? cases[i].wanted : overflow;
		struct gate ready = gate_new();
		pid_t pid = sabotaged() ? spawn(0) : spawn_userns(0, cases[i].map, cases[i].map);
		if (pid == 0) {
			sigset_t set;
			siginfo_t info;
			struct timespec limit = { .tv_sec = deadline_ms() / 1000 };
			sigemptyset(&set);
			sigaddset(&set, SIGUSR1);
			sigaddset(&set, SIGUSR2);
			MUST(sigprocmask(SIG_BLOCK, &set, NULL));
			gate_post(&ready);
			row("%s, kill", cases[i].name);
			sigdelset(&set, SIGUSR2);
			MUST(sigtimedwait(&set, &info, &limit));
			EXPECT_EQ(info.si_uid, wanted);
			row("%s, sigqueue through a signalfd", cases[i].name);
			sigemptyset(&set);
			sigaddset(&set, SIGUSR2);
			int fd = MUST(signalfd(-1, &set, SFD_CLOEXEC));
			struct signalfd_siginfo from;
			MUST_BE(fd_wait(fd, 1 /* POLLIN */, -1));
			MUST(read(fd, &from, sizeof(from)));
			EXPECT_EQ(from.ssi_uid, wanted);
			probe_exit(0);
		}
		gate_wait(&ready);
		IN_CHILD(0) {
			become_with(3005, 3005, "cap_kill=ep");
			MUST(kill(pid, SIGUSR1));
			MUST(sigqueue(pid, SIGUSR2, (union sigval){ 0 }));
		}
		EXPECT_EXIT(child_wait(pid), 0);
	}
}
