/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The feature table: the one place that says what a name in .needs means and how it is detected,
 * on the machine under test, with evidence a reader can check.  Names ending in "." take any
 * suffix: "cgroup2.pids", "fs.overlay", "cap.SYS_TIME".
 */
#include <jansson.h>
#include <linux/audit.h>
#include <linux/netlink.h>
#include <linux/seccomp.h>
#include <poll.h>
#include <sys/capability.h>
#include <sys/socket.h>

#include "internal.h"
#include "selinux.h"

typedef void check_fn(const char *suffix, struct feature_state *s);

static void say(struct feature_state *s, bool present, enum skip_code code, const char *evidence)
{
	s->present = present;
	s->code = present ? SKIP_NONE : code;
	snprintf(s->evidence, sizeof(s->evidence), "%s", evidence);
}

static void check_ns(const char *suffix, struct feature_state *s)
{
	const char *path = fmt("/proc/self/ns/%s", suffix);

	say(s, access(path, F_OK) == 0, SKIP_KERNEL,
		fmt("%s %s", path, access(path, F_OK) == 0 ? "exists" : "does not exist"));
}

/* Present is not permitted: a distribution may forbid new user namespaces by sysctl. */
static void check_userns(const char *suffix, struct feature_state *s)
{
	(void)suffix;
	pid_t pid = try_spawn(CLONE_NEWUSER);
	if (pid == 0)
		_exit(0);
	if (pid < 0) {
		say(s, false, errno == EINVAL ? SKIP_KERNEL : SKIP_PRIVILEGE,
			fmt("clone3(CLONE_NEWUSER): %s", strerrorname_np(errno)));
		return;
	}
	waitpid(pid, NULL, 0);
	say(s, true, 0, "clone3(CLONE_NEWUSER) succeeds");
}

static void check_cgroup2(const char *suffix, struct feature_state *s)
{
	const char *group = cg2();

	if (!group) {
		say(s, false, SKIP_CGROUP, "no writable cgroup2 mount");
		return;
	}
	if (!*suffix) {
		say(s, true, 0, fmt("cgroup2, own group %s", group));
		return;
	}
	char text[512] = "";
	bool found = false;
	read_file(fmt("%s/cgroup.subtree_control", group), text, sizeof(text));
	char all[512];
	snprintf(all, sizeof(all), "%s", text);
	for (char *c = strtok(text, " "); c; c = strtok(NULL, " "))
		found |= strcmp(c, suffix) == 0;
	say(s, found, SKIP_CGROUP, fmt("cgroup2 controllers: %s", all[0] ? all : "none"));
}

static void check_cgroup1(const char *suffix, struct feature_state *s)
{
	const char *group = cg1(suffix);

	say(s, group != NULL, SKIP_CGROUP,
		group ? fmt("v1 group %s", group)
		      : fmt("no writable v1 hierarchy of %s is mounted", suffix));
}

static void check_fs(const char *suffix, struct feature_state *s)
{
	char text[8192] = "";
	bool found = false;

	read_file("/proc/filesystems", text, sizeof(text));
	for (char *line = strtok(text, "\n"); line; line = strtok(NULL, "\n")) {
		const char *tab = strchr(line, '\t');
		found |= tab && strcmp(tab + 1, suffix) == 0;
	}
	say(s, found, SKIP_KERNEL,
		fmt("/proc/filesystems %s %s", found ? "lists" : "does not list", suffix));
}

static void check_cap(const char *suffix, struct feature_state *s)
{
	cap_value_t cap;

	if (cap_from_name(fmt("cap_%s", suffix), &cap) < 0) {
		say(s, false, SKIP_KERNEL, fmt("libcap knows no cap_%s", suffix));
		return;
	}
	say(s, have_cap(cap), SKIP_PRIVILEGE,
		fmt("CAP_%s is %sin the effective set", suffix, have_cap(cap) ? "" : "not "));
}

static void check_module(const char *suffix, struct feature_state *s)
{
	module_check(suffix, s);
}

