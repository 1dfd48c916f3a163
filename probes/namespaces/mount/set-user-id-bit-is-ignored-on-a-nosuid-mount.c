/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/capability.h>

#include "_mount.h"

/* Kernel bug it catches: set-ID bits or file capabilities honoured although the mount says not. */
static void step_raised(void)
{
	EXPECT_EQ(geteuid(), 0);
	EXPECT_EQ(getegid(), 0);
}

static void step_plain(void)
{
	EXPECT_EQ(geteuid(), 1000);
	EXPECT_EQ(getegid(), 1000);
	EXPECT_EQ(have_cap(CAP_NET_RAW), false);
}

static void step_capable(void)
{
	EXPECT_EQ(have_cap(CAP_NET_RAW), true);
}

PROBE(
	.claim = "On a nosuid mount set-ID bits and file capabilities of a program are ignored",
	.source = "mount(2), MS_NOSUID; execve(2), DESCRIPTION",
	.needs = { "root", "ns.mnt" },
	.sabotage = { .twin = "the mount is not nosuid" },
	.steps = { { "raised", step_raised }, { "plain", step_plain }, { "capable", step_capable } },
)
{
	const char *a = new_tmpfs("a"), *b = strdup(fmt("%s/b", scratch()));

	MUST(mount(NULL, a, NULL, MS_REMOUNT, "size=64m"));
	exec_file(fmt("%s/suid", a), 06755);
	exec_file(fmt("%s/caps", a), 0755);
	cap_t caps = MUST_PTR(cap_from_text("cap_net_raw=ep"));
	MUST(cap_set_file(fmt("%s/caps", a), caps));
	bind_to(a, b);
	if (!sabotaged())
		MUST(mount(NULL, b, NULL, MS_REMOUNT | MS_BIND | MS_NOSUID, NULL));
	static const struct {
		const char *name, *file, *step;
		bool nosuid;
	} runs[] = { { "set-ID", "suid", "raised", false },
		{ "capabilities", "caps", "capable", false },
		{ "set-ID, nosuid", "suid", "plain", true },
		{ "capabilities, nosuid", "caps", "plain", true } };
	for (size_t i = 0; i < 4; i++) {
		IN_CHILD(0) {
			const char *file =
				strdup(fmt("%s/%s", runs[i].nosuid ? b : a, runs[i].file));
			become(1000, 1000);
			row("%s", runs[i].name); /* the first two are the control */
			exec_copy(file, runs[i].step);
			broken("execve %s: %m", file);
		}
	}
}
