/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_sets.h"

#include <endian.h>
#include <sys/xattr.h>

struct sets sets_now(void)
{
	struct __user_cap_header_struct header = { .version = _LINUX_CAPABILITY_VERSION_3 };
	struct __user_cap_data_struct data[2];
	struct sets sets = { 0 };

	MUST(syscall(SYS_capget, &header, data));
	for (int i = 0; i < 2; i++) {
		sets.effective |= (uint64_t)data[i].effective << 32 * i;
		sets.permitted |= (uint64_t)data[i].permitted << 32 * i;
		sets.inheritable |= (uint64_t)data[i].inheritable << 32 * i;
	}
	for (int cap = 0; cap <= 63; cap++) {
		if (prctl(PR_CAPBSET_READ, cap, 0, 0, 0) == 1)
			sets.bounding |= BIT(cap);
		if (prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_IS_SET, cap, 0, 0) == 1)
			sets.ambient |= BIT(cap);
	}
	return sets;
}

int sets_try(struct sets sets)
{
	struct __user_cap_header_struct header = { .version = _LINUX_CAPABILITY_VERSION_3 };
	struct __user_cap_data_struct data[2];

	for (int i = 0; i < 2; i++) {
		data[i].effective = (uint32_t)(sets.effective >> 32 * i);
		data[i].permitted = (uint32_t)(sets.permitted >> 32 * i);
		data[i].inheritable = (uint32_t)(sets.inheritable >> 32 * i);
	}
	return (int)syscall(SYS_capset, &header, data);
}

void bounding_keep(uint64_t mask)
{
	for (int cap = 0; prctl(PR_CAPBSET_READ, cap, 0, 0, 0) >= 0; cap++) {
		if (!(mask & BIT(cap)))
			MUST(prctl(PR_CAPBSET_DROP, cap, 0, 0, 0));
	}
}

int ambient(int operation, int cap)
{
	return prctl(PR_CAP_AMBIENT, operation, cap, 0, 0);
}

int set_uids(uid_t real, uid_t effective, uid_t saved)
{
	return (int)syscall(SYS_setresuid, real, effective, saved);
}

int file_caps(const char *path, int version, uint64_t permitted, uint64_t inheritable,
	bool effective, uid_t rootid)
{
	struct {
		uint32_t magic;
		uint32_t sets[4];
		uint32_t rootid;
	} data = { 0 };

	if (version == 0)
		return removexattr(path, "security.capability");
	data.magic = htole32((uint32_t)version << 24 | (effective ? 1 : 0));
	for (int i = 0; i < 2; i++) {
		data.sets[2 * i] = htole32((uint32_t)(permitted >> 32 * i));
		data.sets[2 * i + 1] = htole32((uint32_t)(inheritable >> 32 * i));
	}
	data.rootid = htole32(rootid);
	return setxattr(path, "security.capability", &data, version == 3 ? 24 : 20, 0);
}

const char *suid_dir(void)
{
	const char *dir = fmt("%s/suid", scratch());

	make_dir(dir);
	MUST(mount("bulkhead", dir, "tmpfs", MS_NODEV, "mode=755"));
	return dir;
}
