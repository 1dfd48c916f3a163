/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "watchdog.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "host.h"

void run_folder_remove(const char *dir)
{
	const char *name = strrchr(dir, '/') + 1;
	cleanup_free char *above = xasprintf("%.*s", (int)(name - dir), dir);
	cleanup_free char *beside = xasprintf("%s.", name);
	DIR *folder = opendir(above);

	for (struct dirent *e; folder && (e = readdir(folder));) {
		if (has_prefix(e->d_name, beside))
			unlinkat(dirfd(folder), e->d_name, 0);
	}
	if (folder)
		closedir(folder);
	rmdir(dir);
}

static void let_go(int pipe_fd, const struct cgroups *cg)
{
	int keep[CGROUP_MAX + 1] = { pipe_fd };
	/* The reader of the runner's output must see its end when the runner dies, not when we do. */
	int null = open("/dev/null", O_RDWR | O_CLOEXEC);

	for (int fd = 0; fd < 3; fd++)
		dup2(null, fd);
	for (size_t i = 0; i < cg->n; i++)
		keep[i + 1] = cg->h[i].fd;
	close_all_but(keep, cg->n + 1);
}

static void guard(struct cgroups *cg, const char *dir, const struct strv *settings, int pipe_fd)
{
	sigset_t all;
	char byte;
	ssize_t n;

	setsid();
	prctl(PR_SET_NAME, "bulkhead-guard");
	sigfillset(&all);
	sigprocmask(SIG_SETMASK, &all, NULL);
	let_go(pipe_fd, cg);
	if (chdir("/"))
		child_exit(1);
	do {
		n = read(pipe_fd, &byte, 1);
	} while (n < 0 && errno == EINTR);
	if (n != 1) {
		cgroup_close(cg);
		host_restore_settings(settings);
		run_folder_remove(dir);
	}
	child_exit(0);
}

int watchdog_start(
	struct cgroups *cg, const char *dir, const struct strv *settings, struct watchdog *ret)
{
	int ends[2];
	pid_t pid;

	if (pipe2(ends, O_CLOEXEC))
		return -errno;
	fflush(NULL);
	pid = fork();
	if (pid == 0)
		guard(cg, dir, settings, ends[0]);
	close(ends[0]);
	if (pid < 0) {
		int rc = -errno;

		close(ends[1]);
		return rc;
	}
	*ret = (struct watchdog){ .pid = pid, .pipe = ends[1] };
	return 0;
}

void watchdog_dismiss(struct watchdog *dog)
{
	if (dog->pid <= 0)
		return;
	(void)!write(dog->pipe, "q", 1);
	close(dog->pipe);
	waitpid(dog->pid, NULL, 0);
	dog->pid = 0;
}
