/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "kmsg.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "splat.h"
#include "verdict.h"

void kmsg_open(struct kmsg *ret, const char **why)
{
	*why = NULL;
	*ret = (struct kmsg){ .fd = open("/dev/kmsg", O_RDONLY | O_NONBLOCK | O_CLOEXEC) };
	if (ret->fd < 0)
		*why = strerror(errno);
	else
		lseek(ret->fd, 0, SEEK_END);
}

bool kmsg_is_kernel(const char *record, size_t length)
{
	unsigned long priority = 0;
	size_t i;

	for (i = 0; i < length && record[i] >= '0' && record[i] <= '9'; i++)
		priority = priority * 10 + (unsigned long)(record[i] - '0');
	/* The facility stands above the three bits of the level; 0 is the kernel's alone. */
	return i && priority >> 3 == 0;
}

char *kmsg_text(const char *record, size_t length)
{
	const char *text = memchr(record, ';', length);
	const char *end;

	text = text ? text + 1 : record;
	length -= (size_t)(text - record);
	end = memchr(text, '\n', length);
	return utf8_clean(text, end ? (size_t)(end - text) : length);
}

void kmsg_read(struct kmsg *kmsg, struct strv *ret)
{
	char record[8192];

	while (kmsg->fd >= 0) {
		ssize_t n = read(kmsg->fd, record, sizeof(record));
		char *text;

		/* EPIPE: records were overwritten before we came; the next read goes on. */
		if (n < 0 && (errno == EPIPE || errno == EINTR))
			continue;
		if (n <= 0)
			return;
		/* Programs write there too, and a probe's chatter is no word of the kernel's. */
		if (!kmsg_is_kernel(record, (size_t)n))
			continue;
		text = kmsg_text(record, (size_t)n);
		if (splat_match(text, strlen(text)))
			kmsg->following = KMSG_CONTEXT;
		else if (kmsg->following)
			kmsg->following--;
		else {
			cleanup_freep(&text);
			continue;
		}
		strv_take(ret, text);
	}
}
