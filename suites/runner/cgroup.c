/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "cgroup.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cgroup_tree.h"

static const char *const v1_controllers[] = { "cpu", "cpuacct", "cpuset", "memory", "devices",
	"freezer", "net_cls", "blkio", "perf_event", "net_prio", "hugetlb", "pids", "rdma",
	"misc" };

static bool has_controller(const char *options)
{
	cleanup_free char *copy = xstrdup(options);
	char *save = NULL;

	for (char *word = strtok_r(copy, ",", &save); word; word = strtok_r(NULL, ",", &save)) {
		/* A named hierarchy limits nothing, but runtimes make their groups in it too. */
		if (has_prefix(word, "name="))
			return true;
		for (size_t i = 0; i < sizeof(v1_controllers) / sizeof(*v1_controllers); i++) {
			if (!strcmp(word, v1_controllers[i]))
				return true;
		}
	}
	return false;
}

/* mountinfo writes space, tab, newline and backslash as \ooo. */
static void unescape(char *text)
{
	char *out = text;

	for (; *text; text++) {
		if (*text == '\\' && strspn(text + 1, "01234567") >= 3) {
			*out++ = (char)(((text[1] - '0') << 6) | ((text[2] - '0') << 3) |
					(text[3] - '0'));
			text += 3;
		} else {
			*out++ = *text;
		}
	}
	*out = 0;
}

static void add_mount(struct cgroups *cg, char *line)
{
	char mount[512], type[64], options[512];
	char *tail = strstr(line, " - ");
	bool v2;
	int fd;

	if (!tail || sscanf(line, "%*d %*d %*s %*s %511s", mount) != 1 ||
		sscanf(tail, " - %63s %*s %511s", type, options) != 2)
		return;
	v2 = !strcmp(type, "cgroup2");
	if (!v2 && (strcmp(type, "cgroup") || !has_controller(options)))
		return;
	unescape(mount);
	for (size_t i = 0; i < cg->n; i++) {
		/* The same hierarchy mounted twice is one hierarchy. */
		if (cg->h[i].v2 == v2 && (v2 || !strcmp(cg->h[i].controllers, options)))
			return;
	}
	fd = open(mount, O_DIRECTORY | O_RDONLY | O_CLOEXEC);
	if (fd < 0 || cg->n == CGROUP_MAX) {
		cleanup_closep(&fd);
		return;
	}
	cg->h[cg->n++] = (struct hierarchy){
		.mount = xstrdup(mount), .controllers = xstrdup(options), .fd = fd, .v2 = v2
	};
}

