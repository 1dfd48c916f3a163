/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "journal.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

int journal_open(const char *path, struct journal *ret)
{
	int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_APPEND | O_CLOEXEC | O_NOCTTY, 0644);

	if (fd < 0)
		return -errno;
	*ret = (struct journal){ .fd = fd, .path = xstrdup(path) };
	return 0;
}

void journal_line(struct journal *journal, json_t *object)
{
	char *text = object ? json_dumps(object, JSON_COMPACT) : NULL;
	size_t left, done = 0;

	json_decref(object);
	if (journal->fd < 0 || !text) {
		if (!text && !journal->error)
			journal->error = EILSEQ;
		free(text);
		return;
	}
	left = strlen(text);
	text[left++] = '\n'; /* the terminator's place; the text is not used as a string again */
	while (left) {
		ssize_t n = write(journal->fd, text + done, left);

		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0) {
			if (!journal->error)
				journal->error = errno;
			break;
		}
		done += (size_t)n;
		left -= (size_t)n;
	}
	free(text);
}

void journal_sync(struct journal *journal)
{
	if (journal->fd < 0 || !fdatasync(journal->fd) || errno == EROFS)
		return;
	/* A pipe has nothing to sync; a serial port has bytes that a dying kernel would take along. */
	if (errno == EINVAL)
		tcdrain(journal->fd);
	else if (!journal->error)
		journal->error = errno;
}

void journal_close(struct journal *journal)
{
	if (journal->fd >= 0)
		close(journal->fd);
	free(journal->path);
	*journal = (struct journal){ .fd = -1 };
}