static void check_file(const char *suffix, struct feature_state *s)
{
	bool found = access(fmt("/%s", suffix), F_OK) == 0;

	say(s, found, SKIP_KERNEL, fmt("/%s %s", suffix, found ? "exists" : "does not exist"));
}

static void check_sysctl(const char *suffix, struct feature_state *s)
{
	char path[256];

	snprintf(path, sizeof(path), "proc/sys/%s", suffix);
	for (char *p = path; *p; p++)
		*p = *p == '.' ? '/' : *p;
	check_file(path, s);
}

/* Called with arguments that no kernel accepts: everything but ENOSYS means that it exists. */
static void check_syscall(const char *suffix, struct feature_state *s)
{
	static const struct {
		const char *name;
		long number;
	} table[] = { { "clone3", SYS_clone3 }, { "openat2", SYS_openat2 },
		{ "mount_setattr", SYS_mount_setattr }, { "open_tree", SYS_open_tree },
		{ "fsopen", SYS_fsopen }, { "move_mount", SYS_move_mount },
		{ "pidfd_getfd", SYS_pidfd_getfd }, { "pidfd_open", SYS_pidfd_open },
		{ "statmount", SYS_statmount }, { "listmount", SYS_listmount },
		{ "listns", SYS_listns }, { "cachestat", SYS_cachestat },
		{ "io_uring_setup", SYS_io_uring_setup }, { "close_range", SYS_close_range },
		{ "process_mrelease", SYS_process_mrelease },
		{ "landlock_create_ruleset", SYS_landlock_create_ruleset },
		{ "userfaultfd", SYS_userfaultfd }, { "bpf", SYS_bpf }, { "keyctl", SYS_keyctl },
		{ "kcmp", SYS_kcmp }, { "process_madvise", SYS_process_madvise },
		{ "fchmodat2", SYS_fchmodat2 } };

	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++) {
		if (strcmp(table[i].name, suffix) != 0)
			continue;
		errno = 0;
		long r = syscall(table[i].number, -1L, -1L, -1L, -1L, -1L, -1L);
		bool found = r != -1 || errno != ENOSYS;
		say(s, found, SKIP_KERNEL,
			fmt("%s(-1, ...): %s", suffix,
				r == -1 ? strerrorname_np(errno) : "success"));
		return;
	}
	say(s, false, SKIP_KERNEL, fmt("the feature table has no number for %s", suffix));
}

static void check_seccomp(const char *suffix, struct feature_state *s)
{
	static const struct {
		const char *name;
		uint32_t action;
	} table[] = { { "filter", SECCOMP_RET_ALLOW }, { "user_notif", SECCOMP_RET_USER_NOTIF },
		{ "kill_process", SECCOMP_RET_KILL_PROCESS }, { "log", SECCOMP_RET_LOG },
		{ "trace", SECCOMP_RET_TRACE } };

	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++) {
		if (strcmp(table[i].name, suffix) != 0)
			continue;
		bool found =
			syscall(SYS_seccomp, SECCOMP_GET_ACTION_AVAIL, 0, &table[i].action) == 0;
		say(s, found, SKIP_KERNEL,
			fmt("seccomp(SECCOMP_GET_ACTION_AVAIL, %s): %s", suffix,
				found ? "available" : strerrorname_np(errno)));
		return;
	}
	say(s, false, SKIP_KERNEL, fmt("the feature table has no seccomp action %s", suffix));
}

static void check_root(const char *suffix, struct feature_state *s)
{
	(void)suffix;
	say(s, geteuid() == 0, SKIP_PRIVILEGE, fmt("effective user ID is %u", geteuid()));
}

static void check_selinux(const char *suffix, struct feature_state *s)
{
	char text[64] = "";
	bool mounted = access("/sys/fs/selinux/enforce", F_OK) == 0;

	(void)suffix;
	if (mounted)
		read_file("/proc/self/attr/current", text, sizeof(text));
	/* Before a policy is loaded every task is "kernel". */
	bool loaded = mounted && strchr(text, ':');
	say(s, loaded, SKIP_LSM,
		!mounted ? "/sys/fs/selinux is not mounted"
		: loaded ? fmt("active, own label %s", text)
			 : "active without a policy");
}

