/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <jansson.h>

#include "driver_engine.h"

const char *engine_runtime(void)
{
	if (ctx.engine_runtime)
		return ctx.engine_runtime;
	return access("/usr/sbin/runc", X_OK) == 0 ? "/usr/sbin/runc" : "/usr/bin/runc";
}

/* An engine's limits have names of their own, and whole numbers; what is not here it cannot set. */
static void add_limit(struct words *w, const char *assignment)
{
	static const struct {
		const char *file, *option;
	} table[] = { { "pids.max", "--pids-limit" }, { "memory.max", "--memory" },
		{ "memory.low", "--memory-reservation" }, { "cpuset.cpus", "--cpuset-cpus" },
		{ "cpuset.mems", "--cpuset-mems" } };
	char name[64], value[128], quota[32], period[32] = "100000";

	if (sscanf(assignment, "%63[^=]=%127[^\n]", name, value) != 2)
		broken("a limit is \"file=value\", not \"%s\"", assignment);
	if (strcmp(name, "cpu.max") == 0) {
		sscanf(value, "%31s %31s", quota, period);
		word(w, "--cpu-period=%s", period);
		word(w, "--cpu-quota=%s", strcmp(quota, "max") == 0 ? "-1" : quota);
		return;
	}
	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++) {
		if (strcmp(table[i].file, name) != 0)
			continue;
		word(w, "%s=%s", table[i].option, strcmp(value, "max") == 0 ? "-1" : value);
		return;
	}
	driver_cannot("cgroup", fmt("no option sets %s", name));
}

static const char *unless(const struct cell_mount *m, const char *no, const char *yes)
{
	return in_list(m->options, no) || in_list(m->options, yes) ? "" : fmt(",%s", yes);
}

static void add_mount(struct words *w, const struct cell_mount *m)
{
	mount_is_tmpfs_or_bind(m);
	if (strcmp(m->type, "tmpfs") == 0) {
		mount_options(
			m, "ro,rw,nosuid,nodev,noexec,suid,dev,exec,size,mode,noatime,relatime");
		/* What is not asked for they add by themselves. */
		word(w, "--tmpfs=%s:%s%s%s%s", m->destination, m->options,
			unless(m, "noexec", "exec"), unless(m, "nosuid", "suid"),
			unless(m, "nodev", "dev"));
		return;
	}
	mount_options(m, "bind,rbind,ro,rw,private,rprivate,slave,rslave,shared,rshared");
	if (in_list(m->options, "shared") || in_list(m->options, "rshared"))
		driver_cannot("mounts", "shared propagation needs a shared source");
	word(w, "--mount=type=bind,source=%s,destination=%s%s%s", m->source, m->destination,
		in_list(m->options, "ro") ? ",readonly" : "",
		in_list(m->options, "slave") || in_list(m->options, "rslave")
			? ",bind-propagation=rslave"
			: "");
}

static void add_namespaces(struct words *w)
{
	unsigned int ns = cell_namespaces(ctx.cell);

	word(w, "--network=%s", ns & NS_NET ? "none" : "host");
	word(w, "--cgroupns=%s", ns & NS_CGROUP ? "private" : "host");
	word(w, "--ipc=%s", ns & NS_IPC ? "private" : "host");
	if (!(ns & NS_PID))
		word(w, "--pid=host");
	if (!(ns & NS_UTS))
		word(w, "--uts=host");
}

static void add_process(struct words *w, bool docker)
{
	const struct cell *c = ctx.cell;

	word(w, "--user=%u:%u", c->uid, c->gid);
	word(w, "--workdir=%s", c->cwd ? c->cwd : "/");
	word(w, "--env=PATH=/");
	word(w, "--env=BULKHEAD_UNIT_US=%u", unit_us());
	for (size_t i = 0; i < 4 && c->env[i]; i++)
		word(w, "--env=%s", c->env[i]);
	for (size_t i = 0; i < 4 && c->additional_gids[i]; i++)
		word(w, "--group-add=%u", c->additional_gids[i]);
	word(w, "--cap-drop=ALL");
	words_capabilities(w, NULL, "--cap-add=", false);
	/* All means all that the engine knows, and docker 20.10 knows none of the youngest. */
	while (docker && c->capabilities && strcmp(c->capabilities, "all") == 0 &&
		(strstr(w->v[w->n - 1], "CAP_BPF") || strstr(w->v[w->n - 1], "CAP_PERFMON") ||
			strstr(w->v[w->n - 1], "CAP_CHECKPOINT_RESTORE")))
		w->v[--w->n] = NULL;
	if (c->no_new_privileges)
		word(w, "--security-opt=no-new-privileges");
	if (c->oom_score_adj)
		word(w, "--oom-score-adj=%d", c->oom_score_adj);
	for (size_t i = 0; i < 6 && c->rlimits[i]; i++) {
		char name[32], rest[64];
		if (sscanf(c->rlimits[i], "RLIMIT_%31[^=]=%63s", name, rest) != 2)
			broken("a limit is \"RLIMIT_X=soft:hard\", not \"%s\"", c->rlimits[i]);
		for (char *p = name; *p; p++)
			*p = (char)(*p >= 'A' && *p <= 'Z' ? *p + 32 : *p);
		word(w, "--ulimit=%s=%s", name, rest);
	}
}

/* Its own profile is not the cell's: the cell's, or none. */
static void add_filter(struct words *w)
{
	const struct cell_seccomp *s = &ctx.cell->seccomp;

	if (!s->profile && !s->default_action) {
		word(w, "--security-opt=seccomp=unconfined");
		return;
	}
	if (s->flags)
		driver_cannot("seccomp.flags", "an engine's profile has none");
	json_t *config = oci_config(NULL);
	const char *path = strdup(fmt("%s/seccomp.json", scratch()));
	if (json_dump_file(json_object_get(json_object_get(config, "linux"), "seccomp"), path, 0) <
		0)
		broken("%s cannot be written", path);
	json_decref(config);
	word(w, "--security-opt=seccomp=%s", path);
}

void engine_options(struct words *w, bool docker)
{
	const struct cell *c = ctx.cell;

	if (docker)
		word(w, "--security-opt=systempaths=unconfined");
	add_namespaces(w);
	add_process(w, docker);
	add_filter(w);
	if (c->hostname)
		word(w, "--hostname=%s", c->hostname);
	if (c->readonly_root)
		word(w, "--read-only");
	word(w, "--device-cgroup-rule=a *:* rwm");
	for (size_t i = 0; i < 6 && c->sysctl[i]; i++)
		word(w, "--sysctl=%s", c->sysctl[i]);
	for (size_t i = 0; i < 12 && c->cgroup[i]; i++)
		add_limit(w, c->cgroup[i]);
	/* As every cell has it: one may write there, also below a read-only root. */
	word(w, "--tmpfs=/tmp:rw,exec,nosuid,nodev,mode=1777");
	for (const struct cell_mount *m = tool_mounts(); m->destination; m++)
		add_mount(w, m);
	if (cgroup_base())
		word(w, "--cgroup-parent=%s/cell", cgroup_base());
}
