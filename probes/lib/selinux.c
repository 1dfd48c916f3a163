/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <errno.h>
#include <fcntl.h>
#include <linux/magic.h>
#include <selinux/selinux.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <sys/xattr.h>
#include <unistd.h>

#include "selinux.h"

#define XATTR "security.selinux"

static char *ring(void)
{
	static _Thread_local char buffer[32][256];
	static _Thread_local unsigned int next;

	return buffer[next++ % 32];
}

bool selinux_ours(void)
{
	struct statfs fs;

	/* Not is_selinux_enabled(): it also asks for /etc/selinux/config, which a guest lacks. */
	return statfs("/sys/fs/selinux", &fs) == 0 && fs.f_type == SELINUX_MAGIC &&
	       security_check_context_raw("system_u:system_r:cell_t:s0:c0,c1023") == 0;
}

const char *categories(void)
{
	const char *given = getenv("BULKHEAD_CATEGORIES");
	static char own[32];
	unsigned int pid;

	if (given && *given)
		return given;
	if (!*own) {
		/* Kept for the children: they must say the same as their parent. */
		pid = (unsigned int)getpid();
		snprintf(own, sizeof(own), "c%u,c%u", pid % 400, 400 + pid / 400 % 112);
		setenv("BULKHEAD_CATEGORIES", own, 1);
	}
	return own;
}

static int ascending(const void *a, const void *b)
{
	return *(const int *)a - *(const int *)b;
}

const char *neighbour(void)
{
	unsigned int c[5] = { 0, 1 }, n, i, roll;
	/* Not of the ring: this is asked for once a record, and always answered the same. */
	static _Thread_local char out[32];

	if (sscanf(categories(), "c%u,c%u", &c[0], &c[1]) != 2)
		return "c1019,c1021,c1023";
	roll = c[0] * 1024 + c[1];
	for (n = 2; n < 5; n++) {
		/* Not adjacent either: the kernel would print c1,c2,c3 as c1.c3. */
		do {
			roll = roll * 1664525 + 1013904223;
			c[n] = roll >> 16 & 1023;
			for (i = 0; i < n && abs((int)c[n] - (int)c[i]) > 1; i++)
				;
		} while (i < n);
	}
	qsort(&c[2], 3, sizeof(*c), ascending);
	snprintf(out, sizeof(out), "c%u,c%u,c%u", c[2] & 1023, c[3] & 1023, c[4] & 1023);
	return out;
}

static const char *context_of(const char *role, const char *type, const char *cats)
{
	char *out = ring();

	snprintf(out, 256, "system_u:%s:%s:s0%s%s", role, type, cats && *cats ? ":" : "",
		cats ? cats : "");
	return out;
}

const char *subject_context(const char *type, const char *cats)
{
	return context_of("system_r", type, cats);
}

const char *object_context(const char *type, const char *cats)
{
	return context_of("object_r", type, cats);
}

int label_file(const char *path, const char *context)
{
	return lsetxattr(path, XATTR, context, strlen(context) + 1, 0) ? -errno : 0;
}

int label_fd(int fd, const char *context)
{
	return fsetxattr(fd, XATTR, context, strlen(context) + 1, 0) ? -errno : 0;
}

const char *file_label(const char *path)
{
	char *out = ring();
	ssize_t n = lgetxattr(path, XATTR, out, 255);

	out[n > 0 ? n : 0] = '\0';
	return out;
}

const char *fd_label(int fd)
{
	char *out = ring();
	ssize_t n = fgetxattr(fd, XATTR, out, 255);

	out[n > 0 ? n : 0] = '\0';
	return out;
}

static const char *read_text(const char *path)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	char *out = ring();
	ssize_t n = fd < 0 ? -1 : read(fd, out, 255);

	if (fd >= 0)
		close(fd);
	out[n > 0 ? n : 0] = '\0';
	out[strcspn(out, "\n")] = '\0';
	return out;
}

const char *process_label(pid_t pid)
{
	char path[64];

	if (!pid)
		return attr_read("current");
	snprintf(path, sizeof(path), "/proc/%d/attr/current", (int)pid);
	return read_text(path);
}

int attr_write(const char *name, const char *context)
{
	char path[64];
	ssize_t n;
	int fd, e;

	snprintf(path, sizeof(path), "/proc/thread-self/attr/%s", name);
	fd = open(path, O_RDWR | O_CLOEXEC);
	if (fd < 0)
		return -errno;
	/* A write of zero bytes is refused; a lone NUL clears the attribute. */
	n = *context ? write(fd, context, strlen(context)) : write(fd, "", 1);
	e = n < 0 ? -errno : 0;
	close(fd);
	return e;
}

const char *attr_read(const char *name)
{
	char path[64];

	snprintf(path, sizeof(path), "/proc/thread-self/attr/%s", name);
	return read_text(path);
}