static void check_policy(const char *suffix, struct feature_state *s)
{
	(void)suffix;
	say(s, selinux_ours(), SKIP_LSM,
		selinux_ours() ? "cell_t is a type of the policy"
			       : "no policy is loaded, or cell_t is no type of it");
}

static void check_swap(const char *suffix, struct feature_state *s)
{
	char text[4096] = "";

	(void)suffix;
	read_file("/proc/swaps", text, sizeof(text));
	bool found = strchr(text, '\n') != NULL;
	say(s, found, SKIP_DEVICE, found ? "/proc/swaps lists an area" : "/proc/swaps lists none");
}

static void check_cpus(const char *suffix, struct feature_state *s)
{
	long wanted = strtol(suffix, NULL, 10), online = sysconf(_SC_NPROCESSORS_ONLN);

	say(s, online >= wanted, SKIP_DEVICE, fmt("%ld CPUs online", online));
}

/* The last of the name is looked up as a program on the usual path. */
static void check_tool(const char *suffix, struct feature_state *s)
{
	static const char *const dirs[] = { "/usr/local/sbin", "/usr/local/bin", "/usr/sbin",
		"/usr/bin", "/sbin", "/bin" };

	for (size_t i = 0; i < sizeof(dirs) / sizeof(dirs[0]); i++) {
		const char *path = fmt("%s/%s", dirs[i], suffix);
		if (access(path, X_OK) == 0) {
			say(s, true, 0, path);
			return;
		}
	}
	say(s, false, SKIP_TOOL, fmt("no program %s on the usual path", suffix));
}

/*
 * Whether audit records, as AUDIT_GET tells it.  The kernel answers that in the initial PID namespace
 * only, so the runner asks and hands on a no; a probe that is refused the answer takes it for a yes.
 */
static void check_audit(const char *suffix, struct feature_state *s)
{
	struct {
		struct nlmsghdr head;
		union {
			struct audit_status status;
			struct nlmsgerr error;
			char space[1024];
		};
	} message = { .head = { .nlmsg_len = NLMSG_LENGTH(0),
			      .nlmsg_type = AUDIT_GET,
			      .nlmsg_flags = NLM_F_REQUEST } };
	const char *told = getenv("BULKHEAD_AUDIT");

	(void)suffix;
	if (told) {
		say(s, false, SKIP_KERNEL, told);
		return;
	}
	int fd = socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC, NETLINK_AUDIT);
	if (fd < 0 || send(fd, &message, message.head.nlmsg_len, 0) < 0 ||
		recv(fd, &message, sizeof(message), 0) < 0) {
		say(s, false, SKIP_KERNEL, fmt("netlink of audit: %s", strerrorname_np(errno)));
	} else if (message.head.nlmsg_type == NLMSG_ERROR) {
		bool hidden = message.error.error == -EPERM || message.error.error == -ECONNREFUSED;
		say(s, hidden, SKIP_KERNEL,
			fmt("AUDIT_GET: %s", strerrorname_np(-message.error.error)));
	} else {
		say(s, message.status.enabled != 0, SKIP_KERNEL,
			fmt("AUDIT_GET: enabled is %u", message.status.enabled));
	}
	if (fd >= 0)
		close(fd);
}

/* 32-bit system calls by int 0x80; tried in a child, for without them it is SIGSEGV. */
static void check_ia32(const char *suffix, struct feature_state *s)
{
	(void)suffix;
#ifdef __x86_64__
	pid_t pid = try_spawn(0);
	if (pid == 0) {
		long result;
		__asm__ volatile("int $0x80" : "=a"(result) : "a"(20 /* getpid */) : "memory");
		_exit(result > 0 ? 0 : 1);
	}
	int status = -1;
	waitpid(pid, &status, 0);
	bool found = WIFEXITED(status) && WEXITSTATUS(status) == 0;
	say(s, found, SKIP_KERNEL,
		found ? "int 0x80 getpid answers" : "int 0x80 getpid does not answer");
#else
	say(s, false, SKIP_KERNEL, "not an x86-64 machine");
#endif
}

