/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "cgroup_tree.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

typedef void (*visitor)(int fd, void *context);

static int open_group(int root, const char *path)
{
	return openat(root, path, O_DIRECTORY | O_RDONLY | O_CLOEXEC);
}

/* Calls back for the group and all below it, parents first. */
static void walk(int fd, visitor visit, void *context)
{
	int copy = openat(fd, ".", O_DIRECTORY | O_RDONLY | O_CLOEXEC);
	DIR *dir = copy < 0 ? NULL : fdopendir(copy);
	struct dirent *entry;

	visit(fd, context);
	while (dir && (entry = readdir(dir))) {
		int child;

		if (entry->d_type != DT_DIR || entry->d_name[0] == '.')
			continue;
		child = open_group(fd, entry->d_name);
		if (child < 0)
			continue;
		walk(child, visit, context);
		close(child);
	}
	if (dir)
		closedir(dir);
	else if (copy >= 0)
		close(copy);
}

struct members {
	pid_t *pid;
	size_t count, max;
};

static void collect(int fd, void *context)
{
	struct members *members = context;
	cleanup_close int procs = openat(fd, "cgroup.procs", O_RDONLY | O_CLOEXEC);
	cleanup_free char *list = procs < 0 ? NULL : slurp_fd(procs);
	char *save = NULL;

	for (char *word = list ? strtok_r(list, "\n", &save) : NULL; word;
		word = strtok_r(NULL, "\n", &save)) {
		pid_t pid = atoi(word);
		size_t i;

		for (i = 0; i < members->count && members->pid[i] != pid; i++)
			;
		if (pid > 0 && i == members->count && i < members->max)
			members->pid[members->count++] = pid;
	}
}

static void thaw_and_kill(int fd, void *context)
{
	struct members members = { .pid = (pid_t[1024]){ 0 }, .max = 1024 };

	(void)context;
	/* A task frozen by the v1 freezer does not die of SIGKILL until it is thawed. */
	write_text_at(fd, "freezer.state", "THAWED");
	collect(fd, &members);
	for (size_t i = 0; i < members.count; i++)
		kill(members.pid[i], SIGKILL);
}

bool cgroup_tree_busy(int fd)
{
	struct members members = { .pid = (pid_t[1]){ 0 }, .max = 1 };

	collect(fd, &members);
	return members.count;
}

size_t cgroup_tree_members(int root, const char *path, pid_t *ret, size_t count, size_t max)
{
	struct members members = { .pid = ret, .count = count, .max = max };
	cleanup_close int fd = open_group(root, path);

	if (fd >= 0)
		walk(fd, collect, &members);
	return members.count;
}

void cgroup_tree_kill(int root, const char *path)
{
	cleanup_close int fd = open_group(root, path);

	if (fd < 0)
		return;
	/* cgroup.kill is atomic over the subtree, forks included; it is v2 only, since 5.14. */
	if (write_text_at(fd, "cgroup.kill", "1"))
		walk(fd, thaw_and_kill, NULL);
}

static int remove_children(int fd)
{
	int copy = openat(fd, ".", O_DIRECTORY | O_RDONLY | O_CLOEXEC), result = 0;
	DIR *dir = copy < 0 ? NULL : fdopendir(copy);
	struct dirent *entry;

	while (dir && (entry = readdir(dir))) {
		int child;

		if (entry->d_type != DT_DIR || entry->d_name[0] == '.')
			continue;
		child = open_group(fd, entry->d_name);
		if (child >= 0) {
			remove_children(child);
			close(child);
		}
		if (unlinkat(fd, entry->d_name, AT_REMOVEDIR) && errno != ENOENT)
			result = -errno;
	}
	if (dir)
		closedir(dir);
	else if (copy >= 0)
		close(copy);
	return result;
}

int cgroup_tree_remove(int root, const char *path, uint64_t deadline_ns)
{
	int pause_ms = 1;

	for (;;) {
		int fd = open_group(root, path), rc = 0;

		if (fd >= 0) {
			rc = remove_children(fd);
			close(fd);
		}
		if (!unlinkat(root, path, AT_REMOVEDIR) || errno == ENOENT)
			return 0;
		rc = -errno;
		if (rc != -EBUSY || now_ns() >= deadline_ns)
			return rc;
		/* Members that were killed leave a moment after they were reaped. */
		poll(NULL, 0, pause_ms);
		if (pause_ms < 20)
			pause_ms *= 2;
	}
}
