/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <linux/capability.h>
#include <linux/perf_event.h>
#include <sys/acct.h>
#include <sys/klog.h>
#include <sys/mount.h>
#include <sys/reboot.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/swap.h>
#include <sys/time.h>
#include <sys/timex.h>

#include "probe.h"

/* Kernel bug it catches: one call whose capability check is missing. */
static long adjust_clock(void)
{
	struct timex tx = { .modes = ADJ_STATUS };

	return adjtimex(&tx);
}

static long set_clock(void)
{
	/* An invalid time: with the capability it is EINVAL and nothing changes. */
	struct timespec ts = { .tv_nsec = -1 };

	return syscall(SYS_clock_settime, 0, &ts);
}

static long lower_nice(void)
{
	return setpriority(PRIO_PROCESS, 0, -5);
}

static long raise_limit(void)
{
	struct rlimit limit;

	MUST(getrlimit(RLIMIT_NOFILE, &limit));
	limit.rlim_max++;
	return setrlimit(RLIMIT_NOFILE, &limit);
}

static long set_host_name(void)
{
	return sethostname("cell", 4);
}

static long mount_something(void)
{
	return mount("none", "/tmp", "tmpfs", 0, NULL);
}

static long load_module(void)
{
	return syscall(SYS_init_module, NULL, 0, "");
}

static long remove_module(void)
{
	return syscall(SYS_delete_module, "no-such-module", O_NONBLOCK);
}

static long boot_again(void)
{
	/* In a PID namespace of its own: it would end the cell at most. */
	return reboot(RB_DISABLE_CAD);
}

static long load_kernel(void)
{
	return syscall(SYS_kexec_load, 0, 0, NULL, 0);
}

static long use_swap(void)
{
	return swapoff("/no-such-file");
}

static long hang_up(void)
{
	return vhangup();
}

static long chroot_is_not_enough(void)
{
	return unshare(CLONE_NEWUTS);
}

static long realtime(void)
{
	struct sched_param param = { .sched_priority = 1 };

	return sched_setscheduler(0, SCHED_FIFO, &param);
}

static long packets_of_another(void)
{
	int one = 1, fd = MUST(socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0));

	return setsockopt(fd, SOL_SOCKET, 33 /* SO_RCVBUFFORCE */, &one, sizeof(one));
}

static long count_processes(void)
{
	return acct("/no-such-file");
}

static long lookup_handle(void)
{
	struct {
		unsigned int bytes;
		int type;
		unsigned char data[8];
	} handle = { .bytes = 8, .type = 1 };

	return syscall(SYS_open_by_handle_at, AT_FDCWD, &handle, O_RDONLY);
}

static long port_access(void)
{
	return syscall(SYS_iopl, 3);
}

PROBE(
	.claim = "A cell with the usual capabilities is refused each call that needs another: "
		"EPERM",
	.source = "capabilities(7), Capabilities list",
	.needs = { "root", "cap.SYS_ADMIN" },
	.cell = { .plain = true },
	.sabotage = { .capabilities = "all" },
)
{
	static const struct {
		const char *name;
		long (*call)(void);
		int error;
	} rows[] = { { "adjtimex: CAP_SYS_TIME", adjust_clock, EPERM },
		{ "setpriority: CAP_SYS_NICE", lower_nice, EACCES },
		{ "sched_setscheduler: CAP_SYS_NICE", realtime, EPERM },
		{ "setrlimit: CAP_SYS_RESOURCE", raise_limit, EPERM },
		{ "sethostname: CAP_SYS_ADMIN", set_host_name, EPERM },
		{ "mount: CAP_SYS_ADMIN", mount_something, EPERM },
		{ "unshare: CAP_SYS_ADMIN", chroot_is_not_enough, EPERM },
		{ "swapoff: CAP_SYS_ADMIN", use_swap, EPERM },
		{ "init_module: CAP_SYS_MODULE", load_module, EPERM },
		{ "delete_module: CAP_SYS_MODULE", remove_module, EPERM },
		{ "reboot: CAP_SYS_BOOT", boot_again, EPERM },
		{ "kexec_load: CAP_SYS_BOOT", load_kernel, EPERM },
		{ "vhangup: CAP_SYS_TTY_CONFIG", hang_up, EPERM },
		{ "SO_RCVBUFFORCE: CAP_NET_ADMIN", packets_of_another, EPERM },
		{ "acct: CAP_SYS_PACCT", count_processes, EPERM },
		{ "open_by_handle_at: CAP_DAC_READ_SEARCH", lookup_handle, EPERM },
		{ "iopl: CAP_SYS_RAWIO", port_access, EPERM } };

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		/* With every capability, as the sabotage has it, these would reach the machine. */
		if (sabotaged() && rows[i].call != set_host_name &&
			rows[i].call != mount_something && rows[i].call != lower_nice &&
			rows[i].call != use_swap)
			continue;
		row("%s", rows[i].name);
		errno = 0;
		long result = rows[i].call();
		if (result == -1 && errno == ENOSYS)
			row_skip(SKIP_KERNEL, "ENOSYS: the kernel is built without it");
		else
			EXPECT(result == -1 && errno == rows[i].error);
	}
	row("setting the clock: CAP_SYS_TIME");
	errno = 0;
	EXPECT(set_clock() == -1 && (errno == EPERM || errno == EINVAL));
	row("chroot, which CAP_SYS_CHROOT allows");
	EXPECT_OK(chroot("/")); /* control */
}
