/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/sendfile.h>
#include <sys/wait.h>
#include <sys/stat.h>
#include <unistd.h>

#include "pack.h"

static int remove_one(const char *path, const struct stat *st, int type, struct FTW *walk)
{
	(void)st;
	(void)type;
	(void)walk;
	return remove(path) && errno != ENOENT ? -1 : 0;
}

/* Waits until the other end of the pipe is closed, by staging_close() or by death. */
static void janitor(int fd, const char *path) __attribute__((noreturn));
static void janitor(int fd, const char *path)
{
	char c;

	/* Out of the terminal's group: Ctrl-C must reach only those who have nothing to tidy up. */
	setsid();
	signal(SIGTERM, SIG_IGN);
	for (int other = 0; other < 256; other++)
		if (other != fd)
			close(other);
	while (read(fd, &c, 1) < 0 && errno == EINTR)
		;
	nftw(path, remove_one, 16, FTW_DEPTH | FTW_PHYS);
	_exit(0);
}

int staging_open(struct staging *ret)
{
	const char *tmp = getenv("TMPDIR");
	int ends[2];
	pid_t pid;

	*ret = (struct staging){ .path = xasprintf(
					 "%s/bulkhead-vm.XXXXXX", tmp && *tmp ? tmp : "/tmp"),
		.janitor = -1 };
	if (pipe2(ends, O_CLOEXEC) || !mkdtemp(ret->path)) {
		complain("%s: %s", ret->path, strerror(errno));
		free(ret->path);
		return -1;
	}
	pid = fork();
	if (!pid) {
		/* A grandchild: whoever started this command need not reap it. */
		if (fork())
			_exit(0);
		janitor(ends[0], ret->path);
	}
	close(ends[0]);
	ret->janitor = ends[1];
	if (pid > 0)
		waitpid(pid, NULL, 0);
	return 0;
}

void staging_close(struct staging *s)
{
	if (!s->path)
		return;
	nftw(s->path, remove_one, 16, FTW_DEPTH | FTW_PHYS);
	close(s->janitor);
	free(s->path);
	*s = (struct staging){ .janitor = -1 };
}

/* The path in the staging folder; its parent folders are made. */
static char *place(const struct staging *s, const char *to)
{
	char *path = xasprintf("%s%s", s->path, to);

	for (char *c = path + strlen(s->path) + 1; (c = strchr(c, '/')); c++) {
		*c = 0;
		mkdir(path, 0755);
		*c = '/';
	}
	return path;
}

static int failed(const char *what)
{
	complain("packing %s: %s", what, strerror(errno));
	return -1;
}

int staging_copy(const struct staging *s, const char *from, const char *to, unsigned mode)
{
	cleanup_free char *path = place(s, to);
	cleanup_close int in = open(from, O_RDONLY | O_CLOEXEC);
	cleanup_close int out = -1;
	struct stat st;
	ssize_t n;

	if (in < 0 || fstat(in, &st))
		return failed(from);
	out = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode);
	if (out < 0)
		return errno == EEXIST ? 0 : failed(to);
	while ((n = sendfile(out, in, NULL, 1 << 30)) > 0)
		;
	return n < 0 ? failed(from) : 0;
}

int staging_text(const struct staging *s, const char *to, const char *text)
{
	cleanup_free char *path = place(s, to);
	cleanup_close int out = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);

	if (out < 0 || write(out, text, strlen(text)) != (ssize_t)strlen(text))
		return failed(to);
	return 0;
}

int staging_link(const struct staging *s, const char *target, const char *to)
{
	cleanup_free char *path = place(s, to);

	return symlink(target, path) && errno != EEXIST ? failed(to) : 0;
}

int staging_folder(const struct staging *s, const char *to)
{
	cleanup_free char *path = place(s, to);

	return mkdir(path, 0755) && errno != EEXIST ? failed(to) : 0;
}

int staging_tree(const struct staging *s, const char *from, const char *to)
{
	DIR *folder = opendir(from);
	struct dirent *entry;
	int error = 0;

	if (!folder)
		return failed(from);
	while (!error && (entry = readdir(folder))) {
		cleanup_free char *source = xasprintf("%s/%s", from, entry->d_name);
		cleanup_free char *target = xasprintf("%s/%s", to, entry->d_name);
		struct stat st;

		if (entry->d_name[0] == '.' || stat(source, &st))
			continue;
		if (S_ISDIR(st.st_mode))
			error = staging_tree(s, source, target);
		else if (S_ISREG(st.st_mode))
			error = staging_copy(s, source, target, st.st_mode & 0755);
	}
	closedir(folder);
	return error;
}

/* Names relative to the top, parents first, each ended by NUL: what `cpio --null` reads. */
static void list(const char *top, const char *below, FILE *out)
{
	cleanup_free char *path = xasprintf("%s/%s", top, below);
	DIR *folder = opendir(path);
	struct dirent *entry;

	while (folder && (entry = readdir(folder))) {
		cleanup_free char *name = NULL;

		if (!strcmp(entry->d_name, ".") || !strcmp(entry->d_name, ".."))
			continue;
		name = xasprintf("%s%s%s", below, *below ? "/" : "", entry->d_name);
		fwrite(name, 1, strlen(name) + 1, out);
		if (entry->d_type == DT_DIR)
			list(top, name, out);
	}
	if (folder)
		closedir(folder);
}

int staging_archive(const struct staging *s, int fd)
{
	static char *const argv[] = { (char *)"cpio", (char *)"--null", (char *)"--quiet",
		(char *)"-o", (char *)"-H", (char *)"newc", (char *)"-R", (char *)"0:0", NULL };
	FILE *names = tmpfile();
	int status;

	if (!names)
		return failed("the list of files");
	list(s->path, "", names);
	fflush(names);
	rewind(names);
	lseek(fileno(names), 0, SEEK_SET);
	status = run_program(argv, s->path, fileno(names), fd);
	fclose(names);
	if (status > 0)
		complain("cpio failed with exit status %d", status);
	return status ? -1 : 0;
}
