/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_mount.h"

/* Kernel bug it catches: an unmounted mount, or one of a dead namespace, still counted as a peer. */
PROBE(
	.claim = "A mount leaves its peer group when it is unmounted or its namespace ends",
	.source = "mount_namespaces(7), SHARED SUBTREES",
	.needs = { "root", "ns.mnt" },
	.sabotage = { .twin = "the other member stays" },
)
{
	static const char *const names[] = { "unmounted", "detached", "its namespace ended" };

	for (int i = 0; i < 3; i++) {
		const char *a = new_tmpfs(fmt("a%d", i)),
			   *peer = new_dir(scratch(), fmt("peer%d", i));
		pid_t pid = 0;
		MUST(make_type(a, MS_SHARED));
		row("%s", names[i]);
		if (i < 2)
			bind_to(a, peer);
		else
			pid = hold(CLONE_NEWNS);
		if (!sabotaged()) {
			if (i < 2)
				MUST(umount2(peer, i ? MNT_DETACH : 0));
			else
				let_go(pid);
		}
		/* The only member of a group turns private when it is made a slave, any other a slave. */
		MUST(make_type(a, MS_SHARED));
		EXPECT_EQ(EVENTUALLY(({
			make_type(a, MS_SHARED);
			make_type(a, MS_SLAVE);
			strcmp(propagation_of(a), "private") == 0;
		})),
			true);
		if (sabotaged() && pid)
			let_go(pid);
		if (sabotaged())
			return;
	}
	const char *b = new_tmpfs("b");
	MUST(make_type(b, MS_SHARED));
	bind_to(b, fmt("%s.peer", b));
	MUST(make_type(b, MS_SLAVE));
	row("it stays");
	EXPECT_STR(propagation_of(b), "slave"); /* control */
}
