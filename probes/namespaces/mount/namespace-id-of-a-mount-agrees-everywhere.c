/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <linux/nsfs.h>
#include <sys/ioctl.h>

#include "_mount.h"

#define GET_MNTNS_ID _IOR(0xb7, 0x5, uint64_t)

/* Kernel bug it catches: one namespace's mounts told for another's ID, or without the capability
 * over it. */
PROBE(
	.claim = "statmount(2) and listmount(2) take another namespace's ID from who may administer it",
	.source = "statmount(2), mnt_ns_id; listmount(2), ERRORS",
	.needs = { "root", "userns", "ns.mnt", "syscall.statmount" },
	.sabotage = { .twin = "the own namespace's ID is asked for" },
)
{
	const char *a = new_tmpfs("a");
	struct gate ready = gate_new();
	uint64_t *words = shared_words(), own, other, ids[8];
	struct stat_mount s;
	pid_t pid = spawn(CLONE_NEWNS);

	if (pid == 0) {
		MUST(tmpfs_on(a));
		words[0] = mount_id_of(a);
		gate_post(&ready);
		for (;;)
			pause();
	}
	gate_wait(&ready);
	if (ioctl(ns_open(0, "mnt"), GET_MNTNS_ID, &own) < 0)
		skip(SKIP_KERNEL, "ioctl(NS_GET_MNTNS_ID): %s", strerrorname_np(errno));
	MUST(ioctl(ns_open(pid, "mnt"), GET_MNTNS_ID, &other));
	EXPECT_NE(own, other);
	MUST(stat_mount(mount_id_of(a), 0, STAT_NS | STAT_MNT, &s));
	if (s.mask & STAT_NS)
		EXPECT_EQ(s.ns, own); /* control */
	uint64_t asked = sabotaged() ? own : other;
	row("the other's mount by its ID");
	EXPECT_OK(stat_mount(words[0], asked, STAT_MNT, &s));
	EXPECT_ERRNO(stat_mount(words[0], 0, STAT_MNT, &s), ENOENT);
	EXPECT_GE(list_mounts(UINT64_MAX, 0, asked, ids, 8), 1);
	row("without the capability");
	IN_CHILD(0) {
		become(1000, 1000);
		EXPECT_ERRNO(stat_mount(words[0], other, STAT_MNT, &s), EPERM);
		EXPECT_EQ(list_mounts(UINT64_MAX, 0, other, ids, 8) < 0 &&
				  (errno == EPERM || errno == ENOENT),
			true);
	}
	row("with it in a child of the owner");
	IN_CHILD(CLONE_NEWUSER) {
		EXPECT_EQ(list_mounts(UINT64_MAX, 0, other, ids, 8) < 0 &&
				  (errno == EPERM || errno == ENOENT),
			true);
	}
	row("a namespace that is not there");
	EXPECT_ERRNO(stat_mount(words[0], 1ull << 60, STAT_MNT, &s), ENOENT);
	let_go(pid);
}
