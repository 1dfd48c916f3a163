/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_creds.h"

/* Kernel bugs it catches: SCM_CREDENTIALS with the sender's own or global number; a number for a
 * sender that the receiver cannot see; only explicit or only implicit credentials translated. */
static void check_both(int socket, pid_t wanted, const char *what)
{
	row("implicit, %s", what);
	EXPECT_EQ(recv_creds(socket).pid, wanted);
	row("explicit, %s", what);
	EXPECT_EQ(recv_creds(socket).pid, wanted);
}

static void send_both(int socket)
{
	struct ucred own = { .pid = getpid(), .uid = getuid(), .gid = getgid() };

	MUST(send_creds(socket, NULL));
	MUST(send_creds(socket, &own));
}

PROBE(.claim = "The PID of SCM_CREDENTIALS is the sender's in the receiver's namespace, or 0",
	.source = "pid_namespaces(7), Miscellaneous; unix(7), SCM_CREDENTIALS",
	.needs = { "root", "ns.pid" }, .sabotage = { .twin = "no new PID namespace is made" }, )
{
	int up[2], down[2], across[2];

	creds_pair(up);
	creds_pair(down);
	creds_pair(across);
	struct gate go = gate_new(); /* one side at a time: rows are in one sequence */
	pid_t init = spawn(sabotaged() ? 0 : CLONE_NEWPID);
	if (init == 0) {
		send_both(up[1]);
		gate_wait(&go);
		check_both(down[1], 0, "from the parent namespace");
		check_both(across[1], 0, "from a sibling namespace");
		pid_t child = spawn(0);
		if (child == 0) {
			send_both(down[0]);
			probe_exit(0);
		}
		check_both(down[1], child, "within one namespace"); /* control */
		EXPECT_EXIT(child_wait(child), 0);
		EXPECT_EQ(child, 2);
		probe_exit(0);
	}
	check_both(up[0], init, "from a child namespace");
	send_both(down[0]);
	pid_t sibling = spawn(sabotaged() ? 0 : CLONE_NEWPID);
	if (sibling == 0) {
		send_both(across[0]);
		probe_exit(0);
	}
	child_wait(sibling);
	gate_post(&go);
	EXPECT_EXIT(child_wait(init), 0);
}
