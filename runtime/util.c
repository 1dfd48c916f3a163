/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>

#include "util.h"

int write_at(int dir, const char *path, const char *text, const char *step, struct err *err)
{
	cleanup_close int fd = openat(dir, path, O_WRONLY | O_CLOEXEC);
	size_t len = strlen(text);
	ssize_t n;

	if (fd < 0)
		return fail_errno(err, errno, "%s: open %s", step, path);
	n = write(fd, text, len);
	if (n < 0)
		return fail_errno(err, errno, "%s: write '%.80s' to %s", step, text, path);
	if ((size_t)n != len)
		return fail(err, EIO, "%s: short write to %s", step, path);
	return 0;
}

int read_at(int dir, const char *path, char **ret, size_t *ret_len, struct err *err)
{
	cleanup_close int fd = openat(dir, path, O_RDONLY | O_CLOEXEC);
	cleanup_free char *buf = NULL;
	size_t cap = 8192, len = 0;

	if (fd < 0)
		return fail_errno(err, errno, "open %s", path);
	for (;;) {
		char *more = realloc(buf, cap);
		ssize_t n;

		if (!more)
			return fail_errno(err, ENOMEM, "read %s", path);
		buf = more;
		n = read(fd, buf + len, cap - len - 1);
		if (n < 0)
			return fail_errno(err, errno, "read %s", path);
		if (n == 0)
			break;
		len += (size_t)n;
		if (cap - len < 2)
			cap *= 2;
	}
	buf[len] = 0;
	if (ret_len)
		*ret_len = len;
	*ret = buf;
	buf = NULL;
	return 0;
}

int save_at(int dir, const char *path, const char *data, size_t len, struct err *err)
{
	cleanup_close int fd = openat(dir, path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
	ssize_t n;

	if (fd < 0)
		return fail_errno(err, errno, "create %s", path);
	n = write(fd, data, len);
	if (n < 0 || (size_t)n != len)
		return fail_errno(err, n < 0 ? errno : ENOSPC, "write %s", path);
	return 0;
}

int mkdir_all(const char *path, struct err *err)
{
	char buf[4096];
	size_t len = strlen(path);

	if (mkdir(path, 0700) == 0 || errno == EEXIST)
		return 0;
	if (errno != ENOENT || len >= sizeof(buf))
		return fail_errno(err, errno, "create directory %s", path);
	memcpy(buf, path, len + 1);
	for (char *p = strchr(buf + 1, '/');; p = strchr(p + 1, '/')) {
		if (p)
			*p = 0;
		if (mkdir(buf, 0700) < 0 && errno != EEXIST)
			return fail_errno(err, errno, "create directory %s", buf);
		if (!p)
			return 0;
		*p = '/';
	}
}

uint64_t process_start_time(pid_t pid)
{
	char path[64], buf[1024], *p;
	unsigned long long start = 0;
	char state = 0;
	cleanup_close int fd = -1;
	ssize_t n;

	snprintf(path, sizeof(path), "/proc/%d/stat", pid);
	fd = open(path, O_RDONLY | O_CLOEXEC);
	if (fd < 0)
		return 0;
	n = read(fd, buf, sizeof(buf) - 1);
	if (n <= 0)
		return 0;
	buf[n] = 0;
	/* The command may hold anything, even parentheses: the last one ends it. */
	p = strrchr(buf, ')');
	if (!p || sscanf(p + 2,
			    "%c %*d %*d %*d %*d %*d %*u %*u %*u %*u %*u %*u %*u %*d %*d %*d %*d "
			    "%*d %*d %llu",
			    &state, &start) != 2)
		return 0;
	return state == 'Z' || state == 'X' ? 0 : start;
}

int wait_for(pid_t pid)
{
	int status = 0;

	while (waitpid(pid, &status, __WALL) < 0)
		if (errno != EINTR)
			return -errno;
	return status;
}

void nap_us(unsigned us)
{
	struct timespec t = {.tv_sec = us / 1000000, .tv_nsec = us % 1000000 * 1000L};

	nanosleep(&t, NULL);
}
