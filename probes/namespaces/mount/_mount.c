/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <linux/openat2.h>

#include "_mount.h"

static bool parse(char *line, struct mount_line *ret, char *point, size_t size)
{
	char optional[256] = "", *dash = strstr(line, " - ");
	int used = 0;

	memset(ret, 0, sizeof(*ret));
	if (!dash || sscanf(line, "%u %u %*s %255s %1023s %127s %n", &ret->id, &ret->parent,
			     ret->root, point, ret->options, &used) < 5)
		return false;
	(void)size;
	sscanf(dash + 3, "%31s %*s %255s", ret->type, ret->super);
	if (line + used < dash)
		snprintf(
			optional, sizeof(optional), "%.*s", (int)(dash - line - used), line + used);
	for (char *save = NULL, *tag = strtok_r(optional, " ", &save); tag;
		tag = strtok_r(NULL, " ", &save)) {
		sscanf(tag, "shared:%u", &ret->shared);
		sscanf(tag, "master:%u", &ret->master);
		sscanf(tag, "propagate_from:%u", &ret->propagate_from);
		ret->unbindable |= strcmp(tag, "unbindable") == 0;
	}
	return true;
}

/* Later lines at one path lie over earlier ones. */
static unsigned int scan(pid_t pid, const char *path, bool below, struct mount_line *ret)
{
	char line[4096], point[1024];
	unsigned int found = 0;
	struct mount_line m;
	FILE *f = MUST_PTR(
		fopen(pid ? fmt("/proc/%d/mountinfo", pid) : "/proc/self/mountinfo", "re"));

	while (fgets(line, sizeof(line), f)) {
		size_t length = strlen(path);
		if (!parse(line, &m, point, sizeof(point)))
			continue;
		bool same = strcmp(point, path) == 0;
		if (!same && !(below && strncmp(point, path, length) == 0 && point[length] == '/'))
			continue;
		found++;
		if (ret)
			*ret = m;
	}
	fclose(f);
	return found;
}

bool mount_find(pid_t pid, const char *path, struct mount_line *ret)
{
	return scan(pid, path, false, ret) > 0;
}

struct mount_line mount_at(const char *path)
{
	struct mount_line m;

	if (!mount_find(0, path, &m))
		broken("mountinfo shows no mount at %s", path);
	return m;
}

unsigned int mounts_at(pid_t pid, const char *path)
{
	return scan(pid, path, false, NULL);
}

unsigned int mounts_below(pid_t pid, const char *path)
{
	return scan(pid, path, true, NULL);
}

const char *propagation_in(pid_t pid, const char *path)
{
	struct mount_line m;

	if (!mount_find(pid, path, &m))
		return "none";
	if (m.unbindable)
		return m.shared || m.master ? "unbindable and more" : "unbindable";
	return m.shared && m.master ? "slave+shared"
	       : m.shared	    ? "shared"
	       : m.master	    ? "slave"
				    : "private";
}

const char *propagation_of(const char *path)
{
	return propagation_in(0, path);
}

bool has_option(const char *path, const char *option)
{
	struct mount_line m = mount_at(path);

	for (char *save = NULL, *o = strtok_r(m.options, ",", &save); o;
		o = strtok_r(NULL, ",", &save))
		if (strcmp(o, option) == 0)
			return true;
	return false;
}

const char *new_dir(const char *parent, const char *name)
{
	char *path = strdup(fmt("%s/%s", parent, name));

	make_dir(path);
	return path;
}

const char *new_tmpfs(const char *name)
{
	const char *path = new_dir(scratch(), name);

	MUST(tmpfs_on(path));
	MUST(make_type(path, MS_PRIVATE));
	return path;
}

long open_resolved(int dir, const char *path, uint64_t resolve)
{
	struct open_how how = { .flags = O_PATH | O_CLOEXEC, .resolve = resolve };
	long fd;

	do
		fd = syscall(SYS_openat2, dir, path, &how, sizeof(how));
	while (fd < 0 && errno == EAGAIN);
	return fd;
}

