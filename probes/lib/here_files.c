/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What of the machine shows in the container's file systems. */
#include <dirent.h>
#include <limits.h>
#include <string.h>
#include <sys/statvfs.h>
#include <sys/sysmacros.h>

#include "here.h"
#include "internal.h"

/* For each of the space-separated paths of .detail. */
static void each_path(
	const struct wall *w, struct finding *f, void (*look)(const char *, struct finding *))
{
	char copy[512];

	snprintf(copy, sizeof(copy), "%s", w->detail);
	for (char *save = NULL, *p = strtok_r(copy, " ", &save); p; p = strtok_r(NULL, " ", &save))
		look(p, f);
}

/* Absent, closed or empty are as good as masked. */
static void look_masked(const char *path, struct finding *f)
{
	struct stat st;
	char byte;

	if (stat(path, &st) < 0)
		return;
	if (S_ISDIR(st.st_mode)) {
		DIR *dir = opendir(path);
		for (struct dirent *d; dir && (d = readdir(dir));) {
			if (d->d_name[0] == '.')
				continue;
			breach(f, "absent, closed or empty", "%s holds %s", path, d->d_name);
			break;
		}
		if (dir)
			closedir(dir);
		return;
	}
	int fd = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
	if (fd >= 0 && read(fd, &byte, 1) == 1)
		breach(f, "absent, closed or empty", "%s can be read", path);
	if (fd >= 0)
		close(fd);
}

static void masked(const struct wall *w, unsigned int profile, struct finding *f)
{
	(void)profile;
	each_path(w, f, look_masked);
}

/* A file is opened and nothing written; of a folder the mount's flag counts. */
static void look_writable(const char *path, struct finding *f)
{
	struct statvfs fs;
	struct stat st;

	if (stat(path, &st) < 0)
		return;
	if (S_ISDIR(st.st_mode)) {
		if (statvfs(path, &fs) == 0 && !(fs.f_flag & ST_RDONLY) && access(path, R_OK) == 0)
			breach(f, "read-only, closed or absent", "%s is on a writable mount", path);
		return;
	}
	int fd = open(path, O_WRONLY | O_NONBLOCK | O_CLOEXEC);
	if (fd < 0)
		return;
	close(fd);
	breach(f, "not to be opened for writing", "%s can be", path);
}

static void readonly(const struct wall *w, unsigned int profile, struct finding *f)
{
	(void)profile;
	each_path(w, f, look_writable);
}

/* Calls back with the mount point, type, root and options of each line of mountinfo. */
struct mount_line {
	char root[PATH_MAX], point[PATH_MAX], options[256], fields[256], type[64];
};
static void each_mount(struct finding *f, void (*look)(const struct mount_line *, struct finding *))
{
	static char line[4 * PATH_MAX];
	static struct mount_line m;
	FILE *file = fopen("/proc/self/mountinfo", "re");

	if (!file) {
		unknown(f, SKIP_KERNEL, "/proc/self/mountinfo: %m");
		return;
	}
	while (fgets(line, sizeof(line), file)) {
		char *dash = strstr(line, " - ");
		int used = 0;
		if (!dash || sscanf(dash, " - %63s", m.type) != 1)
			continue;
		*dash = '\0';
		if (sscanf(line, "%*d %*d %*s %4095s %4095s %255s%n", m.root, m.point, m.options,
			    &used) != 3)
			continue;
		snprintf(m.fields, sizeof(m.fields), "%s", line + used);
		look(&m, f);
	}
	fclose(file);
}

static void look_propagation(const struct mount_line *m, struct finding *f)
{
	if (strstr(m->fields, "shared:"))
		breach(f, "private mounts, or those that only receive", "%s:%s", m->point,
			m->fields);
}

static void propagation(const struct wall *w, unsigned int profile, struct finding *f)
{
	(void)w;
	(void)profile;
	each_mount(f, look_propagation);
}

static void look_procfs(const struct mount_line *m, struct finding *f)
{
	if (strcmp(m->point, "/proc") != 0 || strcmp(m->type, "proc") != 0)
		return;
	if (!strstr(m->options, "nosuid") || !strstr(m->options, "nodev") ||
		!strstr(m->options, "noexec"))
		breach(f, "nosuid, nodev and noexec", "/proc has %s", m->options);
}

