/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "probe.h"

/* Runtime bug it catches: a sysctl written in the runtime's namespace, or not at all. */
#define PATHS "kernel/shmmni", "kernel/msgmni", "fs/mqueue/msg_max", "net/ipv4/ip_default_ttl"

static void watch(void);

PROBE(.claim = "linux.sysctl is in force in the cell's ipc and network namespaces and not on the "
	       "host",
	.source = "runtime-spec config-linux.md, Sysctl",
	.needs = { "root", "ns.net", "sysctl.fs.mqueue.msg_max" },
	.cell = { .add = NS_NET,
		.sysctl = { "kernel.shmmni=71", "kernel.msgmni=72", "fs.mqueue.msg_max=73",
			"net.ipv4.ip_default_ttl=74" } },
	.sabotage = { .add = NS_NET,
		.sysctl = { "kernel.shmmni=71", "kernel.msgmni=72", "fs.mqueue.msg_max=73" } },
	.outside = watch, )
{
	static const char *const paths[] = { PATHS };

	for (size_t i = 0; i < 4; i++) {
		row("%s", paths[i]);
		EXPECT_EQ(file_number(fmt("/proc/sys/%s", paths[i])), 71 + (long long)i);
	}
	tell(1);
}

static void watch(void)
{
	static const char *const paths[] = { PATHS };

	await(1);
	row("on the host");
	for (size_t i = 0; i < 4; i++) {
		long long now = file_number(fmt("/proc/sys/%s", paths[i]));
		EXPECT(now > 0 && now != 71 + (long long)i); /* control */
	}
}
