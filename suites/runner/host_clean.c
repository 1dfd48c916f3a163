/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "host_clean.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/loop.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mount.h>
#include <sys/msg.h>
#include <sys/sem.h>
#include <sys/shm.h>
#include <sys/stat.h>
#include <unistd.h>

#include "host.h"

/* "NAME=VALUE" as it was before the first change, one for each name that ever changed. */
static struct strv old_sysctls;

static size_t name_length(const char *setting)
{
	return strcspn(setting, "=") + 1;
}

void host_remember_sysctl(const struct strv *items, const char *changed)
{
	const char *setting = changed + strlen("sysctl ");
	size_t n = name_length(setting);

	for (size_t i = 0; i < old_sysctls.n; i++) {
		if (!strncmp(old_sysctls.v[i], setting, n))
			return;
	}
	for (size_t i = 0; i < items->n; i++) {
		if (!strncmp(items->v[i], changed, strlen("sysctl ") + n))
			strv_add(&old_sysctls, items->v[i] + strlen("sysctl "));
	}
}

static void write_setting(const char *setting)
{
	size_t n = name_length(setting);
	cleanup_free char *path = xasprintf("/proc/sys/%.*s", (int)n - 1, setting);

	write_text_at(AT_FDCWD, path, setting + n);
}

static void restore_sysctl(const char *setting)
{
	for (size_t i = 0; i < old_sysctls.n; i++) {
		if (!strncmp(old_sysctls.v[i], setting, name_length(setting)))
			write_setting(old_sysctls.v[i]);
	}
}

void host_restore_settings(const struct strv *settings)
{
	struct strv now = { 0 };

	host_settings(&now);
	for (size_t i = 0; i < settings->n; i++) {
		bool same = false;

		for (size_t k = 0; k < now.n; k++)
			same |= !strcmp(now.v[k], settings->v[i]);
		if (!same)
			write_setting(settings->v[i]);
	}
	strv_free(&now);
}

static void remove_sysv(const char *what)
{
	struct shmid_ds shm;
	struct msqid_ds msg;
	struct semid_ds sem;
	union {
		struct semid_ds *buf;
	} arg = { .buf = &sem };
	char type[8];
	int id;

	if (sscanf(what, "%7s id=%d", type, &id) != 2)
		return;
	if (!strcmp(type, "shm") && !shmctl(id, IPC_STAT, &shm) && shm.shm_perm.cuid == geteuid() &&
		!shm.shm_nattch)
		shmctl(id, IPC_RMID, NULL);
	if (!strcmp(type, "msg") && !msgctl(id, IPC_STAT, &msg) && msg.msg_perm.cuid == geteuid())
		msgctl(id, IPC_RMID, NULL);
	if (!strcmp(type, "sem") && !semctl(id, 0, IPC_STAT, arg) && sem.sem_perm.cuid == geteuid())
		semctl(id, 0, IPC_RMID);
}

static void remove_mount(char *what)
{
	char *end = strstr(what, " type=");

	if (!end)
		return;
	*end = 0;
	umount2(what, MNT_DETACH | UMOUNT_NOFOLLOW);
}

static void free_loop(char *what)
{
	cleanup_free char *device = NULL;
	cleanup_close int fd = -1;

	what[strcspn(what, " ")] = 0;
	device = xasprintf("/dev/%s", what);
	fd = open(device, O_RDONLY | O_CLOEXEC);
	if (fd >= 0)
		ioctl(fd, LOOP_CLR_FD, 0);
}

static void remove_cgroup(const struct cgroups *cg, const char *what)
{
	for (size_t i = 0; i < cg->n; i++) {
		size_t n = strlen(cg->h[i].mount);

		if (strncmp(what, cg->h[i].mount, n) || what[n] != '/')
			continue;
		/* Whatever of the probe was in it is dead; with members, it is someone else's. */
		unlinkat(cg->h[i].fd, what + n + 1, AT_REMOVEDIR);
	}
}

void host_clean_item(const struct cgroups *cg, int mqueue, const char *item)
{
	cleanup_free char *copy = xstrdup(item);
	char *what = strchr(copy, ' ');

	*what++ = 0;
	if (!strcmp(copy, "sysctl"))
		restore_sysctl(what);
	if (!strcmp(copy, "ipc"))
		remove_sysv(what);
	/* Anything else may be another program's, which came at the same moment. */
	if (!strstr(what, "bulkhead"))
		return;
	if (!strcmp(copy, "file"))
		unlink(what);
	else if (!strcmp(copy, "mqueue"))
		unlinkat(mqueue, what + 1, 0);
	else if (!strcmp(copy, "mount") || !strcmp(copy, "netns"))
		remove_mount(what);
	else if (!strcmp(copy, "loop"))
		free_loop(what);
	else if (!strcmp(copy, "cgroup"))
		remove_cgroup(cg, what);
}
