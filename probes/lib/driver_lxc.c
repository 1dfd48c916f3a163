/* SPDX-License-Identifier: GPL-2.0-or-later */
/* LXC: lxc.container.conf(5), started in the foreground with the program as its init. */
#include <stdarg.h>

#include "driver.h"

static FILE *config;

static void set(const char *format, ...) __attribute__((format(printf, 1, 2)));
static void set(const char *format, ...)
{
	va_list ap;

	va_start(ap, format);
	vfprintf(config, format, ap);
	va_end(ap);
	fputc('\n', config);
}

/* Which namespaces stay the host's; the mount namespace is always a new one. */
static void set_namespaces(void)
{
	unsigned int ns = cell_namespaces(ctx.cell);

	set("lxc.namespace.keep =%s%s%s%s%s%s%s", ns & NS_USER ? "" : " user",
		ns & NS_TIME ? "" : " time", ns & NS_PID ? "" : " pid", ns & NS_IPC ? "" : " ipc",
		ns & NS_UTS ? "" : " uts", ns & NS_NET ? "" : " net",
		ns & NS_CGROUP ? "" : " cgroup");
	if (ns & NS_NET)
		set("lxc.net.0.type = empty");
	if (ns & NS_USER) {
		const char *const maps[] = { cell_uid_map(ctx.cell), cell_gid_map(ctx.cell) };
		for (int i = 0; i < 2; i++) {
			unsigned int inside, outside, count;
			int used;
			for (const char *p = maps[i];
				sscanf(p, "%u %u %u%n", &inside, &outside, &count, &used) == 3;
				p += used)
				set("lxc.idmap = %c %u %u %u", "ug"[i], inside, outside, count);
		}
	}
	if (ns & NS_TIME) {
		set("lxc.time.offset.monotonic = %llds", (long long)ctx.cell->monotonic);
		set("lxc.time.offset.boot = %llds", (long long)ctx.cell->boottime);
	}
}

static void set_mounts(void)
{
	for (const struct cell_mount *m = cell_mount_list(); m->destination; m++) {
		/* These two it makes itself. */
		if (strcmp(m->destination, "/dev") == 0 || strcmp(m->destination, "/dev/pts") == 0)
			continue;
		if (strcmp(m->type, "cgroup") == 0) {
			set("lxc.mount.auto = cgroup:mixed:force");
			continue;
		}
		struct stat st;
		bool file = strcmp(m->type, "bind") == 0 && stat(m->source, &st) == 0 &&
			    !S_ISDIR(st.st_mode);
		set("lxc.mount.entry = %s %s %s %s,create=%s 0 0", m->source, m->destination + 1,
			strcmp(m->type, "bind") == 0 ? "none" : m->type, m->options,
			file ? "file" : "dir");
	}
}

/* By the files of the hierarchy that is there. */
static void set_limit(const char *assignment)
{
	static const struct {
		const char *v2, *v1;
	} table[] = { { "pids.max", "pids.max" }, { "memory.max", "memory.limit_in_bytes" },
		{ "memory.low", "memory.soft_limit_in_bytes" }, { "cpuset.cpus", "cpuset.cpus" },
		{ "cpuset.mems", "cpuset.mems" } };
	char name[64], value[128];

	if (sscanf(assignment, "%63[^=]=%127[^\n]", name, value) != 2)
		broken("a limit is \"file=value\", not \"%s\"", assignment);
	if (!cg1("pids")) {
		set("lxc.cgroup2.%s = %s", name, value);
		return;
	}
	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++) {
		if (strcmp(table[i].v2, name) != 0)
			continue;
		bool memory = strncmp(name, "memory", 6) == 0;
		set("lxc.cgroup.%s = %s", table[i].v1,
			memory && strcmp(value, "max") == 0 ? "-1" : value);
		return;
	}
	driver_cannot("cgroup", fmt("%s has no v1 file of that name", name));
}

static void set_process(const struct cell *c)
{
	struct words caps = { .n = 0 };

	words_capabilities(&caps, NULL, "", true);
	set("lxc.cap.keep = none");
	for (size_t i = 0; i < caps.n; i++)
		set("lxc.cap.keep = %s", caps.v[i]);
	set("lxc.init.uid = %u", c->uid);
	set("lxc.init.gid = %u", c->gid);
	set("lxc.init.cwd = %s", c->cwd ? c->cwd : "/");
	set("lxc.no_new_privs = %d", c->no_new_privileges);
	set("lxc.environment = PATH=/");
	set("lxc.environment = BULKHEAD_UNIT_US=%u", unit_us());
	for (size_t i = 0; i < 4 && c->env[i]; i++)
		set("lxc.environment = %s", c->env[i]);
	if (c->oom_score_adj)
		set("lxc.proc.oom_score_adj = %d", c->oom_score_adj);
	if (c->selinux_type)
		set("lxc.selinux.context = %s", cell_label(c->selinux_type, "system_r"));
	for (size_t i = 0; i < 6 && c->sysctl[i]; i++)
		set("lxc.sysctl.%.*s = %s", (int)strcspn(c->sysctl[i], "="), c->sysctl[i],
			strchr(c->sysctl[i], '=') + 1);
	for (size_t i = 0; i < 6 && c->rlimits[i]; i++) {
		char name[32], soft[24], hard[24];
		if (sscanf(c->rlimits[i], "RLIMIT_%31[^=]=%23[^:]:%23s", name, soft, hard) != 3)
			broken("a limit is \"RLIMIT_X=soft:hard\", not \"%s\"", c->rlimits[i]);
		for (char *p = name; *p; p++)
			*p = (char)(*p >= 'A' && *p <= 'Z' ? *p + 32 : *p);
		set("lxc.prlimit.%s = %s:%s", name, soft, hard);
	}
}

