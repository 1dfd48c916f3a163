/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <limits.h>
#include <poll.h>
#include <stdarg.h>
#include <sys/socket.h>

#include "internal.h"

const char *fmt(const char *format, ...)
{
	static char buffers[16][PATH_MAX];
	static unsigned int next;
	char *buf = buffers[next++ % 16];
	va_list ap;

	va_start(ap, format);
	vsnprintf(buf, PATH_MAX, format, ap);
	va_end(ap);
	return buf;
}

ssize_t read_file(const char *path, char *buf, size_t size)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	size_t used = 0;
	ssize_t n = 0;

	if (fd < 0)
		return -1;
	while (used + 1 < size && (n = read(fd, buf + used, size - 1 - used)) > 0)
		used += (size_t)n;
	int error = errno;
	close(fd);
	if (n < 0) {
		errno = error;
		return -1;
	}
	if (used > 0 && buf[used - 1] == '\n')
		used--;
	buf[used] = '\0';
	return (ssize_t)used;
}

const char *file_text(const char *path)
{
	static char buffers[8][16384];
	static unsigned int next;
	char *buf = buffers[next++ % 8];

	if (read_file(path, buf, sizeof(buffers[0])) < 0)
		must_failed(__FILE__, __LINE__, fmt("read %s", path), errno);
	return buf;
}

long long file_number(const char *path)
{
	const char *text = file_text(path);
	char *end;
	long long value = strtoll(text, &end, 0);

	if (end == text)
		broken("%s holds no number: \"%.60s\"", path, text);
	return value;
}

int write_file(const char *path, const char *text)
{
	int fd = open(path, O_WRONLY | O_CLOEXEC);

	if (fd < 0)
		return -1;
	ssize_t n = write(fd, text, strlen(text));
	int error = errno;
	close(fd);
	errno = error;
	return n < 0 ? -1 : 0;
}

void make_file(const char *path, const char *text, mode_t mode)
{
	int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, mode);

	if (fd < 0 || write(fd, text, strlen(text)) < 0 || fchmod(fd, mode) < 0)
		must_failed(__FILE__, __LINE__, fmt("make file %s", path), errno);
	close(fd);
}

void make_dir(const char *path)
{
	if (mkdir(path, 0755) < 0 && errno != EEXIST)
		must_failed(__FILE__, __LINE__, fmt("mkdir %s", path), errno);
}

static const char *ns_path(pid_t pid, const char *name)
{
	return pid ? fmt("/proc/%d/ns/%s", pid, name) : fmt("/proc/self/ns/%s", name);
}

ino_t ns_inode(pid_t pid, const char *name)
{
	struct stat st;

	return stat(ns_path(pid, name), &st) < 0 ? 0 : st.st_ino;
}

int ns_open(pid_t pid, const char *name)
{
	const char *path = ns_path(pid, name);
	int fd = open(path, O_RDONLY | O_CLOEXEC);

	if (fd < 0)
		must_failed(__FILE__, __LINE__, fmt("open %s", path), errno);
	return fd;
}

const char *status_field(pid_t pid, const char *key)
{
	static char text[8192];
	size_t length = strlen(key);
	const char *path = pid ? fmt("/proc/%d/status", pid) : "/proc/self/status";

	if (read_file(path, text, sizeof(text)) < 0)
		return NULL;
	for (char *line = strtok(text, "\n"); line; line = strtok(NULL, "\n")) {
		if (strncmp(line, key, length) == 0 && line[length] == ':')
			return line + length + 1 + strspn(line + length + 1, " \t");
	}
	return NULL;
}

union fd_message {
	char buf[CMSG_SPACE(sizeof(int))];
	struct cmsghdr align;
};

void send_fd(int socket, int fd)
{
	char byte = 'F';
	struct iovec iov = { .iov_base = &byte, .iov_len = 1 };
	union fd_message control = { 0 };
	struct msghdr msg = { .msg_iov = &iov, .msg_iovlen = 1, .msg_control = &control,
		.msg_controllen = sizeof(control.buf) };
	struct cmsghdr *c = CMSG_FIRSTHDR(&msg);

	c->cmsg_level = SOL_SOCKET;
	c->cmsg_type = SCM_RIGHTS;
	c->cmsg_len = CMSG_LEN(sizeof(int));
	memcpy(CMSG_DATA(c), &fd, sizeof(fd));
	MUST(sendmsg(socket, &msg, MSG_NOSIGNAL));
}

int recv_fd(int socket)
{
	char byte;
	int fd = -1;
	struct iovec iov = { .iov_base = &byte, .iov_len = 1 };
	union fd_message control = { 0 };
	struct msghdr msg = { .msg_iov = &iov, .msg_iovlen = 1, .msg_control = &control,
		.msg_controllen = sizeof(control.buf) };

	if (!fd_wait(socket, POLLIN, -1))
		broken("no descriptor arrived before the deadline");
	MUST(recvmsg(socket, &msg, MSG_CMSG_CLOEXEC));
	struct cmsghdr *c = CMSG_FIRSTHDR(&msg);
	if (!c || c->cmsg_type != SCM_RIGHTS)
		broken("a message carried no descriptor");
	memcpy(&fd, CMSG_DATA(c), sizeof(fd));
	return fd;
}
