/* SPDX-License-Identifier: GPL-2.0-or-later */
/* systemd-nspawn(1) without systemd: no registration, no scope of its own. */
#include <sys/capability.h>

#include "driver.h"

static void add_mount(struct words *w, const struct cell_mount *m)
{
	mount_is_tmpfs_or_bind(m);
	if (strcmp(m->type, "tmpfs") == 0) {
		mount_options(m, "ro,rw,nosuid,nodev,noexec,suid,dev,exec,size,mode,noatime,"
				 "relatime,strictatime,"
				 "nodiratime");
		word(w, "--tmpfs=%s:%s", m->destination, m->options);
		return;
	}
	mount_options(m, "bind,rbind,ro,rw");
	word(w, "--bind%s=%s:%s%s", in_list(m->options, "ro") ? "-ro" : "", m->source,
		m->destination, in_list(m->options, "rbind") ? "" : ":norbind");
}

/* "0 100000 65536" is all that it knows of maps; the files keep the owners that they have. */
static void add_users(struct words *w)
{
	unsigned int inside, outside, count;
	int used = 0;
	const char *map = cell_uid_map(ctx.cell);

	if (!(cell_namespaces(ctx.cell) & NS_USER))
		return;
	if (sscanf(map, "%u %u %u%n", &inside, &outside, &count, &used) != 3 || map[used] ||
		inside != 0 || strcmp(map, cell_gid_map(ctx.cell)) != 0)
		driver_cannot("uid_map", "one extent from 0, the same for users and groups");
	word(w, "--private-users=%u:%u", outside, count);
	word(w, "--private-users-ownership=off");
}

static void add_limits(struct words *w)
{
	for (size_t i = 0; i < 6 && ctx.cell->rlimits[i]; i++)
		word(w, "--rlimit=%s", ctx.cell->rlimits[i]);
}

/* What it drops wins over what it adds: the ones that it would give by itself are dropped singly. */
static void add_capabilities(struct words *w)
{
	struct words keep = { .n = 0 };

	words_capabilities(&keep, NULL, "", false);
	for (int cap = 0; cap < cap_max_bits(); cap++) {
		char *name = cap_to_name(cap);
		bool kept = false;
		for (char *p = name; *p; p++)
			*p = (char)(*p >= 'a' && *p <= 'z' ? *p - 32 : *p);
		for (size_t i = 0; i < keep.n; i++)
			kept |= strcmp(keep.v[i], name) == 0;
		word(w, "--%s=%s", kept ? "capability" : "drop-capability", name);
		cap_free(name);
	}
}

static void nspawn_start(pid_t *ret_pid)
{
	static const char release[] = "ID=bulkhead\n";
	const struct cell *c = ctx.cell;
	struct words w = { .n = 0 };
	const char *rootfs = rootfs_prepare();

	tool_prepare();
	make_file(fmt("%s/etc/os-release", rootfs), release, 0644);
	word(&w, "systemd-nspawn");
	word(&w, "--quiet");
	word(&w, "--directory=%s", rootfs);
	word(&w, "--machine=bulkhead");
	word(&w, "--register=no");
	word(&w, "--keep-unit");
	word(&w, "--console=pipe");
	word(&w, "--resolv-conf=off");
	word(&w, "--timezone=off");
	word(&w, "--link-journal=no");
	word(&w, "--setenv=PATH=/");
	word(&w, "--setenv=BULKHEAD_UNIT_US=%u", unit_us());
	for (size_t i = 0; i < 4 && c->env[i]; i++)
		word(&w, "--setenv=%s", c->env[i]);
	if (cell_namespaces(c) & NS_NET)
		word(&w, "--private-network");
	if (c->hostname)
		word(&w, "--hostname=%s", c->hostname);
	if (c->readonly_root)
		word(&w, "--read-only");
	if (c->no_new_privileges)
		word(&w, "--no-new-privileges=yes");
	if (c->cwd)
		word(&w, "--chdir=%s", c->cwd);
	if (c->oom_score_adj)
		word(&w, "--oom-score-adjust=%d", c->oom_score_adj);
	if (c->selinux_type)
		word(&w, "--selinux-context=%s", cell_label(c->selinux_type, "system_r"));
	add_users(&w);
	add_limits(&w);
	add_capabilities(&w);
	for (const struct cell_mount *m = tool_mounts(); m->destination; m++)
		add_mount(&w, m);
	words_program(&w);
	tool_launch(&w, ret_pid);
}

static const char *const programs[] = { "systemd-nspawn", NULL };
const struct driver driver_nspawn = {
	.name = "nspawn",
	.programs = programs,
	.can = CAN(ADD_USER) | CAN(ADD_NET) | CAN(ADD_CGROUP) | CAN(HOSTNAME) | CAN(RLIMITS) |
	       CAN(MOUNTS) | CAN(READONLY_ROOT) | CAN(CAPABILITIES) | CAN(NO_NEW_PRIVILEGES) |
	       CAN(ENV) | CAN(ARGS) | CAN(CWD) | CAN(OOM_SCORE) | CAN(SELINUX),
	.tool = true,
	.start = nspawn_start,
	.stop = tool_end,
};
