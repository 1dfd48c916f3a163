/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/resource.h>

#include "_sets.h"

/* Kernel bugs it catches: one of the six IDs not compared, so that a set-user-ID program's limits
 * are its caller's; CAP_SYS_RESOURCE looked for in the caller's own user namespace. */
static long peek(pid_t pid)
{
	struct rlimit limit;

	return syscall(SYS_prlimit64, pid, RLIMIT_NOFILE, NULL, &limit);
}

PROBE(.claim = "prlimit(2) of another process needs its six IDs to be the caller's real ones, or "
	       "the capability",
	.source = "prlimit(2), DESCRIPTION and ERRORS (EPERM)",
	.needs = { "root", "userns", "cap.SETUID" },
	.sabotage = { .twin = "all six IDs are the caller's" }, )
{
	static const struct {
		const char *name;
		uid_t uid[3];
		gid_t gid[3];
	} others[] = { { "same", { 1000, 1000, 1000 }, { 1000, 1000, 1000 } },
		{ "real user", { 7, 1000, 1000 }, { 1000, 1000, 1000 } },
		{ "effective user", { 1000, 7, 1000 }, { 1000, 1000, 1000 } },
		{ "saved user", { 1000, 1000, 7 }, { 1000, 1000, 1000 } },
		{ "real group", { 1000, 1000, 1000 }, { 7, 1000, 1000 } },
		{ "effective group", { 1000, 1000, 1000 }, { 1000, 7, 1000 } },
		{ "saved group", { 1000, 1000, 1000 }, { 1000, 1000, 7 } } };
	struct gate ready = gate_new(), end = gate_new();

	for (size_t i = 0; i < sizeof(others) / sizeof(*others); i++) {
		pid_t other = spawn(0);
		if (other == 0) {
			size_t as = sabotaged() ? 0 : i;
			MUST(setresgid(others[as].gid[0], others[as].gid[1], others[as].gid[2]));
			MUST(setresuid(others[as].uid[0], others[as].uid[1], others[as].uid[2]));
			MUST(prctl(PR_SET_PDEATHSIG, SIGKILL));
			gate_post(&ready);
			gate_wait(&end);
			probe_exit(0);
		}
		gate_wait(&ready);
		row("%s", others[i].name);
		IN_CHILD(0)
		{
			become(1000, 1000);
			if (i == 0)
				EXPECT_OK(peek(other)); /* control */
			else
				EXPECT_ERRNO(peek(other), EPERM);
		}
		row("%s, by root of a child user namespace", others[i].name);
		IN_USERNS(0, "0 0 1", "0 0 1")
		EXPECT_ERRNO(peek(other), EPERM);
		gate_post(&end);
		EXPECT_EXIT(child_wait(other), 0);
	}
}
