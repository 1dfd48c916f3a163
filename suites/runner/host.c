/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "host.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "host_clean.h"

/* <sys/mount.h> of glibc 2.36 and <linux/mount.h> cannot be included together. */
#include <linux/mount.h>

/* What a probe of the four walls may touch, and what would change the machine for its users. */
static const char *const host_sysctls[] = { "kernel/hostname", "kernel/domainname", "kernel/shmmax",
	"kernel/shmall", "kernel/shmmni", "kernel/msgmax", "kernel/msgmnb", "kernel/msgmni",
	"kernel/sem", "kernel/shm_rmid_forced", "kernel/core_pattern", "kernel/modprobe",
	"kernel/yama/ptrace_scope", "kernel/unprivileged_userns_clone", "kernel/dmesg_restrict",
	"kernel/perf_event_paranoid", "kernel/seccomp/actions_logged", "kernel/pid_max",
	"kernel/threads-max", "fs/mqueue/queues_max", "fs/mqueue/msg_max", "fs/mqueue/msgsize_max",
	"fs/suid_dumpable", "fs/protected_hardlinks", "fs/protected_symlinks", "fs/mount-max",
	"user/max_user_namespaces", "user/max_pid_namespaces", "user/max_net_namespaces",
	"user/max_mnt_namespaces", "user/max_ipc_namespaces", "user/max_uts_namespaces",
	"user/max_cgroup_namespaces", "user/max_time_namespaces", "net/ipv4/ip_forward",
	"net/ipv4/ping_group_range", "net/ipv4/ip_unprivileged_port_start",
	"net/ipv4/ip_local_port_range", "vm/overcommit_memory", "vm/unprivileged_userfaultfd",
	"vm/nr_hugepages", "vm/swappiness", NULL };

static void take_line(struct strv *items, const char *kind, const char *what)
{
	strv_take(items, xasprintf("%s %s", kind, what));
}

static void each_line(const char *path, void (*take)(struct strv *, char *), struct strv *items)
{
	cleanup_free char *text = slurp(path);
	char *save = NULL;

	for (char *line = text ? strtok_r(text, "\n", &save) : NULL; line;
		line = strtok_r(NULL, "\n", &save))
		take(items, line);
}

static void take_mount(struct strv *items, char *line)
{
	char where[1024], type[64], what[1200];
	const char *tail = strstr(line, " - ");
	int id;

	if (!tail || sscanf(line, "%d %*d %*s %*s %1023s", &id, where) != 2 ||
		sscanf(tail, " - %63s", type) != 1)
		return;
	snprintf(what, sizeof(what), "%s type=%s id=%d", where, type, id);
	take_line(items, "mount", what);
}

static void take_interface(struct strv *items, char *line)
{
	char *colon = strchr(line, ':');

	if (!colon)
		return;
	*colon = 0;
	take_line(items, "net", line + strspn(line, " "));
}

static void take_sysv(struct strv *items, char *line, const char *type)
{
	char what[96];
	long key;
	int id;

	if (sscanf(line, "%ld %d", &key, &id) != 2)
		return;
	snprintf(what, sizeof(what), "%s id=%d key=0x%lx", type, id,
		(unsigned long)key & 0xffffffff);
	take_line(items, "ipc", what);
}

static void take_shm(struct strv *items, char *line)
{
	take_sysv(items, line, "shm");
}

static void take_msg(struct strv *items, char *line)
{
	take_sysv(items, line, "msg");
}

static void take_sem(struct strv *items, char *line)
{
	take_sysv(items, line, "sem");
}

static void take_key(struct strv *items, char *line)
{
	char id[32], type[64], name[256];

	/* "0a1b2c3d I--Q---     1 perm 1f3f0000     0 65534 keyring   _uid_ses.0: 1" */
	if (sscanf(line, "%31s %*s %*s %*s %*s %*s %*s %63s %255[^\n]", id, type, name) != 3)
		return;
	/*
	 * Session, thread, process and user keyrings come and go with whoever logs in; those of
	 * probes ("bulkhead-...") are collected by the kernel some time after their last process.
	 */
	if (strcmp(type, "keyring") || name[0] == '_' || name[0] == '.' ||
		has_prefix(name, "bulkhead-"))
		return;
	name[strcspn(name, ":")] = 0;
	take_line(items, "key", name);
}

