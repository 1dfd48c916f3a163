/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "util.h"

#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

#ifdef BULKHEAD_COVERAGE
void __gcov_dump(void);
#endif

static void *checked(void *memory)
{
	if (!memory) {
		fputs("bulkhead: out of memory\n", stderr);
		_exit(EXIT_INCOMPLETE);
	}
	return memory;
}

void *xcalloc(size_t count, size_t size)
{
	return checked(calloc(count ? count : 1, size));
}

void *xrealloc(void *old, size_t size)
{
	return checked(realloc(old, size ? size : 1));
}

char *xstrdup(const char *text)
{
	return checked(strdup(text));
}

char *xasprintf(const char *format, ...)
{
	char *text = NULL;
	va_list args;

	va_start(args, format);
	if (vasprintf(&text, format, args) < 0)
		text = NULL;
	va_end(args);
	return checked(text);
}

void complain(const char *format, ...)
{
	va_list args;

	fflush(stdout);
	fputs("bulkhead: ", stderr);
	va_start(args, format);
	vfprintf(stderr, format, args);
	va_end(args);
	fputc('\n', stderr);
}

void strv_take(struct strv *list, char *text)
{
	list->v = xrealloc(list->v, (list->n + 1) * sizeof(*list->v));
	list->v[list->n++] = text;
}

void strv_add(struct strv *list, const char *text)
{
	strv_take(list, xstrdup(text));
}

bool strv_has(const struct strv *list, const char *text)
{
	for (size_t i = 0; i < list->n; i++) {
		if (!strcmp(list->v[i], text))
			return true;
	}
	return false;
}

void strv_remove(struct strv *list, const char *text)
{
	size_t kept = 0;

	for (size_t i = 0; i < list->n; i++) {
		if (strcmp(list->v[i], text))
			list->v[kept++] = list->v[i];
		else
			free(list->v[i]);
	}
	list->n = kept;
}

void strv_free(struct strv *list)
{
	for (size_t i = 0; i < list->n; i++)
		free(list->v[i]);
	free(list->v);
	*list = (struct strv){ 0 };
}

char *slurp_fd(int fd)
{
	size_t used = 0, size = 4096;
	char *text = xcalloc(1, size);

	for (;;) {
		ssize_t n = read(fd, text + used, size - used - 1);

		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0) {
			int saved = errno;

			free(text);
			errno = saved;
			return NULL;
		}
		if (n == 0)
			break;
		used += (size_t)n;
		if (size - used < 2048)
			text = xrealloc(text, size *= 2);
	}
	text[used] = 0;
	return text;
}

char *slurp(const char *path)
{
	cleanup_close int fd = open(path, O_RDONLY | O_CLOEXEC);

	return fd < 0 ? NULL : slurp_fd(fd);
}

int read_line_at(int dirfd, const char *path, char *buf, size_t size)
{
	cleanup_close int fd = openat(dirfd, path, O_RDONLY | O_CLOEXEC);
	ssize_t n = fd < 0 ? -1 : read(fd, buf, size - 1);

	if (n < 0)
		return -errno;
	buf[n] = 0;
	buf[strcspn(buf, "\n")] = 0;
	return 0;
}

int write_text_at(int dirfd, const char *path, const char *text)
{
	cleanup_close int fd = openat(dirfd, path, O_WRONLY | O_CLOEXEC);

	if (fd < 0 || write(fd, text, strlen(text)) < 0)
		return -errno;
	return 0;
}

uint64_t now_ns(void)
{
	struct timespec ts;

	clock_gettime(CLOCK_MONOTONIC, &ts);
	return (uint64_t)ts.tv_sec * 1000000000u + (uint64_t)ts.tv_nsec;
}

void format_time(char *buf, size_t size)
{
	struct timespec ts;
	struct tm tm;
	size_t used;

	clock_gettime(CLOCK_REALTIME, &ts);
	gmtime_r(&ts.tv_sec, &tm);
	used = strftime(buf, size, "%Y-%m-%dT%H:%M:%S", &tm);
	snprintf(buf + used, size - used, ".%03ldZ", ts.tv_nsec / 1000000);
}

bool has_prefix(const char *text, const char *prefix)
{
	return !strncmp(text, prefix, strlen(prefix));
}

bool parse_unsigned(const char *text, unsigned long max, unsigned long *ret)
{
	char *end;
	unsigned long value;

	if (!*text || strspn(text, "0123456789") != strlen(text))
		return false;
	errno = 0;
	value = strtoul(text, &end, 10);
	if (errno || value > max)
		return false;
	*ret = value;
	return true;
}

static int by_number(const void *a, const void *b)
{
	int x = *(const int *)a, y = *(const int *)b;

	return x < y ? -1 : x > y;
}

void close_all_but(int *keep, size_t count)
{
	unsigned from = 3;

	qsort(keep, count, sizeof(*keep), by_number);
	for (size_t i = 0; i < count; i++) {
		if (keep[i] >= (int)from) {
			if (keep[i] > (int)from)
				syscall(SYS_close_range, from, (unsigned)keep[i] - 1, 0);
			from = (unsigned)keep[i] + 1;
		}
	}
	syscall(SYS_close_range, from, ~0u, 0);
}

void cleanup_freep(void *p)
{
	free(*(void **)p);
}

void cleanup_closep(int *fd)
{
	if (*fd >= 0) {
		int saved = errno;

		close(*fd);
		errno = saved;
	}
}

void child_exit(int status)
{
#ifdef BULKHEAD_COVERAGE
	__gcov_dump();
#endif
	_exit(status);
}
