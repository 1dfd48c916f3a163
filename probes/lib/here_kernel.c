/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Namespaces of the container's own, and what the kernel refuses it. */
#include <linux/bpf.h>
#include <linux/perf_event.h>
#include <sched.h>
#include <string.h>
#include <sys/klog.h>
#include <sys/mount.h>
#include <sys/socket.h>
#include <sys/timex.h>
#include <sys/vfs.h>

#include "here.h"
#include "internal.h"

/*
 * The first namespace of these kinds has a number that the kernel fixes (include/linux/proc_ns.h,
 * nsfs.h); of net it is the first that is given, or fixed since 6.18.
 */
static void own_namespace(const struct wall *w, unsigned int profile, struct finding *f)
{
	static const struct {
		const char *name;
		unsigned long first[2];
	} table[] = { { "pid", { 0xEFFFFFFCu } }, { "uts", { 0xEFFFFFFEu } },
		{ "ipc", { 0xEFFFFFFFu } }, { "cgroup", { 0xEFFFFFFBu } },
		{ "user", { 0xEFFFFFFDu } }, { "net", { 0xEFFFFFF9u, 4026531840u } },
		{ "mnt", { 0xEFFFFFF8u, 4026531841u } } };
	ino_t inode = ns_inode(0, w->detail);
	(void)profile;

	if (!inode) {
		unknown(f, SKIP_KERNEL, "/proc/self/ns/%s cannot be read", w->detail);
		return;
	}
	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++) {
		if (strcmp(table[i].name, w->detail) == 0 &&
			(inode == table[i].first[0] || inode == table[i].first[1]))
			breach(f, "another number than the first namespace's", "%s:[%lu]",
				w->detail, (unsigned long)inode);
	}
}

/* kthreadd is PID 2 of the machine and of no container. */
static void host_processes(const struct wall *w, unsigned int profile, struct finding *f)
{
	char name[64] = "";
	(void)w;
	(void)profile;

	if (read_file("/proc/2/comm", name, sizeof(name)) > 0 && strcmp(name, "kthreadd") == 0)
		breach(f, "processes of the container only", "/proc/2 is kthreadd");
}

static void expect_no(struct finding *f, const char *what, long rc, int error)
{
	if (rc >= 0 || (error != EPERM && error != EACCES && error != ENOSYS))
		breach(f, "EPERM, EACCES or ENOSYS", "%s: %s", what,
			rc >= 0 ? "success" : strerrorname_np(error));
}

/* Two kinds of propagation at once: who may mount is told EINVAL, and nothing happens. */
static void mounting(const struct wall *w, unsigned int profile, struct finding *f)
{
	(void)w;
	(void)profile;
	long rc = mount(NULL, "/", NULL, MS_SHARED | MS_PRIVATE, NULL);
	expect_no(f, "mount(2)", rc, errno);
	rc = syscall(SYS_fsopen, "tmpfs", 1);
	expect_no(f, "fsopen(2)", rc, errno);
	if (rc >= 0)
		close((int)rc);
}

static void new_user_namespace(const struct wall *w, unsigned int profile, struct finding *f)
{
	int status = 0;
	(void)w;
	(void)profile;
	pid_t pid = fork();

	if (pid == 0)
		_exit(unshare(CLONE_NEWUSER) == 0 ? 0 : errno);
	while (pid > 0 && waitpid(pid, &status, 0) < 0 && errno == EINTR)
		;
	if (pid < 0 || !WIFEXITED(status))
		unknown(f, SKIP_KERNEL, "no child could tell");
	else if (WEXITSTATUS(status) == 0)
		breach(f, "EPERM", "unshare(CLONE_NEWUSER): success");
}

static void modules(const struct wall *w, unsigned int profile, struct finding *f)
{
	(void)w;
	(void)profile;
	long rc = syscall(SYS_finit_module, -1, "", 0);
	expect_no(f, "finit_module(2)", rc, errno);
	rc = syscall(SYS_delete_module, "", 0);
	expect_no(f, "delete_module(2)", rc, errno);
}

static void kernel_log(const struct wall *w, unsigned int profile, struct finding *f)
{
	char text[16];
	(void)w;
	(void)profile;
	long rc = klogctl(3, text, sizeof(text));
	expect_no(f, "syslog(READ_ALL)", rc, errno);
}

/* The right to it is asked for before the number is looked at, which is out of range. */
static void clock_setting(const struct wall *w, unsigned int profile, struct finding *f)
{
	struct timex change = { .modes = ADJ_TICK, .tick = 1 };
	(void)w;
	(void)profile;
	long rc = adjtimex(&change);
	expect_no(f, "adjtimex(ADJ_TICK)", rc, errno);
}

static void rebooting(const struct wall *w, unsigned int profile, struct finding *f)
{
	(void)w;
	(void)profile;
	long rc = syscall(SYS_reboot, 0, 0, 0, NULL);
	expect_no(f, "reboot(2) with a wrong magic number", rc, errno);
}

static void programs(const struct wall *w, unsigned int profile, struct finding *f)
{
	union bpf_attr attr;
	(void)w;
	(void)profile;

	memset(&attr, 0, sizeof(attr));
	attr.prog_type = BPF_PROG_TYPE_KPROBE; /* never one of an unprivileged user's */
	long rc = syscall(SYS_bpf, BPF_PROG_LOAD, &attr, sizeof(attr));
	expect_no(f, "bpf(BPF_PROG_LOAD)", rc, errno);
}

