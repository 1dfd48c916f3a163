/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/capability.h>

#include "_user.h"

/* Kernel bug it catches: one type made without the capability, by one of the three calls. */
PROBE(
	.claim = "Making any namespace but a user namespace needs CAP_SYS_ADMIN, else EPERM",
	.source = "user_namespaces(7), Interaction of user namespaces and other types of namespaces",
	.needs = { "root", "userns" },
	.sabotage = { .twin = "the caller keeps CAP_SYS_ADMIN" },
)
{
	static const struct {
		const char *name;
		unsigned long flag;
	} types[] = { { "mnt", CLONE_NEWNS }, { "uts", CLONE_NEWUTS }, { "ipc", CLONE_NEWIPC },
		{ "pid", CLONE_NEWPID }, { "cgroup", CLONE_NEWCGROUP }, { "time", CLONE_NEWTIME },
		{ "net", CLONE_NEWNET } };

	for (size_t i = 0; i < sizeof(types) / sizeof(types[0]); i++) {
		if (ns_inode(0, types[i].name) == 0)
			continue;
		IN_CHILD(0) {
			if (sabotaged())
				become_with(1000, 1000, "cap_sys_admin=ep");
			else
				become(1000, 1000);
			row("%s by unshare", types[i].name);
			IN_CHILD(0) {
				EXPECT_ERRNO(unshare((int)types[i].flag), EPERM);
			}
			if (types[i].flag == CLONE_NEWTIME)
				probe_exit(0);
			row("%s by clone3", types[i].name);
			pid_t pid = try_spawn(types[i].flag);
			if (pid == 0)
				probe_exit(0);
			EXPECT_ERRNO(pid, EPERM);
			row("%s by clone", types[i].name);
			pid = (pid_t)syscall(SYS_clone, types[i].flag | SIGCHLD, 0, 0, 0, 0);
			if (pid == 0)
				probe_exit(0);
			EXPECT_ERRNO(pid, EPERM);
		}
	}
}
