/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/pidfd.h>
#include <sys/utsname.h>

#include "probe.h"

/* Kernel bugs it catches: fork(2) or exec(2) copying the namespace or leaving it; setns(2) by one
 * of its two kinds of descriptor joining another one. */
static void expect_name(const char *wanted)
{
	struct utsname name;

	MUST(uname(&name));
	EXPECT_STR(name.nodename, wanted);
}

static void after_exec(void)
{
	expect_name("set-by-grandchild");
	MUST(sethostname("set-after-exec", 14));
}

PROBE(.claim = "Every member of a UTS namespace sees a name that any other member sets, after exec "
	       "too",
	.source = "uts_namespaces(7), DESCRIPTION; setns(2)", .needs = { "root", "ns.uts" },
	.sabotage = { .twin = "those that set the name have namespaces of their own" },
	.steps = { { "after-exec", after_exec } }, )
{
	unsigned long long apart = sabotaged() ? CLONE_NEWUTS : 0;
	struct gate seen = gate_new(), end = gate_new();
	pid_t member = spawn(CLONE_NEWUTS);

	if (member == 0) {
		IN_CHILD(apart)
		{
			MUST(sethostname("set-by-grandchild", 17));
		}
		row("set by a child");
		expect_name("set-by-grandchild");
		IN_CHILD(apart)
		{
			exec_self("after-exec");
		}
		row("set after exec");
		expect_name("set-after-exec");
		gate_post(&seen);
		gate_wait(&end);
		probe_exit(0);
	}
	gate_wait(&seen);
	IN_CHILD(0)
	{
		row("joined by descriptor");
		MUST(setns(ns_open(member, "uts"), CLONE_NEWUTS));
		expect_name("set-after-exec");
		MUST(unshare((int)apart));
		MUST(sethostname("joiner", 6));
	}
	IN_CHILD(0)
	{
		row("joined by pidfd");
		MUST(setns(MUST(pidfd_open(member, 0)), CLONE_NEWUTS));
		expect_name("joiner");
	}
	gate_post(&end);
	EXPECT_EXIT(child_wait(member), 0);
}
