/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/capability.h>
#include <sys/resource.h>

#include "_user.h"

/* Kernel bug it catches: a check by ns_capable() of the caller's own namespace where the object
 * belongs to an outer one. */
static long try_it(size_t i, pid_t victim, int mnt, int uts)
{
	switch (i) {
	case 0:
		return mount("none", "/", "tmpfs", 0, NULL);
	case 1:
		return unshare(CLONE_NEWNS) ? -1 : setns(mnt, CLONE_NEWNS);
	case 2:
		return setns(uts, CLONE_NEWUTS);
	case 3:
		return chroot("/") ? -1 : sethostname("x", 1);
	case 4:
		return kill(victim, 0);
	case 5:
		return setpriority(PRIO_PROCESS, (id_t)victim, 5);
	default:
		return umount2(scratch(), MNT_EXPIRE);
	}
}

PROBE(
	.claim = "All capabilities in a child user namespace give no power over its parent's objects",
	.source =
		"user_namespaces(7), Capabilities; Effect of capabilities within a user namespace",
	.needs = { "root", "userns", "ns.mnt", "ns.uts" },
	.sabotage = { .twin = "the caller stays in the parent namespace" },
)
{
	static const char *const names[] = { "mount in the parent's mount namespace",
		"setns to the parent's mount namespace", "setns to the parent's UTS namespace",
		"sethostname", "kill", "setpriority", "umount" };
	int mnt = ns_open(0, "mnt"), uts = ns_open(0, "uts");

	pid_t victim = spawn(0);
	if (victim == 0) {
		become(4000, 4000);
		for (;;)
			pause();
	}
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		IN_CHILD(CLONE_NEWNS | CLONE_NEWUTS) {
			MUST(mount(NULL, "/", NULL, MS_PRIVATE | MS_REC, NULL));
			/* A user that owns nothing here but the new namespace. */
			IN_CHILD(0) {
				if (!sabotaged()) {
					become(1000, 1000);
					MUST(unshare(CLONE_NEWUSER));
				}
				MUST_BE(have_cap(CAP_SYS_ADMIN)); /* control */
				row("%s", names[i]);
				EXPECT_ERRNO(try_it(i, victim, mnt, uts), EPERM);
			}
		}
	}
	let_go(victim);
}
