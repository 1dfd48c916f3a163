/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "filter.h"

/* Kernel bugs it catches: signed and unsigned comparison mixed up; the last or the first filter
 * always winning. */
enum effect { KILLED, TRAPPED, FAILED, NO_SYSTEM_CALL, RAN };
static volatile sig_atomic_t trapped;

static void handler(int sig)
{
	(void)sig;
	trapped = 1;
}

static const struct {
	const char *name;
	uint32_t action;
	enum effect effect;
} actions[] = { { "kill process", KILL_PROCESS, KILLED }, { "kill thread", KILL_THREAD, KILLED },
	{ "trap", TRAP(0xffff), TRAPPED }, { "errno", DENY(EXDEV), FAILED },
	{ "notify", NOTIFY, NO_SYSTEM_CALL }, { "trace", TRACE(0xffff), NO_SYSTEM_CALL },
	{ "log", SECCOMP_RET_LOG, RAN }, { "allow", ALLOW | 1, RAN } };

static enum effect effect_of(uint32_t first, uint32_t second)
{
	pid_t pid = spawn(0);

	if (pid == 0) {
		MUST_BE(signal(SIGSYS, handler) != SIG_ERR);
		filter_on(NR_MARK, first);
		filter_on(NR_MARK, second);
		errno = 0;
		long result = syscall(NR_MARK);
		probe_exit(trapped	     ? TRAPPED
			   : result != -1    ? RAN
			   : errno == EXDEV  ? FAILED
			   : errno == ENOSYS ? NO_SYSTEM_CALL
					     : 99);
	}
	int status = child_wait(pid);
	return WIFSIGNALED(status) && WTERMSIG(status) == SIGSYS ? KILLED
	       : WIFEXITED(status)				 ? (enum effect)WEXITSTATUS(status)
								 : (enum effect)99;
}

PROBE(
	.claim = "Of two filters' actions the one of higher precedence wins, in both orders of "
		"loading",
	.source = "seccomp(2), Filters; seccomp_filter.rst, Return values",
	.needs = { "seccomp.user_notif" },
	.sabotage = { .twin = "both filters get the weaker action" },
)
{
	size_t count = sizeof(actions) / sizeof(actions[0]);

	for (size_t i = 0; i < count; i++) {
		for (size_t k = 0; k < count; k++) {
			size_t strict = i < k ? i : k, weak = i < k ? k : i;
			row("%s, then %s", actions[i].name, actions[k].name);
			EXPECT_EQ(sabotaged()
					  ? effect_of(actions[weak].action, actions[weak].action)
					  : effect_of(actions[i].action, actions[k].action),
				actions[strict].effect);
		}
	}
}