static void take_swap(struct strv *items, char *line)
{
	line[strcspn(line, " \t")] = 0;
	if (*line == '/')
		take_line(items, "swap", line);
}

/* The groups of other runs on this machine, and of probes run by hand, are theirs. */
static bool is_foreign_group(const struct dirent *entry)
{
	return entry->d_type == DT_DIR && !has_prefix(entry->d_name, "bulkhead.") &&
	       !has_prefix(entry->d_name, "bulkhead-hand.");
}

/* Entries of a folder; takes the descriptor. */
static void scan_folder(
	struct strv *items, const char *kind, const char *prefix, int fd, bool groups)
{
	DIR *dir = fd < 0 ? NULL : fdopendir(fd);
	struct dirent *entry;

	while (dir && (entry = readdir(dir))) {
		if (entry->d_name[0] == '.' || (groups && !is_foreign_group(entry)))
			continue;
		strv_take(items, xasprintf("%s %s%s", kind, prefix, entry->d_name));
	}
	if (dir)
		closedir(dir);
	else if (fd >= 0)
		close(fd);
}

static int open_folder(int at, const char *path)
{
	return openat(at, path, O_DIRECTORY | O_RDONLY | O_CLOEXEC);
}

static void scan_loops(struct strv *items)
{
	int fd = open_folder(AT_FDCWD, "/sys/block");
	DIR *dir = fd < 0 ? NULL : fdopendir(fd);
	struct dirent *entry;

	while (dir && (entry = readdir(dir))) {
		cleanup_free char *path = xasprintf("%s/loop/backing_file", entry->d_name);
		char file[512], what[600];

		if (!has_prefix(entry->d_name, "loop") ||
			read_line_at(dirfd(dir), path, file, sizeof(file)))
			continue;
		snprintf(what, sizeof(what), "%.60s %s", entry->d_name, file);
		take_line(items, "loop", what);
	}
	if (dir)
		closedir(dir);
}

static bool read_setting(int fd, char *value, size_t size)
{
	ssize_t n = fd < 0 ? -1 : pread(fd, value, size - 1, 0);

	if (n < 0)
		return false;
	value[n] = 0;
	value[strcspn(value, "\n")] = 0;
	return true;
}

static void scan_sysctls(struct strv *items, const int *fds)
{
	char value[512];

	for (size_t i = 0; host_sysctls[i]; i++) {
		if (read_setting(fds[i], value, sizeof(value)))
			strv_take(items, xasprintf("sysctl %s=%s", host_sysctls[i], value));
	}
}

static int open_setting(size_t i)
{
	cleanup_free char *path = xasprintf("/proc/sys/%s", host_sysctls[i]);

	return open(path, O_RDONLY | O_CLOEXEC);
}

void host_settings(struct strv *ret)
{
	char value[512];

	for (size_t i = 0; host_sysctls[i]; i++) {
		cleanup_close int fd = open_setting(i);

		if (read_setting(fd, value, sizeof(value)))
			strv_take(ret, xasprintf("%s=%s", host_sysctls[i], value));
	}
}

static void scan_cgroups(struct strv *items, const struct cgroups *cg)
{
	for (size_t i = 0; i < cg->n; i++) {
		cleanup_free char *prefix = xasprintf("%s/", cg->h[i].mount);

		scan_folder(items, "cgroup", prefix, open_folder(cg->h[i].fd, "."), true);
	}
}