static void procfs_flags(const struct wall *w, unsigned int profile, struct finding *f)
{
	(void)w;
	(void)profile;
	each_mount(f, look_procfs);
}

static void look_cgroup(const struct mount_line *m, struct finding *f)
{
	if (strncmp(m->type, "cgroup", 6) == 0)
		look_writable(fmt("%s/cgroup.procs", m->point), f);
}

static void cgroups(const struct wall *w, unsigned int profile, struct finding *f)
{
	(void)w;
	(void)profile;
	each_mount(f, look_cgroup);
}

static void look_agent(const struct mount_line *m, struct finding *f)
{
	if (strcmp(m->type, "cgroup") == 0)
		look_writable(fmt("%s/release_agent", m->point), f);
}

static void release_agents(const struct wall *w, unsigned int profile, struct finding *f)
{
	(void)w;
	(void)profile;
	each_mount(f, look_agent);
}

/* null zero full random urandom, tty console ptmx, pts, tun, fuse: the nodes that engines give. */
static bool is_usual(const struct stat *st)
{
	unsigned int major = major(st->st_rdev), minor = minor(st->st_rdev);

	if (S_ISBLK(st->st_mode))
		return false;
	return (major == 1 &&
		       (minor == 3 || minor == 5 || minor == 7 || minor == 8 || minor == 9)) ||
	       (major == 5 && minor <= 2) || (major >= 136 && major <= 143) ||
	       (major == 10 && (minor == 200 || minor == 229));
}

static void walk_devices(const char *path, int depth, struct finding *f)
{
	DIR *dir = opendir(path);

	for (struct dirent *d; dir && (d = readdir(dir));) {
		char name[PATH_MAX];
		struct stat st;
		if (d->d_name[0] == '.')
			continue;
		snprintf(name, sizeof(name), "%s/%s", path, d->d_name);
		if (lstat(name, &st) < 0)
			continue;
		if (S_ISDIR(st.st_mode) && depth < 4)
			walk_devices(name, depth + 1, f);
		if ((S_ISBLK(st.st_mode) || S_ISCHR(st.st_mode)) && !is_usual(&st))
			breach(f, "null, zero, full, random, terminals, tun and fuse only",
				"%s %u:%u", name, major(st.st_rdev), minor(st.st_rdev));
	}
	if (dir)
		closedir(dir);
}

static void devices(const struct wall *w, unsigned int profile, struct finding *f)
{
	(void)w;
	(void)profile;
	walk_devices("/dev", 0, f);
}

/* Either the node is not made, or it does not open; a device that is not there is a different no. */
static void nodes(const struct wall *w, unsigned int profile, struct finding *f)
{
	static const char *const places[] = { "/tmp", "/dev/shm", "/dev", "/run", "/var/tmp", "/" };
	(void)w;
	(void)profile;

	for (size_t i = 0; i < sizeof(places) / sizeof(places[0]); i++) {
		const char *node = fmt("%s/bulkhead-node.%d", places[i], getpid());
		if (mknod(node, S_IFBLK | 0600, makedev(7, 0)) < 0) {
			if (errno == EPERM)
				return;
			continue;
		}
		int fd = open(node, O_RDONLY | O_NONBLOCK | O_CLOEXEC), error = errno;
		unlink(node);
		if (fd >= 0)
			close(fd);
		if (fd < 0 && (error == EPERM || error == EACCES))
			return;
		breach(f, "EPERM of mknod(2) or open(2)", "block device 7:0 on %s: %s", places[i],
			fd >= 0 ? "opened" : strerrorname_np(error));
		return;
	}
	unknown(f, SKIP_PRIVILEGE, "no folder is writable to make a node in");
}

static void look_socket(const char *path, struct finding *f)
{
	if (access(path, F_OK) == 0)
		breach(f, "no engine's socket", "%s is there", path);
}

static void sockets(const struct wall *w, unsigned int profile, struct finding *f)
{
	(void)profile;
	each_path(w, f, look_socket);
}