struct cgroups *cgroup_find(FILE *mountinfo)
{
	struct cgroups *cg =
		mmap(NULL, sizeof(*cg), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	char *line = NULL;
	size_t size = 0;

	if (cg == MAP_FAILED) {
		complain("out of memory");
		exit(EXIT_INCOMPLETE);
	}
	snprintf(cg->name, sizeof(cg->name), "bulkhead.%d", getpid());
	while (mountinfo && getline(&line, &size, mountinfo) >= 0)
		add_mount(cg, line);
	free(line);
	return cg;
}

const char *cgroup_mode(const struct cgroups *cg)
{
	bool v1 = false, v2 = false;

	for (size_t i = 0; i < cg->n; i++) {
		v1 |= !cg->h[i].v2;
		v2 |= cg->h[i].v2;
	}
	return v1 && v2 ? "hybrid" : v1 ? "v1" : v2 ? "v2" : "none";
}

/* A v1 cpuset starts without CPUs and memory nodes, and refuses members until it has both. */
static int copy_cpuset(int parent, int child)
{
	static const char *const files[] = { "cpuset.cpus", "cpuset.mems" };
	char value[4096];
	int rc = 0;

	for (size_t i = 0; i < 2 && !rc; i++) {
		rc = read_line_at(parent, files[i], value, sizeof(value));
		if (!rc)
			rc = write_text_at(child, files[i], value);
	}
	return rc;
}

static bool is_cpuset(const struct hierarchy *h)
{
	return !h->v2 && strstr(h->controllers, "cpuset");
}

static int open_dir(int at, const char *path)
{
	return openat(at, path, O_DIRECTORY | O_RDONLY | O_CLOEXEC);
}

/* Makes a group below parent and opens its folder: the fd or -errno. */
static int make_child(const struct hierarchy *h, int parent, const char *name)
{
	int fd, rc;

	if (mkdirat(parent, name, 0755) && errno != EEXIST)
		return -errno;
	fd = open_dir(parent, name);
	if (fd < 0)
		return -errno;
	rc = is_cpuset(h) ? copy_cpuset(parent, fd) : 0;
	if (rc) {
		close(fd);
		return rc;
	}
	return fd;
}

/* Enables each controller by itself, so that one that is refused does not cost the others. */
static void enable_all(int fd, char *ret_added, size_t size)
{
	char list[256], now[256], word[64];
	char *save = NULL;

	if (read_line_at(fd, "cgroup.controllers", list, sizeof(list)) ||
		read_line_at(fd, "cgroup.subtree_control", now, sizeof(now)))
		return;
	for (char *name = strtok_r(list, " ", &save); name; name = strtok_r(NULL, " ", &save)) {
		cleanup_free char *padded = xasprintf(" %s ", now);
		cleanup_free char *wanted = xasprintf(" %s ", name);

		if (strstr(padded, wanted))
			continue;
		/* Noted before it is done, for the watchdog. */
		if (ret_added)
			snprintf(ret_added + strlen(ret_added), size - strlen(ret_added), " -%s",
				name);
		snprintf(word, sizeof(word), "+%s", name);
		write_text_at(fd, "cgroup.subtree_control", word);
	}
}

static void move_all(int from, int to)
{
	char pid[32];

	/* A process may fork meanwhile: a few passes, not one. */
	for (int pass = 0; pass < 5; pass++) {
		cleanup_close int fd = openat(from, "cgroup.procs", O_RDONLY | O_CLOEXEC);
		cleanup_free char *list = fd < 0 ? NULL : slurp_fd(fd);
		char *save = NULL;

		if (!list || !*list)
			return;
		for (char *word = strtok_r(list, "\n", &save); word;
			word = strtok_r(NULL, "\n", &save)) {
			snprintf(pid, sizeof(pid), "%s", word);
			write_text_at(to, "cgroup.procs", pid);
		}
	}
}

static void open_v2(struct cgroups *cg, struct hierarchy *h)
{
	cleanup_free char *aside = xasprintf("%s.host", cg->name);
	char type[32];
	int fd;

	/* Only the real root may hold processes beside controllers; it has no cgroup.type. */
	if (!read_line_at(h->fd, "cgroup.type", type, sizeof(type)) && cgroup_tree_busy(h->fd)) {
		fd = make_child(h, h->fd, aside);
		if (fd >= 0) {
			h->evacuated = true;
			move_all(h->fd, fd);
			close(fd);
		}
	}
	enable_all(h->fd, h->enabled, sizeof(h->enabled));
}

void cgroup_open(struct cgroups *cg)
{
	size_t kept = 0;

	for (size_t i = 0; i < cg->n; i++) {
		struct hierarchy *h = &cg->h[i];
		int fd;

		if (h->v2)
			open_v2(cg, h);
		fd = make_child(h, h->fd, cg->name);
		if (fd < 0) {
			complain("no group in %s: %s; this hierarchy is not used", h->mount,
				strerror(-fd));
			close(h->fd);
			continue;
		}
		if (h->v2)
			enable_all(fd, NULL, 0);
		close(fd);
		cg->h[kept++] = *h;
	}
	cg->n = kept;
}

/* On v2 the group's controllers are enabled and its leaf is kept open. */
static int make_v2(
	const struct hierarchy *h, const char *path, const char *leaf, struct cgroup *ret)
{
	cleanup_close int group = open_dir(h->fd, path);

	if (group < 0)
		return -errno;
	enable_all(group, NULL, 0);
	if (mkdirat(h->fd, leaf, 0755))
		return -errno;
	ret->leaf = open_dir(h->fd, leaf);
	return ret->leaf < 0 ? -errno : 0;
}

static int make_cpuset(const struct hierarchy *h, const char *path, const char *leaf)
{
	cleanup_close int root = open_dir(h->fd, "."), group = open_dir(h->fd, path), fd = -1;
	int rc = root < 0 || group < 0 ? -errno : copy_cpuset(root, group);

	if (rc)
		return rc;
	if (mkdirat(h->fd, leaf, 0755))
		return -errno;
	fd = open_dir(h->fd, leaf);
	return fd < 0 ? -errno : copy_cpuset(group, fd);
}

static int make_in(const struct hierarchy *h, const char *path, struct cgroup *ret)
{
	cleanup_free char *leaf = xasprintf("%s/probe", path);
	cleanup_free char *procs = xasprintf("%s/cgroup.procs", leaf);
	int fd, rc = 0;

	if (mkdirat(h->fd, path, 0755))
		return -errno;
	if (h->v2)
		return make_v2(h, path, leaf, ret);
	if (is_cpuset(h))
		rc = make_cpuset(h, path, leaf);
	else if (mkdirat(h->fd, leaf, 0755))
		rc = -errno;
	if (rc)
		return rc;
	fd = openat(h->fd, procs, O_WRONLY | O_CLOEXEC);
	if (fd < 0)
		return -errno;
	ret->procs[ret->count++] = fd;
	return 0;
}

int cgroup_make(struct cgroups *cg, unsigned serial, struct cgroup *ret)
{
	*ret = (struct cgroup){ .leaf = -1 };
	snprintf(ret->path, sizeof(ret->path), "/%s/%u", cg->name, serial);
	for (size_t i = 0; i < cg->n; i++) {
		int rc = make_in(&cg->h[i], ret->path + 1, ret);

		if (rc) {
			cgroup_close_fds(ret);
			cgroup_remove(cg, ret->path, 0);
			return rc;
		}
	}
	return 0;
}

void cgroup_close_fds(struct cgroup *group)
{
	for (size_t i = 0; i < group->count; i++)
		close(group->procs[i]);
	group->count = 0;
	if (group->leaf >= 0)
		close(group->leaf);
	group->leaf = -1;
}

size_t cgroup_members(const struct cgroups *cg, const char *path, pid_t *ret, size_t max)
{
	size_t count = 0;

	for (size_t i = 0; i < cg->n; i++)
		count = cgroup_tree_members(cg->h[i].fd, path + 1, ret, count, max);
	return count;
}

void cgroup_kill(const struct cgroups *cg, const char *path)
{
	for (size_t i = 0; i < cg->n; i++)
		cgroup_tree_kill(cg->h[i].fd, path + 1);
}

bool cgroup_remove_idle(const struct cgroups *cg, const char *path)
{
	cleanup_free char *leaf = xasprintf("%s/probe", path);
	bool all = true;

	for (size_t i = 0; i < cg->n; i++) {
		if (unlinkat(cg->h[i].fd, leaf + 1, AT_REMOVEDIR) ||
			unlinkat(cg->h[i].fd, path + 1, AT_REMOVEDIR))
			all = false;
	}
	return all;
}

int cgroup_remove(const struct cgroups *cg, const char *path, unsigned wait_ms)
{
	uint64_t deadline = now_ns() + wait_ms * 1000000ull;
	int result = 0;

	for (size_t i = 0; i < cg->n; i++) {
		int rc = cgroup_tree_remove(cg->h[i].fd, path + 1, deadline);

		if (rc)
			result = rc;
	}
	return result;
}

void cgroup_close(struct cgroups *cg)
{
	cleanup_free char *path = xasprintf("/%s", cg->name);
	cleanup_free char *aside = xasprintf("%s.host", cg->name);

	cgroup_kill(cg, path);
	if (cgroup_remove(cg, path, 10000))
		complain("a control group %s could not be removed", path);
	for (size_t i = 0; i < cg->n; i++) {
		struct hierarchy *h = &cg->h[i];
		char *save = NULL;

		for (char *word = strtok_r(h->enabled, " ", &save); word;
			word = strtok_r(NULL, " ", &save))
			write_text_at(h->fd, "cgroup.subtree_control", word);
		if (h->evacuated) {
			cleanup_close int from =
				openat(h->fd, aside, O_DIRECTORY | O_RDONLY | O_CLOEXEC);

			if (from >= 0)
				move_all(from, h->fd);
			cgroup_tree_remove(h->fd, aside, now_ns() + 1000000000ull);
		}
		close(h->fd);
		free(h->mount);
		free(h->controllers);
	}
	cg->n = 0;
}