static int by_text(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

static void snapshot(const struct host *host, struct strv *ret)
{
	each_line("/proc/self/mountinfo", take_mount, ret);
	each_line("/proc/net/dev", take_interface, ret);
	each_line("/proc/sysvipc/shm", take_shm, ret);
	each_line("/proc/sysvipc/msg", take_msg, ret);
	each_line("/proc/sysvipc/sem", take_sem, ret);
	each_line("/proc/keys", take_key, ret);
	each_line("/proc/swaps", take_swap, ret);
	scan_folder(ret, "file", "/dev/shm/", open_folder(AT_FDCWD, "/dev/shm"), false);
	scan_folder(ret, "netns", "/run/netns/", open_folder(AT_FDCWD, "/run/netns"), false);
	if (host->mqueue >= 0)
		scan_folder(ret, "mqueue", "/", open_folder(host->mqueue, "."), false);
	scan_loops(ret);
	scan_sysctls(ret, host->sysctl);
	scan_cgroups(ret, host->cg);
	qsort(ret->v, ret->n, sizeof(*ret->v), by_text);
}

static int open_mqueue(void)
{
	int fs = (int)syscall(SYS_fsopen, "mqueue", FSOPEN_CLOEXEC), fd = -1;

	/* A mount that is attached nowhere: it shows the queues and leaves nothing. */
	if (fs < 0)
		return -1;
	if (!syscall(SYS_fsconfig, fs, FSCONFIG_CMD_CREATE, NULL, NULL, 0))
		fd = (int)syscall(SYS_fsmount, fs, FSMOUNT_CLOEXEC, 0);
	close(fs);
	return fd;
}

void host_open(struct host *host, const struct cgroups *cg)
{
	*host = (struct host){ .mqueue = open_mqueue(), .cg = cg };
	/* Kept open: they are read after every probe. */
	host->sysctl = xcalloc(sizeof(host_sysctls) / sizeof(*host_sysctls), sizeof(int));
	for (size_t i = 0; host_sysctls[i]; i++)
		host->sysctl[i] = open_setting(i);
	snapshot(host, &host->items);
}

bool host_has(const struct host *host, const char *item)
{
	return host->items.n &&
	       bsearch(&item, host->items.v, host->items.n, sizeof(*host->items.v), by_text);
}

void host_scan(struct host *host, struct strv *ret)
{
	struct strv now = { 0 };

	snapshot(host, &now);
	for (size_t i = 0; i < now.n; i++) {
		if (!host_has(host, now.v[i]))
			strv_add(ret, now.v[i]);
	}
	/* The old value of a changed sysctl is needed to write it back: the cleaner remembers it. */
	for (size_t i = 0; i < ret->n; i++) {
		if (has_prefix(ret->v[i], "sysctl "))
			host_remember_sysctl(&host->items, ret->v[i]);
	}
	strv_free(&host->items);
	host->items = now;
}

static void replace_item(struct strv *items, const char *item, const char *by)
{
	for (size_t i = 0; i < items->n; i++) {
		if (strcmp(items->v[i], item))
			continue;
		free(items->v[i]);
		if (by)
			items->v[i] = xstrdup(by);
		else
			memmove(items->v + i, items->v + i + 1,
				(--items->n - i) * sizeof(*items->v));
		break;
	}
	qsort(items->v, items->n, sizeof(*items->v), by_text);
}

void host_clean(struct host *host, const char *item)
{
	size_t name = strcspn(item, "=");
	struct host now = { .mqueue = host->mqueue, .cg = host->cg, .sysctl = host->sysctl };
	const char *by = NULL;

	host_clean_item(host->cg, host->mqueue, item);
	/* What is gone must be new when it comes again; what was restored is no news. */
	snapshot(&now, &now.items);
	for (size_t i = 0; i < now.items.n && has_prefix(item, "sysctl "); i++) {
		if (!strncmp(now.items.v[i], item, name + 1))
			by = now.items.v[i];
	}
	if (!host_has(&now, item))
		replace_item(&host->items, item, by);
	strv_free(&now.items);
}

unsigned host_own_fds(void)
{
	DIR *dir = opendir("/proc/self/fd");
	unsigned count = 0;

	while (dir && readdir(dir))
		count++;
	if (dir)
		closedir(dir);
	return count;
}

void host_close(struct host *host)
{
	strv_free(&host->items);
	for (size_t i = 0; host_sysctls[i]; i++)
		cleanup_closep(&host->sysctl[i]);
	free(host->sysctl);
	if (host->mqueue >= 0)
		close(host->mqueue);
	host->mqueue = -1;
}
