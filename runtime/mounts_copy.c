/* SPDX-License-Identifier: GPL-2.0-or-later */
/* tmpcopyup: what the directory held is found again in the tmpfs that covers it. */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <string.h>
#include <sys/sendfile.h>
#include <sys/stat.h>

#include "mounts.h"
#include "util.h"

static int copy_file(int from, int to, const char *name, const struct stat *st, struct err *err)
{
	cleanup_close int in = openat(from, name, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
	cleanup_close int out = openat(to, name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
	ssize_t n;

	if (in < 0 || out < 0)
		return fail_errno(err, errno, "%s", name);
	while ((n = sendfile(out, in, NULL, 1 << 20)) > 0)
		;
	if (n < 0 || fchown(out, st->st_uid, st->st_gid) < 0 || fchmod(out, st->st_mode & 07777) < 0)
		return fail_errno(err, errno, "%s", name);
	return 0;
}

static int copy_dir(int from, int to, const char *name, const struct stat *st, struct err *err)
{
	cleanup_close int in = -1, out = -1;
	int rc;

	if (mkdirat(to, name, 0700) < 0)
		return fail_errno(err, errno, "%s", name);
	in = openat(from, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
	out = openat(to, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
	if (in < 0 || out < 0)
		return fail_errno(err, errno, "%s", name);
	rc = mounts_copy(in, out, err);
	if (rc < 0)
		return rc;
	if (fchown(out, st->st_uid, st->st_gid) < 0 || fchmod(out, st->st_mode & 07777) < 0)
		return fail_errno(err, errno, "%s", name);
	return 0;
}

static int copy_one(int from, int to, const char *name, struct err *err)
{
	struct timespec times[2];
	char target[PATH_MAX];
	struct stat st;
	ssize_t n;
	int rc = 0;

	if (fstatat(from, name, &st, AT_SYMLINK_NOFOLLOW) < 0)
		return fail_errno(err, errno, "%s", name);
	if (S_ISDIR(st.st_mode)) {
		rc = copy_dir(from, to, name, &st, err);
	} else if (S_ISREG(st.st_mode)) {
		rc = copy_file(from, to, name, &st, err);
	} else if (S_ISLNK(st.st_mode)) {
		n = readlinkat(from, name, target, sizeof(target) - 1);
		if (n >= 0)
			target[n] = 0;
		if (n < 0 || symlinkat(target, to, name) < 0 ||
			fchownat(to, name, st.st_uid, st.st_gid, AT_SYMLINK_NOFOLLOW) < 0)
			return fail_errno(err, errno, "%s", name);
	} else if (mknodat(to, name, st.st_mode, st.st_rdev) < 0 ||
		   fchownat(to, name, st.st_uid, st.st_gid, AT_SYMLINK_NOFOLLOW) < 0) {
		return fail_errno(err, errno, "%s", name);
	}
	times[0] = st.st_atim;
	times[1] = st.st_mtim;
	if (rc == 0)
		utimensat(to, name, times, AT_SYMLINK_NOFOLLOW);
	return rc;
}

int mounts_copy(int from, int to, struct err *err)
{
	cleanup_close int into = openat(to, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	struct dirent *e;
	struct stat st;
	int rc = 0;
	DIR *d;

	if (into < 0 || fstat(from, &st) < 0 || fchown(into, st.st_uid, st.st_gid) < 0 ||
		fchmod(into, st.st_mode & 07777) < 0)
		return fail_errno(err, errno, ".");
	d = fdopendir(fcntl(from, F_DUPFD_CLOEXEC, 3));
	if (!d)
		return fail_errno(err, errno, ".");
	while (rc == 0 && (e = readdir(d)) != NULL)
		if (strcmp(e->d_name, ".") && strcmp(e->d_name, ".."))
			rc = copy_one(from, into, e->d_name, err);
	closedir(d);
	return rc;
}