static void counters(const struct wall *w, unsigned int profile, struct finding *f)
{
	struct perf_event_attr attr = {
		.type = PERF_TYPE_SOFTWARE, .size = sizeof(attr), .config = PERF_COUNT_SW_CPU_CLOCK
	};
	(void)w;
	(void)profile;
	long rc = syscall(SYS_perf_event_open, &attr, -1, 0, -1, PERF_FLAG_FD_CLOEXEC);
	expect_no(f, "perf_event_open(2) of a CPU", rc, errno);
	if (rc >= 0)
		close((int)rc);
}

static void socket_of(const char *what, int family, int type, int protocol, struct finding *f)
{
	int fd = socket(family, type | SOCK_CLOEXEC, protocol);

	if (fd < 0 &&
		(errno == EAFNOSUPPORT || errno == EPROTONOSUPPORT || errno == ESOCKTNOSUPPORT))
		return; /* the kernel has none */
	expect_no(f, what, fd, errno);
	if (fd >= 0)
		close(fd);
}

static void raw_sockets(const struct wall *w, unsigned int profile, struct finding *f)
{
	(void)w;
	(void)profile;
	socket_of("a raw socket", AF_INET, SOCK_RAW, 1, f);
	socket_of("a packet socket", AF_PACKET, SOCK_RAW, 0, f);
}

static void vsock(const struct wall *w, unsigned int profile, struct finding *f)
{
	(void)w;
	(void)profile;
	socket_of("AF_VSOCK", 40, SOCK_STREAM, 0, f);
}

static void crypto(const struct wall *w, unsigned int profile, struct finding *f)
{
	(void)w;
	(void)profile;
	socket_of("AF_ALG", 38, SOCK_SEQPACKET, 0, f);
}

static void limit_of_processes(const struct wall *w, unsigned int profile, struct finding *f)
{
	const char *const dirs[] = { "/sys/fs/cgroup", "/sys/fs/cgroup/pids" };
	char text[64];
	(void)w;
	(void)profile;

	for (size_t i = 0; i < 2; i++) {
		if (read_file(fmt("%s/pids.max", dirs[i]), text, sizeof(text)) <= 0)
			continue;
		if (strcmp(text, "max") == 0)
			breach(f, "a number", "%s/pids.max is max", dirs[i]);
		return;
	}
	unknown(f, SKIP_CGROUP, "no pids.max is seen here");
}

#define HOST_NS "Pod Security Standards, Host Namespaces; namespaces(7)"
#define CAPS	"capabilities(7), Capabilities list"
const struct wall here_kernel[] = {
	{ "pid-namespace-is-its-own", "The PID namespace is not the machine's", HOST_NS, EVERY,
		own_namespace, "pid" },
	{ "no-process-of-the-machine-shows", "No process of the machine shows in /proc", HOST_NS,
		EVERY, host_processes, NULL },
	{ "uts-namespace-is-its-own", "The UTS namespace is not the machine's", "uts_namespaces(7)",
		DOCKER | PODMAN, own_namespace, "uts" },
	{ "ipc-namespace-is-its-own", "The IPC namespace is not the machine's", HOST_NS, EVERY,
		own_namespace, "ipc" },
	{ "mount-namespace-is-its-own", "The mount namespace is not the machine's",
		"mount_namespaces(7)", EVERY, own_namespace, "mnt" },
	{ "net-namespace-is-its-own", "The network namespace is not the machine's", HOST_NS, EVERY,
		own_namespace, "net" },
	{ "user-namespace-is-its-own", "The user namespace is not the machine's",
		"podman(1), Rootless mode", PODMAN, own_namespace, "user" },
	{ "cgroup-namespace-is-its-own", "The cgroup namespace is not the machine's",
		"cgroup_namespaces(7)", 0, own_namespace, "cgroup" },
	{ "mounting-is-refused", "No file system is mounted", CAPS ", CAP_SYS_ADMIN", EVERY,
		mounting, NULL },
	{ "user-namespaces-are-refused",
		"No user namespace, which would give all capabilities, is made",
		"docs.docker.com, Seccomp security profiles for Docker; user_namespaces(7)", DOCKER,
		new_user_namespace, NULL },
	{ "modules-are-refused", "No module is loaded or unloaded", CAPS ", CAP_SYS_MODULE", EVERY,
		modules, NULL },
	{ "kernel-log-is-closed", "The kernel's log is not read",
		"syslog(2); proc(5), dmesg_restrict", FILTERED, kernel_log, NULL },
	{ "clock-is-not-set", "The machine's clock is not set", CAPS ", CAP_SYS_TIME", EVERY,
		clock_setting, NULL },
	{ "reboot-is-refused", "The machine is not rebooted", CAPS ", CAP_SYS_BOOT", EVERY,
		rebooting, NULL },
	{ "programs-of-the-kernel-are-refused", "No BPF program that traces is loaded", "bpf(2)",
		EVERY, programs, NULL },
	{ "counters-of-the-machine-are-refused", "No counter of a whole CPU is opened",
		"perf_event_open(2)", FILTERED, counters, NULL },
	{ "raw-sockets-are-refused", "No raw socket is opened",
		CAPS ", CAP_NET_RAW; Pod Security Standards, "
		     "Capabilities",
		PODMAN | RESTRICTED, raw_sockets, NULL },
	{ "vsock-is-refused", "No socket to the hypervisor is opened", "vsock(7)", 0, vsock, NULL },
	{ "crypto-sockets-are-refused", "No socket into the kernel's cryptography is opened",
		"kernel Documentation/crypto/userspace-if.rst", 0, crypto, NULL },
	{ "processes-are-limited", "The number of processes has a limit", "cgroup-v2.rst, PID", 0,
		limit_of_processes, NULL },
	{ 0 },
};
