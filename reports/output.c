/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "output.h"
#include "text.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static int fail(const char *path, const char *what, char **error)
{
	int reason = errno;
	char *name = text_one_line(path, strlen(path));

	*error = text_format("%s: cannot %s the report: %s", name, what, strerror(reason));
	free(name);
	return -1;
}

static int open_temporary(struct output *o)
{
	const char *slash = strrchr(o->path, '/');
	int folder = slash ? (int)(slash - o->path + 1) : 0, fd;
	mode_t mask = umask(0);

	umask(mask);
	o->temporary = text_format("%.*s.%s.XXXXXX", folder, o->path, o->path + folder);
	fd = mkostemp(o->temporary, O_CLOEXEC);
	if (fd >= 0)
		fchmod(fd, 0666 & ~mask);
	return fd;
}

int output_open(struct output *o, const char *path, char **error)
{
	struct stat st;
	int fd;

	*o = (struct output){ .path = path };
	if (!strcmp(path, "-"))
		fd = fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 3);
	else if (lstat(path, &st) == 0 && !S_ISREG(st.st_mode))
		fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
	else
		fd = open_temporary(o);
	o->file = fd < 0 ? NULL : fdopen(fd, "we");
	if (!o->file) {
		fail(path, "create", error);
		if (fd >= 0)
			close(fd);
		free(o->temporary);
		return -1;
	}
	return 0;
}

int output_close(struct output *o, char **error)
{
	int rc = ferror(o->file) ? -1 : 0;

	if (rc)
		errno = EIO;
	if (fclose(o->file) || rc)
		rc = fail(o->path, "write", error);
	else if (o->temporary && rename(o->temporary, o->path))
		rc = fail(o->path, "replace", error);
	if (rc && o->temporary)
		unlink(o->temporary);
	free(o->temporary);
	return rc;
}

void output_abandon(struct output *o)
{
	fclose(o->file);
	if (o->temporary)
		unlink(o->temporary);
	free(o->temporary);
}
