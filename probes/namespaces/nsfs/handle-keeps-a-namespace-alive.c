/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/ipc.h>
#include <sys/msg.h>
#include <sys/utsname.h>

#include "_ns.h"

/* Kernel bugs it catches: the last member's exit tears the namespace down although a descriptor or
 * a bind mount refers to it; the reference dropped on a second open or by the bind mount. */
static void fill(void)
{
	MUST(sethostname("kept-alive", 10));
	MUST(msgget(4711, IPC_CREAT | 0600));
}

static void expect_filled(void)
{
	struct utsname name;

	MUST(uname(&name));
	EXPECT_STR(name.nodename, "kept-alive");
	EXPECT_OK(msgget(4711, 0));
}

PROBE(.claim = "An open descriptor or a bind mount of its file keeps a namespace without members",
	.source = "namespaces(7), The /proc/[pid]/ns/ directory; Namespace lifetime",
	.needs = { "root", "ns.uts", "ns.ipc" },
	.sabotage = { .twin = "the handles are made of another, new namespace" }, )
{
	const char *uts = strdup(fmt("%s/uts", scratch())), *ipc = strdup(fmt("%s/ipc", scratch()));
	struct gate ready = gate_new(), end = gate_new();

	MUST(unshare(CLONE_NEWNS));
	MUST(mount(NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL));
	make_file(uts, "", 0600);
	make_file(ipc, "", 0600);
	pid_t member = spawn(CLONE_NEWUTS | CLONE_NEWIPC);
	if (member == 0) {
		fill();
		if (sabotaged())
			MUST(unshare(CLONE_NEWUTS | CLONE_NEWIPC));
		if (sabotaged())
			MUST(sethostname("another", 7));
		gate_post(&ready);
		gate_wait(&end);
		probe_exit(0);
	}
	gate_wait(&ready);
	int uts_fd = ns_open(member, "uts"), ipc_fd = ns_open(member, "ipc");
	MUST(mount(fmt("/proc/%d/ns/uts", member), uts, NULL, MS_BIND, NULL));
	MUST(mount(fmt("/proc/%d/ns/ipc", member), ipc, NULL, MS_BIND, NULL));
	gate_post(&end);
	EXPECT_EXIT(child_wait(member), 0);
	IN_CHILD(0)
	{
		row("by descriptor");
		MUST(setns(uts_fd, CLONE_NEWUTS));
		MUST(setns(ipc_fd, CLONE_NEWIPC));
		expect_filled();
	}
	close(uts_fd);
	close(ipc_fd);
	IN_CHILD(0)
	{
		row("by bind mount");
		MUST(setns(MUST(open(uts, O_RDONLY | O_CLOEXEC)), CLONE_NEWUTS));
		MUST(setns(MUST(open(ipc, O_RDONLY | O_CLOEXEC)), CLONE_NEWIPC));
		expect_filled();
	}
	EXPECT_OK(umount(uts)); /* control: it was one */
	EXPECT_OK(umount(ipc));
}
