/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <poll.h>

#include "probe.h"

/* Kernel bugs it catches: the namespace killed when init's first thread ends although another goes
 * on; or not killed when the last one ends. */
static struct gate leader_gone, forked, die;
static char stack[65536] __attribute__((aligned(16)));

static int second_thread(void *unused)
{
	(void)unused;
	gate_wait(&leader_gone);
	/* fork(2) without the C library's locks: the first thread has left without a word. */
	long pid = syscall(SYS_fork);
	if (pid == 0) {
		shared_words()[1] = (uint64_t)syscall(SYS_getppid);
		syscall(SYS_exit_group, 0);
	}
	shared_words()[0] = pid > 0 ? (uint64_t)pid : 0;
	syscall(SYS_wait4, pid, NULL, 0, NULL);
	gate_post(&forked);
	gate_wait(&die);
	syscall(SYS_exit_group, 5);
	return 0;
}

PROBE(.claim = "A PID namespace goes on while any thread of its init lives, and ends with the last",
	.source = "pid_namespaces(7), The namespace init process; clone(2), CLONE_THREAD",
	.needs = { "root", "ns.pid" },
	.sabotage = { .twin = "the whole process ends with its first thread" }, )
{
	int life[2];

	leader_gone = gate_new();
	forked = gate_new();
	die = gate_new();
	MUST(pipe2(life, O_CLOEXEC));
	pid_t init = spawn(CLONE_NEWPID);
	if (init == 0) {
		pid_t member = (pid_t)MUST(syscall(SYS_fork));
		if (member == 0)
			for (;;)
				pause();
		MUST(clone(second_thread, stack + sizeof(stack),
			CLONE_THREAD | CLONE_SIGHAND | CLONE_VM | CLONE_FS | CLONE_FILES, NULL));
		if (sabotaged())
			gate_post(&forked);
		syscall(sabotaged() ? SYS_exit_group : SYS_exit, 5);
	}
	close(life[1]);
	if (sabotaged())
		child_wait(init);
	else
		EXPECT(EVENTUALLY(*(status_field(init, "State") ?: "Z") == 'Z'));
	gate_post(&leader_gone);
	gate_wait(&forked);
	EXPECT_GE(shared_words()[0], 2);
	EXPECT_EQ(shared_words()[1], 1); /* control: the child's parent is still number 1 */
	EXPECT(!fd_wait(life[0], POLLIN, 0));
	gate_post(&die);
	if (sabotaged())
		return;
	EXPECT_EXIT(child_wait(init), 5);
	EXPECT(fd_wait(life[0], POLLIN, 0));
}
