/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/utsname.h>

#include "probe.h"

/* Kernel bugs it catches: the names of the initial namespace copied instead of the creator's; one
 * of the two forgotten; a reference kept instead of a copy; unshare(2) unlike clone(2). */
static void set_names(const char *host, const char *domain)
{
	MUST(sethostname(host, strlen(host)));
	MUST(setdomainname(domain, strlen(domain)));
}

static void expect_names(const char *host, const char *domain)
{
	struct utsname name;

	MUST(uname(&name));
	EXPECT_STR(name.nodename, host);
	EXPECT_STR(name.domainname, domain);
}

static pid_t make(int how, int flag)
{
	if (how == 0)
		return spawn((unsigned long long)flag);
	if (how == 1)
		return (pid_t)MUST(syscall(SYS_clone, (long)flag | SIGCHLD, 0, 0, 0, 0));
	pid_t pid = spawn(0);
	if (pid == 0 && flag)
		MUST(unshare(flag));
	return pid;
}

PROBE(.claim = "A new UTS namespace begins with a copy of its creator's names; later changes stay "
	       "apart",
	.source = "uts_namespaces(7), DESCRIPTION", .needs = { "root", "ns.uts" },
	.sabotage = { .twin = "no second UTS namespace is made" }, )
{
	static const char *const ways[] = { "clone3", "clone", "unshare" };

	MUST(unshare(CLONE_NEWUTS));
	for (int how = 0; how < 3; how++) {
		struct gate copied = gate_new(), changed = gate_new();

		row("%s", ways[how]);
		set_names("creator", "creator.domain");
		pid_t child = make(how, sabotaged() ? 0 : CLONE_NEWUTS);
		if (child == 0) {
			expect_names("creator", "creator.domain"); /* control */
			gate_post(&copied);
			gate_wait(&changed);
			expect_names("creator", "creator.domain");
			set_names("child", "child.domain");
			probe_exit(0);
		}
		gate_wait(&copied);
		set_names("later", "later.domain");
		gate_post(&changed);
		EXPECT_EXIT(child_wait(child), 0);
		expect_names("later", "later.domain");
	}
}
