/* SPDX-License-Identifier: GPL-2.0-or-later */
/* bubblewrap, by root and without a user namespace: bwrap(1). */
#include "driver.h"

static void add_namespaces(struct words *w)
{
	static const struct {
		unsigned int flag;
		const char *option;
	} table[] = { { NS_PID, "--unshare-pid" }, { NS_IPC, "--unshare-ipc" },
		{ NS_UTS, "--unshare-uts" }, { NS_NET, "--unshare-net" },
		{ NS_CGROUP, "--unshare-cgroup" } };

	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++) {
		if (cell_namespaces(ctx.cell) & table[i].flag)
			word(w, "%s", table[i].option);
	}
	if (cell_namespaces(ctx.cell) & NS_PID)
		word(w, "--as-pid-1");
}

static void add_mount(struct words *w, const struct cell_mount *m)
{
	mount_is_tmpfs_or_bind(m);
	if (strcmp(m->type, "tmpfs") == 0) {
		const char *mode = mount_option_value(m, "mode"),
			   *size = mount_option_value(m, "size");
		mount_options(m, "nosuid,nodev,mode,size,rw");
		if (mode) {
			word(w, "--perms");
			word(w, "%s", mode);
		}
		if (size && strspn(size, "0123456789") == strlen(size)) {
			word(w, "--size");
			word(w, "%s", size);
		} else if (size) {
			driver_cannot("mounts", "a size that is no number of bytes");
		}
		word(w, "--tmpfs");
		word(w, "%s", m->destination);
		return;
	}
	mount_options(m, "bind,rbind,ro,rw,nosuid,nodev");
	word(w, in_list(m->options, "ro") ? "--ro-bind" : "--bind");
	word(w, "%s", m->source);
	word(w, "%s", m->destination);
}

/* A file is hidden under the null device, a folder under an empty one. */
static void mask(struct words *w, const char *path)
{
	struct stat st;

	if (stat(path, &st) < 0)
		return;
	if (S_ISDIR(st.st_mode)) {
		word(w, "--tmpfs");
		word(w, "%s", path);
		word(w, "--remount-ro");
	} else {
		word(w, "--dev-bind"); /* a plain one is nodev, where the null device does not open */
		word(w, "/dev/null");
	}
	word(w, "%s", path);
}

static void add_root(struct words *w, const char *rootfs)
{
	static const char *const parts[][2] = { { "--proc", "/proc" }, { "--dev", "/dev" },
		{ "--mqueue", "/dev/mqueue" }, { "--tmpfs", "/tmp" } };

	word(w, "--bind");
	word(w, "%s", rootfs);
	word(w, "/");
	for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++) {
		word(w, "%s", parts[i][0]);
		word(w, "%s", parts[i][1]);
	}
	word(w, "--ro-bind");
	word(w, "/sys");
	word(w, "/sys");
	for (const struct cell_mount *m = tool_mounts(); m->destination; m++)
		add_mount(w, m);
	for (size_t i = 0; i < 6 && ctx.cell->masked[i]; i++)
		mask(w, ctx.cell->masked[i]);
	if (ctx.cell->readonly_root) {
		word(w, "--remount-ro");
		word(w, "/");
	}
}

static void add_env(struct words *w)
{
	char copy[512];

	word(w, "--clearenv");
	for (int i = -2; i < 4; i++) {
		snprintf(copy, sizeof(copy), "%s",
			i == -2		   ? "PATH=/"
			: i == -1	   ? fmt("BULKHEAD_UNIT_US=%u", unit_us())
			: ctx.cell->env[i] ? ctx.cell->env[i]
					   : "");
		char *equal = strchr(copy, '=');
		if (!equal)
			continue;
		*equal = '\0';
		word(w, "--setenv");
		word(w, "%s", copy);
		word(w, "%s", equal + 1);
	}
}

static void add_filter(struct words *w)
{
	const char *path = tool_filter_bpf();

	if (!path)
		return;
	if (ctx.cell->seccomp.flags)
		driver_cannot("seccomp.flags", "it loads a program without flags");
	int fd = MUST(open(path, O_RDONLY)); /* inherited on purpose */
	word(w, "--seccomp");
	word(w, "%d", fd);
}

static void bwrap_start(pid_t *ret_pid)
{
	const struct cell *c = ctx.cell;
	struct words w = { .n = 0 };
	const char *rootfs = rootfs_prepare();

	tool_prepare();
	word(&w, "bwrap");
	word(&w, "--new-session");
	add_namespaces(&w);
	add_root(&w, rootfs);
	add_env(&w);
	add_filter(&w);
	if (c->hostname) {
		word(&w, "--hostname");
		word(&w, "%s", c->hostname);
	}
	word(&w, "--chdir");
	word(&w, "%s", c->cwd ? c->cwd : "/");
	if (c->selinux_type) {
		word(&w, "--exec-label");
		word(&w, "%s", cell_label(c->selinux_type, "system_r"));
	}
	word(&w, "--cap-drop");
	word(&w, "ALL");
	words_capabilities(&w, "--cap-add", "", false);
	word(&w, "--");
	words_program(&w);
	tool_launch(&w, ret_pid);
}

static const char *const programs[] = { "bwrap", NULL };
const struct driver driver_bwrap = {
	.name = "bwrap",
	.programs = programs,
	.can = CAN(SHARE_PID) | CAN(SHARE_IPC) | CAN(SHARE_UTS) | CAN(ADD_NET) | CAN(ADD_CGROUP) |
	       CAN(HOSTNAME) | CAN(MOUNTS) | CAN(MASKED) | CAN(READONLY_ROOT) | CAN(CAPABILITIES) |
	       CAN(NO_NEW_PRIVILEGES) | CAN(ENV) | CAN(ARGS) | CAN(CWD) | CAN(SECCOMP) |
	       CAN(SELINUX),
	.tool = true,
	.start = bwrap_start,
	.stop = tool_end,
};
