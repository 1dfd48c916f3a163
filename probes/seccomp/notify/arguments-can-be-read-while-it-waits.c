/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/uio.h>

#include "filter.h"

/* Kernel bug it catches: the target not stopped: its memory changes before the answer. */
PROBE(
	.claim = "The supervisor reads a pointer argument's target by process_vm_readv while it "
		"waits",
	.source = "seccomp_unotify(2), Overview",
	.needs = { "root", "seccomp.user_notif" },
	.sabotage = { .twin = "the target changes the string before the call" },
)
{
	struct seccomp_notif notif;
	char text[16] = "";
	struct target t = target_spawn(SYS_mkdir, 0, 0);

	if (t.pid == 0) {
		char name[16] = "/a-name";
		if (sabotaged())
			name[1] = 'b';
		long result = syscall(SYS_mkdir, name, 0700);
		name[1] = 'c';
		probe_exit((int)result);
	}
	MUST_BE(notif_recv(t.listener, &notif));
	struct iovec local = { text, sizeof(text) },
		     remote = { (void *)(uintptr_t)notif.data.args[0], sizeof(text) };
	EXPECT_EQ(process_vm_readv(t.pid, &local, 1, &remote, 1, 0), sizeof(text));
	EXPECT_OK(notif_valid(t.listener, notif.id)); /* control: it still waits */
	EXPECT_STR(text, "/a-name");
	MUST(notif_send(t.listener, notif.id, 0, 7));
	EXPECT_EXIT(child_wait(t.pid), 7);
}
