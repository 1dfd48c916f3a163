/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "inroot.h"
#include "sys.h"
#include "util.h"

#define MAX_LINKS 40

static int open_resolved(int root, const char *path, int extra_flags, uint64_t links)
{
	int fd;

	/* EAGAIN: something is renamed or mounted meanwhile; the kernel asks to try again. */
	for (int tries = 0; tries < 64; tries++) {
		fd = sys_openat2(root, *path ? path : "/",
			(uint64_t)(O_PATH | O_CLOEXEC | extra_flags), RESOLVE_IN_ROOT | links);
		if (fd >= 0 || errno != EAGAIN)
			break;
	}
	return fd >= 0 ? fd : -errno;
}

int inroot_open(int root, const char *path, int extra_flags)
{
	return open_resolved(root, path, extra_flags, RESOLVE_NO_MAGICLINKS);
}

int inroot_open_plain(int root, const char *path, int extra_flags)
{
	return open_resolved(root, path, extra_flags, RESOLVE_NO_SYMLINKS);
}

/*
 * `path` cut at `end` does not exist but something is in its place: a dangling link. What it
 * points to, inside the root, takes the place of the part up to `end`.
 */
static int follow_dangling(int parent, char *path, char *end, size_t size)
{
	char target[PATH_MAX], rest[PATH_MAX], *name;
	ssize_t n;

	*end = 0;
	name = strrchr(path, '/') + 1;
	n = readlinkat(parent, name, target, sizeof(target) - 1);
	if (n < 0)
		return -errno;
	target[n] = 0;
	snprintf(rest, sizeof(rest), "%s", end + 1);
	*name = 0;
	if ((size_t)snprintf(*target == '/' ? path : name,
		    *target == '/' ? size : size - (size_t)(name - path), "%s/%s", target, rest) >=
		size - (*target == '/' ? 0 : (size_t)(name - path)))
		return -ENAMETOOLONG;
	return 0;
}

static int make_dirs(int root, const char *wanted, mode_t mode, int links, int *ret)
{
	char path[PATH_MAX];
	int parent = inroot_open(root, "/", O_DIRECTORY), fd, rc;
	size_t len = strlen(wanted);

	if (parent < 0)
		return parent;
	if (len + 2 > sizeof(path)) {
		close(parent);
		return -ENAMETOOLONG;
	}
	memcpy(path, wanted, len);
	memcpy(path + len, "/", 2);
	for (char *end = path + strspn(path, "/"); (end = strchr(end, '/')) != NULL;) {
		*end = 0;
		fd = inroot_open(root, path, O_DIRECTORY);
		if (fd == -ENOENT) {
			const char *name = strrchr(path, '/') + 1;

			rc = mkdirat(parent, name, mode) < 0 ? -errno : 0;
			if (rc == -EEXIST && links < MAX_LINKS) {
				rc = follow_dangling(parent, path, end, sizeof(path) - 2);
				if (rc == 0)
					rc = make_dirs(root, path, mode, links + 1, ret);
				close(parent);
				return rc;
			}
			fd = rc == 0 ? inroot_open(root, path, O_DIRECTORY) : rc;
		}
		close(parent);
		if (fd < 0)
			return fd;
		parent = fd;
		*end = '/';
		end += strspn(end, "/");
	}
	*ret = parent;
	return 0;
}

int inroot_mkdir(int root, const char *path, mode_t mode, int *ret, struct err *err)
{
	int fd = inroot_open(root, path, O_DIRECTORY), rc;

	if (fd == -ENOENT) {
		rc = make_dirs(root, path, mode, 0, &fd);
		if (rc < 0)
			fd = rc;
	}
	if (fd < 0)
		return fail_errno(err, -fd, "create directory %s in the root file system", path);
	if (ret)
		*ret = fd;
	else
		close(fd);
	return 0;
}

int inroot_parent(int root, const char *path, int *ret, const char **name, struct err *err)
{
	char parent[PATH_MAX];
	const char *slash = strrchr(path, '/');

	if (!slash || (size_t)(slash - path) >= sizeof(parent) || !slash[1])
		return fail_errno(err, EINVAL, "%s in the root file system", path);
	memcpy(parent, path, (size_t)(slash - path));
	parent[slash - path] = 0;
	*name = slash + 1;
	return inroot_mkdir(root, *parent ? parent : "/", 0755, ret, err);
}

int inroot_touch(int root, const char *path, int *ret, struct err *err)
{
	cleanup_close int parent = -1, made = -1;
	const char *name;
	int fd = inroot_open(root, path, 0), rc;

	if (fd == -ENOENT) {
		rc = inroot_parent(root, path, &parent, &name, err);
		if (rc < 0)
			return rc;
		made = openat(parent, name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0644);
		if (made < 0)
			return fail_errno(err, errno, "create file %s in the root file system", path);
		fd = inroot_open(root, path, 0);
	}
	if (fd < 0)
		return fail_errno(err, -fd, "open %s in the root file system", path);
	*ret = fd;
	return 0;
}
