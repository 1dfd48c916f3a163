/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_user.h"

/* Kernel bug it catches: a set-user-ID file that a container's root made giving a host's user the
 * identity that it names. */
static void step_raised(void)
{
	EXPECT_EQ(geteuid(), 0);
}

static void step_plain(void)
{
	EXPECT_EQ(geteuid(), 100007);
}

PROBE(
	.claim = "Set-ID programs on a file system mounted in a user namespace raise nobody outside of it",
	.source = "user_namespaces(7), Set-user-ID and set-group-ID programs; mount(2), MS_NOSUID",
	.needs = { "root", "userns", "ns.mnt" },
	.sabotage = { .twin = "the visitor enters the namespaces first" },
	.steps = { { "raised", step_raised }, { "plain", step_plain } },
)
{
	const char *at = strdup(fmt("%s/at", scratch()));
	struct gate ready = gate_new();

	make_dir(at);
	pid_t pid = spawn_userns(CLONE_NEWNS, CELL_MAP, CELL_MAP);
	if (pid == 0) {
		become_inner_root();
		MUST(mount("own", at, "tmpfs", 0, "mode=755"));
		exec_file(fmt("%s/program", at), 04755);
		gate_post(&ready);
		for (;;)
			pause();
	}
	gate_wait(&ready);
	int user = ns_open(pid, "user"), mnt = ns_open(pid, "mnt");
	IN_CHILD(0) {
		row("inside");
		MUST(setns(user, CLONE_NEWUSER));
		MUST(setns(mnt, CLONE_NEWNS));
		MUST(setresuid(7, 7, 7));
		exec_copy(fmt("%s/program", at), "raised"); /* control */
		broken("execve: %m");
	}
	IN_CHILD(0) {
		row("outside");
		const char *path = strdup(fmt("/proc/%d/root%s/program", pid, at));
		if (sabotaged()) {
			MUST(setns(user, CLONE_NEWUSER));
			MUST(setns(mnt, CLONE_NEWNS));
			MUST(setresuid(7, 7, 7));
			path = fmt("%s/program", at);
		} else {
			become_with(100007, 100007, "cap_sys_ptrace=ep");
		}
		exec_copy(path, "plain");
		broken("execve: %m");
	}
	let_go(pid);
}
