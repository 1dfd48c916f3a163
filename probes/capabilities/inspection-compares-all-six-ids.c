/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/ptrace.h>

#include "_sets.h"

/* Kernel bugs it catches: one of the target's six IDs not compared, so that a set-user-ID program
 * is its caller's to read; the caller's file-system IDs where the real ones count, or the reverse. */
struct who {
	const char *name;
	uid_t uid[3];
	gid_t gid[3];
};

static pid_t target_of(const struct who *who, const struct gate *ready, const struct gate *end)
{
	pid_t pid = spawn(0);

	if (pid == 0) {
		MUST(setresgid(who->gid[0], who->gid[1], who->gid[2]));
		MUST(setresuid(who->uid[0], who->uid[1], who->uid[2]));
		/* The change of identity alone would close it; it is the IDs that are asked about. */
		MUST(prctl(PR_SET_DUMPABLE, 1));
		MUST(prctl(PR_SET_PDEATHSIG, SIGKILL));
		MUST(sets_try((struct sets){ 0 }));
		gate_post(ready);
		gate_wait(end);
		probe_exit(0);
	}
	gate_wait(ready);
	return pid;
}

PROBE(.claim = "Inspection by ptrace asks that all six IDs of the target are the caller's, else "
	       "EPERM",
	.source = "ptrace(2), Ptrace access mode checking", .needs = { "root", "cap.SETUID" },
	.sabotage = { .twin = "all six IDs are the caller's" }, )
{
	static const struct who others[] = { { "same", { 1000, 1000, 1000 }, { 1000, 1000, 1000 } },
		{ "real user", { 7, 1000, 1000 }, { 1000, 1000, 1000 } },
		{ "effective user", { 1000, 7, 1000 }, { 1000, 1000, 1000 } },
		{ "saved user", { 1000, 1000, 7 }, { 1000, 1000, 1000 } },
		{ "real group", { 1000, 1000, 1000 }, { 7, 1000, 1000 } },
		{ "effective group", { 1000, 1000, 1000 }, { 1000, 7, 1000 } },
		{ "saved group", { 1000, 1000, 1000 }, { 1000, 1000, 7 } } };
	struct gate ready = gate_new(), end = gate_new();

	for (size_t i = 0; i < sizeof(others) / sizeof(*others); i++) {
		pid_t target = target_of(&others[sabotaged() ? 0 : i], &ready, &end);
		row("%s", others[i].name);
		IN_CHILD(0)
		{
			const char *maps = fmt("/proc/%d/mem", target);
			become(1000, 1000);
			if (i == 0) {
				EXPECT_OK(open(maps, O_RDONLY | O_CLOEXEC)); /* control */
				EXPECT_OK(ptrace(PTRACE_SEIZE, target, NULL, NULL));
			} else {
				EXPECT_ERRNO(open(maps, O_RDONLY | O_CLOEXEC), EACCES);
				EXPECT_ERRNO(ptrace(PTRACE_SEIZE, target, NULL, NULL), EPERM);
			}
		}
		gate_post(&end);
		EXPECT_EXIT(child_wait(target), 0);
	}
}
