/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <CUnit/Basic.h>
#include <stdlib.h>
#include <string.h>

#include "kmsg.h"
#include "splat.h"
#include "tests.h"

static const struct {
	const char *name, *line;
} samples[] = {
	{ "panic", "Kernel panic - not syncing: Attempted to kill init! exitcode=0x00000009" },
	{ "kernel-bug", "kernel BUG at fs/namespace.c:1234!" },
	{ "oops", "Oops: 0002 [#1] PREEMPT SMP PTI" },
	{ "oops", "Oops - BUG: 0 [#1] SMP ARM" },
	{ "oops", "Internal error: Oops: 96000004 [#1] SMP" },
	{ "internal-error", "Internal error: synchronous external abort: 96000210 [#1]" },
	{ "gpf", "general protection fault, probably for non-canonical address 0xdead: 0000 [#1]" },
	{ "bug", "BUG: KASAN: slab-use-after-free in put_pid+0x1a/0x40" },
	{ "bug", "BUG: kernel NULL pointer dereference, address: 0000000000000008" },
	{ "bug", "BUG: sleeping function called from invalid context at "
		 "kernel/locking/mutex.c:580" },
	{ "bug", "BUG kmalloc-64 (Not tainted): Redzone overwritten" },
	{ "ubsan", "UBSAN: array-index-out-of-bounds in kernel/cgroup/cgroup.c:99:12" },
	{ "refcount", "refcount_t: underflow; use-after-free." },
	{ "bad-address", "Unable to handle kernel paging request at virtual address ffff0000" },
	{ "odebug", "ODEBUG: free active (active state 0) object type: timer_list" },
	{ "kmemleak", "kmemleak: 3 new suspected memory leaks (see /sys/kernel/debug/kmemleak)" },
	{ "trap", "divide error: 0000 [#1] PREEMPT SMP" },
	{ "warning",
		"WARNING: CPU: 1 PID: 812 at kernel/nsproxy.c:66 create_new_namespaces+0x2a/0x3" },
	{ "warning",
		"WARNING: kernel/nsproxy.c:66 at create_new_namespaces+0x2a/0x30, CPU#1: sh/8" },
	{ "lockdep", "WARNING: possible circular locking dependency detected" },
	{ "lockdep", "WARNING: suspicious RCU usage" },
	{ "stall", "rcu: INFO: rcu_sched detected stalls on CPUs/tasks:" },
	{ "stall", "INFO: rcu_preempt self-detected stall on CPU" },
	{ "stall", "INFO: task umount:812 blocked for more than 120 seconds." },
	{ "lockup", "watchdog: BUG soft lockup - CPU#0 stuck for 22s!" },
	{ "lockup", "NMI watchdog: Watchdog detected hard LOCKUP on cpu 1" },
	{ "netdev-leak", "unregister_netdevice: waiting for lo to become free. Usage count = 1" },
	{ "busy-inodes", "VFS: Busy inodes after unmount of tmpfs. Self-destruct in 5 seconds." },
};

static const char *const clean[] = {
	"Linux version 6.12.0 (gcc) #1 SMP PREEMPT_DYNAMIC",
	"Command line: console=ttyS0 panic=-1 oops=panic",
	"cgroup: Disabling cpuset control group subsystem",
	"traps: a.out[812] general protection fault ip:401136 sp:7ffd error:0 in "
	"a.out[401000+1000]",
	"a.out[812]: segfault at 0 ip 0000000000401136 sp 00007ffd error 6 in a.out[401000+1000]",
	"oom-kill:constraint=CONSTRAINT_MEMCG,nodemask=(null),cpuset=/,mems_allowed=0",
	"Memory cgroup out of memory: Killed process 812 (probe) total-vm:1234kB",
	"INFO: lockdep is turned off.",
	"perf: INFO: NMI handler (perf_event_nmi_handler) took too long to run: 1.234 msecs",
	"XFS (loop0): WARNING: Reset corrupted AGFL on AG 0.",
	"SELinux:  Class mctp_socket not defined in policy.",
	"audit: type=1400 audit(1.1:2): avc:  denied  { read } for  pid=9 comm=\"BUG\"",
	"WARNING: unable to open an initial console",
	"ACPI BIOS Error (bug): Could not resolve symbol [^S1_]",
	"DEBUG: test",
	"EXT4-fs (loop0): mounted filesystem with ordered data mode. Opts: (null)",
	"random: crng init done",
	"mce: [Hardware Error]: CPU 0: Machine Check Exception: 0",
	"",
};

static void positive(void)
{
	for (size_t i = 0; i < sizeof(samples) / sizeof(*samples); i++) {
		const char *name = splat_match(samples[i].line, strlen(samples[i].line));

		CU_ASSERT_PTR_NOT_NULL(name);
		/* Several patterns may fit; the first in the table names it. */
		if (!name || (strcmp(name, samples[i].name) && strcmp(name, "bug")))
			printf("\n  '%s': %s", samples[i].line, name ? name : "nothing");
		CU_ASSERT_TRUE(name && (!strcmp(name, samples[i].name) || !strcmp(name, "bug")));
	}
}

static void negative(void)
{
	for (size_t i = 0; i < sizeof(clean) / sizeof(*clean); i++) {
		const char *name = splat_match(clean[i], strlen(clean[i]));

		if (name)
			printf("\n  '%s': %s", clean[i], name);
		CU_ASSERT_PTR_NULL(name);
	}
}

static void the_banner(void)
{
	CU_ASSERT_TRUE(splat_is_banner(clean[0], strlen(clean[0])));
	CU_ASSERT_FALSE(splat_is_banner(clean[1], strlen(clean[1])));
}

static void records_of_kmsg(void)
{
	static const char record[] =
		"4,1234,5678901,-;BUG: it \xff broke\n SUBSYSTEM=mem\n DEVICE=x\n";
	char *text = kmsg_text(record, sizeof(record) - 1);

	CU_ASSERT_STRING_EQUAL(text, "BUG: it \xef\xbf\xbd broke");
	free(text);
	text = kmsg_text("no semicolon", 12);
	CU_ASSERT_STRING_EQUAL(text, "no semicolon");
	CU_ASSERT_TRUE(kmsg_is_kernel(record, sizeof(record) - 1));
	CU_ASSERT_TRUE(kmsg_is_kernel("7,1,2,-;x", 9));
	CU_ASSERT_FALSE(kmsg_is_kernel("12,1,2,-;BUG: of a program", 26));
	CU_ASSERT_FALSE(kmsg_is_kernel("8,1,2,-;x", 9));
	CU_ASSERT_FALSE(kmsg_is_kernel(";x", 2));
	free(text);
}

void add_splat_tests(void)
{
	CU_pSuite suite = CU_add_suite("kernel log", NULL, NULL);

	CU_add_test(suite, "splats are found", positive);
	CU_add_test(suite, "clean lines are not", negative);
	CU_add_test(suite, "the banner", the_banner);
	CU_add_test(suite, "records of kmsg", records_of_kmsg);
}
