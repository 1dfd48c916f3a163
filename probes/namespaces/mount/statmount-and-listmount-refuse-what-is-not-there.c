/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_mount.h"

/* Kernel bug it catches: a mount that is gone still told of, or malformed requests taken. */
PROBE(
	.claim = "statmount(2) and listmount(2) fail with ENOENT for a mount that is not in the namespace",
	.source = "statmount(2), ERRORS; listmount(2), ERRORS",
	.needs = { "root", "ns.mnt", "syscall.statmount", "syscall.listmount" },
	.sabotage = { .twin = "the mount stays" },
)
{
	const char *a = new_tmpfs("a");
	struct stat_mount s;
	uint64_t ids[4], id = mount_id_of(a);
	struct mount_request req = { .size = 24, .id = id, .param = STAT_MNT };

	EXPECT_OK(stat_mount(id, 0, STAT_MNT, &s)); /* control */
	row("malformed");
	EXPECT_ERRNO(syscall(SYS_statmount, &req, &s, sizeof(s), 0x80000000u), EINVAL);
	req.size = 23;
	EXPECT_ERRNO(syscall(SYS_statmount, &req, &s, sizeof(s), 0), EINVAL);
	row("another namespace's");
	IN_CHILD(CLONE_NEWNS) {
		if (!sabotaged())
			MUST(umount2(a, 0));
		uint64_t mine = sabotaged() ? mount_id_of(a) : id;
		EXPECT_ERRNO(stat_mount(mine, 0, STAT_MNT, &s), ENOENT);
		EXPECT_ERRNO(list_mounts(mine, 0, 0, ids, 4), ENOENT);
	}
	row("unmounted");
	if (!sabotaged())
		MUST(umount2(a, 0));
	EXPECT_ERRNO(stat_mount(id, 0, STAT_MNT, &s), ENOENT);
	EXPECT_ERRNO(list_mounts(id, 0, 0, ids, 4), ENOENT);
}