/* It splits the line at white space, and a variable is one line. */
static void check_words(const struct cell *c)
{
	for (size_t i = 0; i < 4 && c->args[i]; i++) {
		if (!*c->args[i] || strpbrk(c->args[i], " \t\n\"'\\"))
			driver_cannot("args", "an empty word, white space or quotes");
	}
	for (size_t i = 0; i < 4 && c->env[i]; i++) {
		if (strchr(c->env[i], '\n'))
			driver_cannot("env", "a newline in a value");
	}
}

/* Where newuidmap(1) is installed, root too must have its numbers there. */
static void grant_all_ids(void)
{
	static const char *const files[] = { "/etc/subuid", "/etc/subgid" };
	const char *all = strdup(fmt("%s/subids", scratch()));

	make_file(all, "root:0:4294967295\n", 0644);
	for (size_t i = 0; i < 2; i++) {
		if (access(files[i], F_OK) == 0)
			MUST(mount(all, files[i], NULL, MS_BIND, NULL));
	}
}

static void write_config(const char *path, const char *rootfs)
{
	const struct cell *c = ctx.cell;
	struct words program = { .n = 0 };

	config = MUST_PTR(fopen(path, "we"));
	set("lxc.rootfs.path = dir:%s", rootfs);
	if (c->readonly_root)
		set("lxc.rootfs.options = ro");
	if (c->hostname)
		set("lxc.uts.name = %s", c->hostname);
	set("lxc.autodev = 1\nlxc.pty.max = 16\nlxc.tty.max = 0\nlxc.console.path = none");
	set("lxc.apparmor.profile = unconfined");
	set_namespaces();
	set_mounts();
	set_process(c);
	if (cgroup_base()) {
		set("lxc.cgroup.dir.container = %s/cell", cgroup_base() + 1);
		set("lxc.cgroup.dir.monitor = %s/monitor", cgroup_base() + 1);
		set("lxc.cgroup.dir.monitor.pivot = %s/pivot", cgroup_base() + 1);
	}
	for (size_t i = 0; i < 12 && c->cgroup[i]; i++)
		set_limit(c->cgroup[i]);
	for (size_t i = 0; i < 4 && c->device_rules[i]; i++) {
		const char *rule = strchr(c->device_rules[i], ' ') + 1;
		set("lxc.cgroup%s.devices.%s = %s", cg1("devices") ? "" : "2",
			strncmp(c->device_rules[i], "deny", 4) == 0 ? "deny" : "allow", rule);
	}
	words_program(&program);
	fprintf(config, "lxc.init.cmd =");
	for (size_t i = 0; i < program.n; i++)
		fprintf(config, " %s", program.v[i]);
	set(" ");
	if (fclose(config) != 0)
		broken("%s cannot be written", path);
}

static void lxc_start(pid_t *ret_pid)
{
	const char *path = strdup(fmt("%s/lxc.conf", scratch())),
		   *log = strdup(fmt("%s/lxc.log", scratch()));
	const char *rootfs = strdup(rootfs_prepare());
	struct words w = { .n = 0 };

	check_words(ctx.cell);
	tool_prepare();
	grant_all_ids();
	/* Groups that it makes are to have CPUs and memory nodes without it having to say which. */
	if (cg1("cpuset"))
		MUST(cg_write(cg1("cpuset"), "cgroup.clone_children", "1"));
	write_config(path, rootfs);
	word(&w, "lxc-start");
	word(&w, "--foreground");
	word(&w, "--lxcpath=%s/home", scratch());
	/* Its commands meet at an abstract socket of that name, which the host's network shares. */
	word(&w, "--name=%s", cell_id());
	word(&w, "--rcfile=%s", path);
	word(&w, "--logfile=%s", log);
	word(&w, "--logpriority=ERROR");
	tool_launch(&w, ret_pid);
}

static const char *const programs[] = { "lxc-start", NULL };
const struct driver driver_lxc = {
	.name = "lxc",
	.programs = programs,
	.can = CAN(SHARE_PID) | CAN(SHARE_IPC) | CAN(SHARE_UTS) | CAN(ADD_USER) | CAN(ADD_NET) |
	       CAN(ADD_CGROUP) | CAN(ADD_TIME) | CAN(CGROUP) | CAN(HOSTNAME) | CAN(SYSCTL) |
	       CAN(RLIMITS) | CAN(MOUNTS) | CAN(READONLY_ROOT) | CAN(CAPABILITIES) |
	       CAN(NO_NEW_PRIVILEGES) | CAN(USER) | CAN(ENV) | CAN(ARGS) | CAN(CWD) |
	       CAN(DEVICE_RULES) | CAN(OOM_SCORE) | CAN(SELINUX),
	.tool = true,
	.start = lxc_start,
	.stop = tool_end,
};