#define MASKS "runtime-spec config-linux.md, Masked Paths; Pod Security Standards, /proc Mount Type"
#define READONLY \
	"runtime-spec config-linux.md, Readonly Paths; Pod Security Standards, /proc Mount Type"
#define HELPERS "core(5); proc(5), /proc/sys/kernel/modprobe, hotplug"
const struct wall here_files[] = {
	{ "memory-image-is-masked", "The kernel's memory does not show", MASKS, EVERY, masked,
		"/proc/kcore" },
	{ "keys-are-masked", "The machine's keys do not show", MASKS, EVERY, masked, "/proc/keys" },
	{ "timers-are-masked", "The machine's timers and latencies do not show", MASKS, EVERY,
		masked,
		"/proc/timer_list /proc/timer_stats /proc/latency_stats /proc/sched_debug" },
	{ "firmware-is-masked", "Firmware, ACPI and SCSI do not show", MASKS, EVERY, masked,
		"/sys/firmware /proc/acpi /proc/scsi" },
	{ "kernel-file-systems-are-absent",
		"Debugging, tracing, security and BPF file systems do not show",
		"proc(5), /proc/filesystems; kernel Documentation/filesystems/debugfs.rst", EVERY,
		masked,
		"/sys/kernel/debug /sys/kernel/tracing /sys/fs/bpf /sys/firmware/efi/efivars" },
	{ "settings-of-the-kernel-are-read-only", "No setting of the kernel is writable", READONLY,
		EVERY, readonly,
		"/proc/sys /proc/sys/kernel/panic /proc/sys/vm/overcommit_memory "
		"/proc/sys/fs/file-max" },
	{ "sysrq-is-closed", "The system request key cannot be pressed", READONLY, EVERY, readonly,
		"/proc/sysrq-trigger" },
	{ "hardware-of-procfs-is-read-only",
		"Buses, interrupts and file systems of procfs are read-only", READONLY, EVERY,
		readonly, "/proc/bus /proc/fs /proc/irq" },
	{ "programs-of-the-kernel-are-not-chosen",
		"The programs that the kernel runs as root cannot be named", HELPERS, EVERY,
		readonly,
		"/proc/sys/kernel/core_pattern /proc/sys/kernel/modprobe /proc/sys/kernel/hotplug "
		"/sys/kernel/uevent_helper /proc/sys/fs/binfmt_misc/register" },
	{ "sysfs-is-read-only", "The machine's devices cannot be configured", "sysfs(5); " READONLY,
		EVERY, readonly, "/sys /sys/kernel/profiling /sys/power/state" },
	{ "control-groups-are-read-only", "The container cannot change the limits that it is under",
		"cgroups(7), Cgroups delegation; CVE-2022-0492", EVERY, cgroups, NULL },
	{ "release-agent-is-closed", "No release agent can be named",
		"CVE-2022-0492; cgroups(7), release_agent", EVERY, release_agents, NULL },
	{ "mounts-neither-receive-nor-send",
		"No mount of the container is in a peer group with the machine's",
		"mount_namespaces(7), Shared subtrees", DOCKER | BASELINE | RESTRICTED, propagation,
		NULL },
	{ "procfs-has-its-flags", "/proc is mounted nosuid, nodev and noexec",
		"runtime-spec config.md, Mounts", EVERY, procfs_flags, NULL },
	{ "no-device-of-the-machine", "/dev holds the usual nodes and none of the machine's",
		"runtime-spec "
		"config-linux.md, Default Devices",
		EVERY, devices, NULL },
	{ "own-device-node-does-not-open", "A block device's node is not made or does not open",
		"cgroup-v2.rst, Device controller; mknod(2), EPERM", EVERY, nodes, NULL },
	{ "no-socket-of-an-engine", "No engine that would obey the container can be reached",
		"docs.docker.com, Docker daemon attack surface; Pod Security Standards, HostPath "
		"Volumes",
		EVERY, sockets,
		"/var/run/docker.sock /run/docker.sock /run/containerd/containerd.sock "
		"/run/podman/podman.sock "
		"/run/crio/crio.sock /run/systemd/private" },
	{ 0 },
};
