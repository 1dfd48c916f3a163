/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <limits.h>

#include "driver.h"

static const struct driver *const drivers[] = { &driver_native, &driver_oci, &driver_bwrap,
	&driver_nspawn, &driver_lxc, &driver_podman, &driver_docker, &driver_containerd,
	&driver_runsc };

static const char *const names[CAN_COUNT] = { "share: NS_PID", "share: NS_IPC", "share: NS_UTS",
	"share: NS_MOUNT", "add: NS_USER", "add: NS_NET", "add: NS_CGROUP", "add: NS_TIME",
	"cgroup", "hostname", "domainname", "sysctl", "rlimits", "mounts", "masked", "readonly",
	"readonly_root", "rootfs_propagation", "capabilities", "ambient", "no_new_privileges",
	"uid and gid", "additional_gids", "umask", "env", "args", "cwd", "devices", "device_rules",
	"oom_score_adj", "seccomp", "seccomp.listener", "selinux_type", "mount_selinux_type" };

const struct driver *driver_find(const char *name)
{
	if (strcmp(name, "reference") == 0 || (strncmp(name, "oci:", 4) == 0 && name[4] == '/'))
		return &driver_oci;
	for (size_t i = 0; i < sizeof(drivers) / sizeof(drivers[0]); i++) {
		const struct driver *d = drivers[i];
		size_t n = strlen(d->name);
		if (d == &driver_oci || strncmp(name, d->name, n) != 0)
			continue;
		if (!name[n] || (d->takes_runtime && name[n] == ':' && name[n + 1] == '/'))
			return d;
	}
	return NULL;
}

static bool in_path(const char *program)
{
	char path[PATH_MAX],
		list[] = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

	for (char *save = NULL, *d = strtok_r(list, ":", &save); d;
		d = strtok_r(NULL, ":", &save)) {
		snprintf(path, sizeof(path), "%s/%s", d, program);
		if (access(path, X_OK) == 0)
			return true;
	}
	return false;
}

static uint64_t used_namespaces(const struct cell *c)
{
	static const struct {
		unsigned int flag;
		int share, add;
	} table[] = { { NS_PID, CAN_SHARE_PID, -1 }, { NS_IPC, CAN_SHARE_IPC, -1 },
		{ NS_UTS, CAN_SHARE_UTS, -1 }, { NS_MOUNT, CAN_SHARE_MOUNT, -1 },
		{ NS_USER, -1, CAN_ADD_USER }, { NS_NET, -1, CAN_ADD_NET },
		{ NS_CGROUP, -1, CAN_ADD_CGROUP }, { NS_TIME, -1, CAN_ADD_TIME } };
	uint64_t used = 0;

	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++) {
		if (table[i].share >= 0 && c->share & table[i].flag)
			used |= 1ull << table[i].share;
		if (table[i].add >= 0 && c->add & table[i].flag)
			used |= 1ull << table[i].add;
	}
	return used;
}

static uint64_t used_fields(const struct cell *c)
{
	const struct {
		bool used;
		int field;
	} table[] = { { c->cgroup[0], CAN_CGROUP }, { c->hostname, CAN_HOSTNAME },
		{ c->domainname, CAN_DOMAINNAME }, { c->sysctl[0], CAN_SYSCTL },
		{ c->rlimits[0], CAN_RLIMITS }, { c->mounts[0].destination, CAN_MOUNTS },
		{ c->masked[0], CAN_MASKED }, { c->readonly[0], CAN_READONLY },
		{ c->readonly_root, CAN_READONLY_ROOT }, { c->rootfs_propagation, CAN_PROPAGATION },
		{ c->capabilities, CAN_CAPABILITIES }, { c->ambient, CAN_AMBIENT },
		{ c->no_new_privileges, CAN_NO_NEW_PRIVILEGES }, { c->uid || c->gid, CAN_USER },
		{ c->additional_gids[0], CAN_GROUPS }, { c->umask, CAN_UMASK },
		{ c->env[0], CAN_ENV }, { c->args[0], CAN_ARGS }, { c->cwd, CAN_CWD },
		{ c->devices[0].path, CAN_DEVICES }, { c->device_rules[0], CAN_DEVICE_RULES },
		{ c->oom_score_adj, CAN_OOM_SCORE },
		{ c->seccomp.profile || c->seccomp.default_action, CAN_SECCOMP },
		{ c->seccomp.listener, CAN_LISTENER }, { c->selinux_type, CAN_SELINUX },
		{ c->mount_selinux_type, CAN_MOUNT_LABEL } };
	uint64_t used = used_namespaces(c);

	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++) {
		if (table[i].used)
			used |= 1ull << table[i].field;
	}
	return used;
}

void driver_check(const struct driver *driver)
{
	uint64_t cannot = used_fields(ctx.cell) & ~driver->can;

	for (int i = 0; i < CAN_COUNT; i++) {
		if (cannot & 1ull << i)
			driver_cannot(names[i], "the tool has no option for it");
	}
	for (size_t i = 0; driver->programs && driver->programs[i]; i++) {
		if (!in_path(driver->programs[i]))
			skip(SKIP_TOOL, "%s is not installed, which the driver %s needs",
				driver->programs[i], ctx.driver);
	}
	if (driver->takes_runtime && ctx.engine_runtime && access(ctx.engine_runtime, X_OK) < 0)
		skip(SKIP_TOOL, "no runtime %s: %m", ctx.engine_runtime);
}
