/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <linux/capability.h>
#include <sys/io.h>
#include <sys/klog.h>
#include <sys/resource.h>
#include <sys/swap.h>
#include <sys/timex.h>
#include <time.h>

#include "_user.h"

/* Kernel bug it catches: ns_capable() or the caller's namespace in a check that is for the initial
 * user namespace alone. */
enum {
	ADJTIMEX,
	SETTIME,
	INIT_MODULE,
	DELETE_MODULE,
	SWAPOFF,
	ACCT,
	KEXEC,
	SYSLOG,
	IOPL,
	NICE,
	REALTIME,
	HARDLIMIT
};

static long call(int i)
{
	struct timex tick = { 0 };
	struct sched_param param = { .sched_priority = 1 };
	struct rlimit hard = { .rlim_cur = 10, .rlim_max = 20 };
	struct timespec now;

	switch (i) {
	case ADJTIMEX:
		adjtimex(&tick);
		tick.modes = ADJ_TICK; /* the value that it has */
		return adjtimex(&tick);
	case INIT_MODULE:
		return syscall(SYS_init_module, NULL, 0ul, "");
	case DELETE_MODULE:
		return syscall(SYS_delete_module, "bulkhead_no_such_module", O_NONBLOCK);
	case SWAPOFF:
		return swapoff("/nonexistent");
	case ACCT:
		return acct("/nonexistent");
	case KEXEC:
		return syscall(SYS_kexec_load, 0ul, 1000ul, NULL, 0ul);
	case SYSLOG:
		return klogctl(8 /* console level */, NULL, 99);
	case IOPL:
		return ioperm(0x80, 1, 1);
	case SETTIME:
		clock_gettime(CLOCK_REALTIME, &now);
		return sabotaged() ? 0 : clock_settime(CLOCK_REALTIME, &now);
	case NICE:
		return setpriority(PRIO_PROCESS, 0, -5);
	case REALTIME:
		return sched_setscheduler(0, SCHED_FIFO, &param);
	case HARDLIMIT:
		MUST(setrlimit(RLIMIT_NOFILE, &hard));
		hard.rlim_max = 21;
		return setrlimit(RLIMIT_NOFILE, &hard);
	default:
		return 0;
	}
}

PROBE(
	.claim = "Root of a user namespace has no power over time, modules, swap, ports, priorities, limits",
	.source = "user_namespaces(7), Effect of capabilities within a user namespace; capabilities(7)",
	.needs = { "root", "userns" },
	.sabotage = { .twin = "the calls are made by the host's root" },
)
{
	static const struct {
		int call, error;
		const char *name;
	} calls[] = { { ADJTIMEX, EPERM, "adjtimex" }, { SETTIME, EPERM, "clock_settime" },
		{ INIT_MODULE, EPERM, "init_module" }, { DELETE_MODULE, EPERM, "delete_module" },
		{ SWAPOFF, EPERM, "swapoff" }, { ACCT, EPERM, "acct" },
		{ KEXEC, EPERM, "kexec_load" }, { SYSLOG, EPERM, "syslog" },
		{ IOPL, EPERM, "ioperm" }, { NICE, EACCES, "setpriority" },
		{ REALTIME, EPERM, "sched_setscheduler" }, { HARDLIMIT, EPERM, "setrlimit" } };

	for (size_t i = 0; i < sizeof(calls) / sizeof(calls[0]); i++) {
		pid_t pid = sabotaged() ? spawn(0) : spawn_userns(0, "0 0 1", "0 0 1");
		if (pid == 0) {
			row("%s", calls[i].name);
			MUST_BE(have_cap(CAP_SYS_ADMIN)); /* control */
			errno = 0;
			long result = call(calls[i].call);
			if (result < 0 && errno == ENOSYS)
				row_skip(SKIP_KERNEL, "%s: ENOSYS", calls[i].name);
			else
				EXPECT_EQ(result < 0 ? errno : 0, calls[i].error);
			probe_exit(0);
		}
		child_wait(pid);
	}
}
