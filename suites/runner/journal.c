/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "journal.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <termios.h>
#include <unistd.h>

int journal_open(const char *path, struct journal *ret)
{
	int fd = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC | O_NOCTTY, 0644), rc = 0;
	struct stat st;

	if (fd < 0 || fstat(fd, &st))
		rc = -errno;
	/* Two runs in one file would each be half of nothing; a port or a pipe is somebody's choice. */
	else if (S_ISREG(st.st_mode) && (flock(fd, LOCK_EX | LOCK_NB) || ftruncate(fd, 0)))
		rc = -errno;
	if (rc) {
		if (fd >= 0)
			close(fd);
		return rc;
	}
	*ret = (struct journal){ .fd = fd, .path = xstrdup(path) };
	return 0;
}

const char *journal_complaint(int rc)
{
	return rc == -EWOULDBLOCK ? "another run is writing this journal: name another file"
				  : strerror(-rc);
}

void journal_line(struct journal *journal, json_t *object)
{
	char *text = object ? json_dumps(object, JSON_COMPACT) : NULL;
	size_t left, done = 0;

	json_decref(object);
	if (!text && !journal->error)
		journal->error = EILSEQ;
	if (journal->fd < 0 || journal->error) {
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