static const struct feature {
	const char *name;
	check_fn *check;
	const char *examples; /* suffixes that `features` prints */
	const char *meaning;
} table[] = {
	{ "root", check_root, NULL, "effective user ID 0" },
	{ "userns", check_userns, NULL, "this caller may create a user namespace" },
	{ "ns.", check_ns, "pid mnt user net ipc uts cgroup time", "the namespace type" },
	{ "cgroup2", check_cgroup2, NULL, "a cgroup2 hierarchy in which this probe owns a group" },
	{ "cgroup2.", check_cgroup2, "pids memory cpu cpuset io hugetlb rdma misc",
		"the v2 controller, enabled in the probe's group" },
	{ "cgroup1.", check_cgroup1,
		"pids memory cpu cpuacct cpuset devices freezer blkio hugetlb net_cls net_prio",
		"the v1 controller's hierarchy" },
	{ "seccomp.", check_seccomp, "filter user_notif kill_process log trace",
		"the seccomp action" },
	{ "selinux", check_selinux, NULL, "SELinux active with a policy loaded" },
	{ "selinux.bulkhead", check_policy, NULL, "the policy loaded is fixtures/selinux" },
	{ "fs.", check_fs, "overlay tmpfs mqueue ext4 fuse hugetlbfs", "the file system type" },
	{ "cap.", check_cap, "SYS_ADMIN SYS_RESOURCE SYS_TIME NET_ADMIN MKNOD CHECKPOINT_RESTORE",
		"the capability in the effective set" },
	{ "module.", check_module, "loop dummy veth tun", "built in or loaded (libkmod)" },
	{ "syscall.", check_syscall,
		"clone3 openat2 mount_setattr open_tree fsopen move_mount pidfd_getfd statmount "
		"listmount listns io_uring_setup cachestat",
		"the system call" },
	{ "sysctl.", check_sysctl, "kernel.ns_last_pid fs.mount-max", "the file below /proc/sys" },
	{ "file.", check_file, "dev/fuse dev/net/tun proc/pressure/memory", "the path exists" },
	{ "swap", check_swap, NULL, "an active swap area" },
	{ "cpus.", check_cpus, "2", "at least that many CPUs online" },
	{ "tool.", check_tool, NULL, "the program is installed" },
	{ "audit", check_audit, NULL, "the kernel records audit events (audit=1)" },
	{ "ia32", check_ia32, NULL, "32-bit system calls through int 0x80" },
};

bool feature_check(const char *name, struct feature_state *state)
{
	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++) {
		size_t length = strlen(table[i].name);
		bool family = table[i].name[length - 1] == '.';
		if (family ? strncmp(name, table[i].name, length) != 0 || !name[length]
			   : strcmp(name, table[i].name) != 0)
			continue;
		table[i].check(family ? name + length : "", state);
		return true;
	}
	return false;
}

static int feature_print(const char *name)
{
	struct feature_state s = { 0 };

	if (!feature_check(name, &s)) {
		fprintf(stderr, "unknown feature \"%s\"; --features prints the table\n", name);
		return 2;
	}
	json_t *o = json_pack("{s:s, s:b, s:s?, s:s}", "name", name, "present", s.present, "code",
		s.present ? NULL : skip_code_name(s.code), "evidence", s.evidence);
	json_dumpf(o, stdout, JSON_COMPACT);
	putchar('\n');
	json_decref(o);
	return 0;
}

int features_print(char *const names[])
{
	int code = 0;

	if (names[0]) {
		for (; *names; names++)
			code |= feature_print(*names);
		cgroup_by_hand_cleanup();
		return code;
	}
	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++) {
		const char *name = table[i].name;
		if (name[strlen(name) - 1] != '.') {
			feature_print(name);
			continue;
		}
		char list[512];
		snprintf(list, sizeof(list), "%s", table[i].examples ? table[i].examples : "");
		for (char *e = list, *next; *e; e = next) {
			next = e + strcspn(e, " ");
			if (*next)
				*next++ = '\0';
			feature_print(fmt("%s%s", name, e));
		}
	}
	cgroup_by_hand_cleanup();
	return 0;
}