void bind_to(const char *source, const char *target)
{
	make_dir(target);
	MUST(mount(source, target, NULL, MS_BIND, NULL));
}

int make_type(const char *path, unsigned long type)
{
	return mount(NULL, path, NULL, type, NULL);
}

int tmpfs_on(const char *path)
{
	return mount("bulkhead", path, "tmpfs", 0, "size=4m,mode=755");
}

/* A slave needs a master, and a shared mount that is to become one needs a peer that stays. */
void make_kind(const char *path, const char *kind)
{
	if (strcmp(kind, "private") == 0 || strcmp(kind, "unbindable") == 0) {
		MUST(make_type(path, *kind == 'p' ? MS_PRIVATE : MS_UNBINDABLE));
		return;
	}
	MUST(make_type(path, MS_SHARED));
	if (strcmp(kind, "shared") == 0)
		return;
	bind_to(path, fmt("%s.master", path));
	MUST(make_type(path, MS_SLAVE));
	if (strcmp(kind, "slave+shared") == 0)
		MUST(make_type(path, MS_SHARED));
}

pid_t hold_less_privileged(void)
{
	pid_t pid = spawn_userns(CLONE_NEWNS, "0 0 4294967295", "0 0 4294967295");

	if (pid == 0)
		for (;;)
			pause();
	return pid;
}

int map_fd(const char *uid_map, const char *gid_map)
{
	pid_t pid = spawn(CLONE_NEWUSER);

	if (pid == 0)
		for (;;)
			pause();
	MUST(write_file(fmt("/proc/%d/uid_map", pid), uid_map));
	MUST(write_file(fmt("/proc/%d/gid_map", pid), gid_map));
	int fd = ns_open(pid, "user");
	let_go(pid);
	return fd;
}

int idmapped_clone(const char *path, int userns)
{
	struct mount_attr attr = { .attr_set = MOUNT_ATTR_IDMAP, .userns_fd = (uint64_t)userns };
	int tree = MUST(open_tree(AT_FDCWD, path, OPEN_TREE_CLONE | OPEN_TREE_CLOEXEC));

	if (mount_setattr(tree, "", AT_EMPTY_PATH, &attr, sizeof(attr)) < 0) {
		if (errno == EINVAL)
			skip(SKIP_KERNEL, "mount_setattr(MOUNT_ATTR_IDMAP) on %s: EINVAL",
				mount_at(path).type);
		broken("mount_setattr(MOUNT_ATTR_IDMAP): %m");
	}
	return tree;
}

void idmap_to(const char *path, const char *target, const char *map)
{
	int userns = map_fd(map, map), tree = idmapped_clone(path, userns);

	make_dir(target);
	MUST(move_mount(tree, "", AT_FDCWD, target, MOVE_MOUNT_F_EMPTY_PATH));
	close(tree);
	close(userns);
}

long stat_mount(uint64_t id, uint64_t ns, uint64_t mask, struct stat_mount *ret)
{
	struct mount_request req = { .size = ns ? 32 : 24, .id = id, .param = mask, .ns = ns };

	memset(ret, 0, sizeof(*ret));
	return syscall(SYS_statmount, &req, ret, sizeof(*ret), 0);
}

long list_mounts(uint64_t id, uint64_t after, uint64_t ns, uint64_t *ids, size_t count)
{
	struct mount_request req = { .size = ns ? 32 : 24, .id = id, .param = after, .ns = ns };

	return syscall(SYS_listmount, &req, ids, count, 0);
}

uint64_t mount_id_of(const char *path)
{
	struct statx x;

	MUST(statx(AT_FDCWD, path, 0, 0x4000 /* STATX_MNT_ID_UNIQUE */, &x));
	if (!(x.stx_mask & 0x4000))
		skip(SKIP_KERNEL, "statx answers no STATX_MNT_ID_UNIQUE");
	/* stx_mnt_id: at byte 0x90 of the structure in the kernel's uapi header. */
	uint64_t id;
	memcpy(&id, (char *)&x + 0x90, sizeof(id));
	return id;
}
