/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_mount.h"

/* Kernel bug it catches: a program raised through another namespace's mount, whose owner may have
 * put anything around it. */
static void step_raised(void)
{
	EXPECT_EQ(geteuid(), 0);
}

static void step_plain(void)
{
	EXPECT_EQ(geteuid(), 1000);
}

PROBE(
	.claim = "A set-user-ID program run through a mount of another mount namespace raises nobody",
	.source = "kernel fs/namespace.c, mnt_may_suid(): foreign mounts are treated as nosuid; mount(2), MS_NOSUID",
	.needs = { "root", "ns.mnt" },
	.sabotage = { .twin = "the program is run through the own namespace's mount" },
	.steps = { { "raised", step_raised }, { "plain", step_plain } },
)
{
	const char *a = new_tmpfs("a");

	MUST(mount(NULL, a, NULL, MS_REMOUNT, "size=32m"));
	exec_file(fmt("%s/program", a), 04755);
	pid_t other = hold(CLONE_NEWNS);
	int foreign =
		MUST(open(fmt("/proc/%d/root%s", other, a), O_PATH | O_DIRECTORY | O_CLOEXEC));
	int own = MUST(open(a, O_PATH | O_DIRECTORY | O_CLOEXEC));
	for (int i = 0; i < 2; i++) {
		IN_CHILD(0) {
			row("%s", i ? "another namespace's mount" : "the own mount");
			MUST(fchdir(i && !sabotaged() ? foreign : own));
			become(1000, 1000);
			exec_copy("./program", i ? "plain" : "raised"); /* raised: control */
			broken("execve: %m");
		}
	}
	let_go(other);
}
