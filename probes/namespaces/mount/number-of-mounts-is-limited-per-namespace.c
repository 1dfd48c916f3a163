/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_mount.h"

/* Kernel bugs it catches: the limit not asked for by one of the ways that mount many at once, copies
 * at the peers of the place among them, or a count that is not given back. */
#define PEERS 32

/* Fills the namespace to the last mount with copies of a's trees of 2^k. */
static void fill(const char *a, const char *b, int trees)
{
	for (int k = trees - 1; k >= 0; k--) {
		for (int n = 0;; n++) {
			const char *to = new_dir(b, fmt("%d-%d", k, n));
			if (mount(fmt("%s/%d", a, k), to, NULL, MS_BIND | MS_REC, NULL) < 0) {
				MUST_BE(errno == ENOSPC);
				break;
			}
		}
	}
}

PROBE(.claim = "A recursive bind that would exceed fs.mount-max fails with ENOSPC and mounts "
	       "nothing",
	.source = "proc(5), /proc/sys/fs/mount-max; mount(2), ERRORS (ENOSPC)",
	.needs = { "root", "ns.mnt", "sysctl.fs.mount-max" },
	.sabotage = { .twin = "the mounts are taken away before the last bind" },
	.timeout_ms = 60000, )
{
	long long max = file_number("/proc/sys/fs/mount-max");
	const char *a = new_tmpfs("a"), *b = new_tmpfs("b"), *peers = new_tmpfs("peers");

	if (max > 150000)
		skip(SKIP_DEVICE, "fs.mount-max is %lld: that many mounts take too long", max);
	/* Not in a child, whose deadline is for one event: these are hundreds of thousands of mounts. */
	MUST(unshare(CLONE_NEWNS));

	unsigned int below = 1;
	int doublings = 0, error = 0;
	const char *at = new_dir(peers, "at");
	MUST(make_type(peers, MS_SHARED));
	for (int i = 1; i < PEERS; i++)
		bind_to(peers, fmt("%s/peer%d", scratch(), i));
	/* Each bind of the whole into a directory of the top doubles it. */
	for (; doublings < 30; doublings++) {
		const char *to = new_dir(a, fmt("%d", doublings));
		if (sabotaged() && doublings == 8)
			break;
		if (mount(a, to, NULL, MS_BIND | MS_REC, NULL) < 0) {
			error = errno;
			break;
		}
		below *= 2;
	}
	EXPECT_EQ(error, ENOSPC);
	EXPECT_LE(below, max);
	EXPECT_GE(below * 2 + 64, max);
	/* control: one more fits, the limit is of the namespace */
	EXPECT_OK(tmpfs_on(new_dir(a, "one-more")));
	if (!sabotaged()) {
		/* Less room than the place has peers, then enough. */
		const char *small = new_dir(b, "small"), *large = new_dir(b, "large");
		MUST(mount(fmt("%s/4", a), small, NULL, MS_BIND | MS_REC, NULL));
		MUST(mount(fmt("%s/6", a), large, NULL, MS_BIND | MS_REC, NULL));
		fill(a, b, doublings);
		MUST(umount2(small, MNT_DETACH));
		EXPECT_ERRNO(tmpfs_on(at), ENOSPC);
		EXPECT_EQ(mounts_at(0, at), 0);
		MUST(umount2(large, MNT_DETACH));
		EXPECT_OK(tmpfs_on(at)); /* control */
	}
	MUST(umount2(a, MNT_DETACH));
	EXPECT_OK(tmpfs_on(a));
}
