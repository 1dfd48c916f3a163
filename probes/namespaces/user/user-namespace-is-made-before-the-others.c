/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <linux/nsfs.h>
#include <sys/ioctl.h>

#include "_user.h"

/* Kernel bug it catches: the other namespaces made first, without privilege, or owned by the parent. */
PROBE(
	.claim = "With CLONE_NEWUSER an unprivileged process makes every other namespace, owned by the new one",
	.source = "user_namespaces(7), Interaction of user namespaces and other types of namespaces",
	.needs = { "root", "userns" },
	.sabotage = { .twin = "CLONE_NEWUSER is left out" },
)
{
#define ALL (CLONE_NEWNS | CLONE_NEWUTS | CLONE_NEWIPC | CLONE_NEWPID | CLONE_NEWCGROUP)
	static const char *const types[] = { "mnt", "uts", "ipc", "pid", "cgroup" };

	for (int way = 0; way < 2; way++) {
		IN_CHILD(0) {
			become(1000, 1000);
			row("by %s", way ? "clone3" : "unshare");
			unsigned long user = sabotaged() ? 0 : CLONE_NEWUSER;
			struct gate ready = gate_new();
			pid_t pid;
			if (way == 0) {
				if (!EXPECT_OK(unshare((int)(user | ALL))))
					probe_exit(0);
				pid = getpid();
			} else {
				pid = try_spawn(user | ALL);
				if (!EXPECT_OK(pid))
					probe_exit(0);
				if (pid == 0) {
					gate_post(&ready);
					for (;;)
						pause();
				}
				gate_wait(&ready);
			}
			struct stat own, of;
			MUST(fstat(ns_open(pid, "user"), &own));
			for (size_t i = 0; i < 5; i++) {
				/* NS_GET_USERNS is refused beyond the own namespace's descendants. */
				int ns = ns_open(pid, strcmp(types[i], "pid") == 0 && way == 0
							      ? "uts"
							      : types[i]);
				int owner = ioctl(ns, NS_GET_USERNS);
				if (!EXPECT_OK(owner))
					continue;
				MUST(fstat(owner, &of));
				EXPECT_EQ(of.st_ino, own.st_ino);
				close(owner);
				close(ns);
			}
			if (way == 1)
				let_go(pid);
		}
	}
}
