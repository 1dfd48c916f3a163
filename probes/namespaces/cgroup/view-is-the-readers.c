/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_cg.h"

/* Kernel bugs it catches: the path computed for the namespace of the process that is looked at, or
 * of the one that opened the file; a nested namespace computed from the initial root. */
static const char *read_at(int fd, const char *controller)
{
	char text[8192];
	ssize_t n = MUST(pread(fd, text, sizeof(text) - 1, 0));

	text[n] = '\0';
	make_file(fmt("%s/copy", scratch()), text, 0600);
	return path_in(fmt("%s/copy", scratch()), controller);
}

static struct gate ready, end, inner_ready, inner_end;

static void nested(const struct hierarchy *h, const char *x)
{
	int before = MUST(open("/proc/self/cgroup", O_RDONLY | O_CLOEXEC));

	enter(fmt("%s/a", x));
	if (!sabotaged())
		MUST(unshare(CLONE_NEWCGROUP));
	row("%s, a file opened before the change", h->name);
	EXPECT_STR(read_at(before, h->controller), "/");
	pid_t outer = getpid();
	pid_t inner = spawn(0);
	if (inner == 0) {
		enter(fmt("%s/a/c", x));
		if (!sabotaged())
			MUST(unshare(CLONE_NEWCGROUP));
		row("%s, from a nested namespace", h->name);
		EXPECT_STR(cgroup_of(0, h->controller), "/");
		EXPECT_STR(cgroup_of(outer, h->controller), "/..");
		gate_post(&inner_ready);
		gate_wait(&inner_end);
		probe_exit(0);
	}
	gate_wait(&inner_ready);
	row("%s, into a nested namespace", h->name);
	EXPECT_STR(cgroup_of(inner, h->controller), "/c");
	gate_post(&ready);
	gate_wait(&end);
	gate_post(&inner_end);
	EXPECT_EXIT(child_wait(inner), 0);
	probe_exit(0);
}

PROBE(.claim = "Each reader of /proc/PID/cgroup sees the path from its own namespace's root",
	.source = "cgroup_namespaces(7), DESCRIPTION", .needs = { "root", "ns.cgroup" },
	.sabotage = { .twin = "no new cgroup namespaces are made" }, )
{
	for (size_t h = 0; h < HIERARCHIES; h++) {
		ready = gate_new(), end = gate_new();
		inner_ready = gate_new(), inner_end = gate_new();
		const char *x = make_groups(&hierarchies[h]);
		if (!x)
			continue;
		IN_CHILD(0)
		{
			enter(x);
			const char *base = strdup(cgroup_of(0, hierarchies[h].controller));
			pid_t member = spawn(0);
			if (member == 0)
				nested(&hierarchies[h], x);
			gate_wait(&ready);
			row("%s, from outside", hierarchies[h].name);
			EXPECT_STR(cgroup_of(member, hierarchies[h].controller), /* control */
				fmt("%s/a", base));
			gate_post(&end);
			EXPECT_EXIT(child_wait(member), 0);
		}
	}
}
