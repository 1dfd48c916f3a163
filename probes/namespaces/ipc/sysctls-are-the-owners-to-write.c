/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_ipc.h"
#include "probe.h"

/* Kernel bug it catches: limits of the parent's IPC namespace written by root of a child user
 * namespace, because the file's mode was checked against the mapped ID. */
static const char *const files[] = { "kernel/shmmax", "kernel/shmmni", "kernel/msgmax",
	"kernel/msgmnb", "kernel/msgmni", "kernel/sem", "fs/mqueue/queues_max",
	"fs/mqueue/msg_max" };

PROBE(.claim = "IPC limits are not written by root of a user namespace that does not own them",
	.source = "proc(5), /proc/sys; user_namespaces(7), Interaction of user namespaces",
	.needs = { "root", "userns", "ns.ipc" },
	.sabotage = { .twin = "the caller is root of the owner" }, )
{
	MUST(unshare(CLONE_NEWIPC));
	for (size_t i = 0; i < sizeof(files) / sizeof(files[0]); i++) {
		const char *path = strdup(fmt("/proc/sys/%s", files[i]));
		row("%s", files[i]);
		if (access(path, F_OK) < 0) {
			row_skip(SKIP_KERNEL, "%s does not exist", path);
			continue;
		}
		const char *text = strdup(file_text(path));
		EXPECT_OK(write_file(path, text)); /* control */
		if (sabotaged()) {
			IN_CHILD(0)
			EXPECT_ERRNO(write_file(path, text), EACCES);
			continue;
		}
		/* Its root is nobody here: neither the mode nor a capability helps. */
		IN_USERNS(0, "0 65534 1", "0 65534 1")
		{
			MUST(setresgid(0, 0, 0));
			MUST(setresuid(0, 0, 0));
			int result = write_file(path, text), error = errno;
			EXPECT_EQ(result, -1);
			EXPECT(error == EACCES || error == EPERM);
		}
	}
}
