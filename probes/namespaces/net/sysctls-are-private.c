/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_net.h"

/* Kernel bug it catches: one sysctl whose data still points into init_net or is shared by all. */
static const struct {
	const char *file, *value;
} table[] = {
	{ "core/somaxconn", "123" },
	{ "unix/max_dgram_qlen", "17" },
	{ "ipv4/ip_forward", "1" },
	{ "ipv4/ip_default_ttl", "33" },
	{ "ipv4/ip_local_port_range", "40000\t40123" },
	{ "ipv4/ip_local_reserved_ports", "40001-40007" },
	{ "ipv4/ip_unprivileged_port_start", "77" },
	{ "ipv4/ip_nonlocal_bind", "1" },
	{ "ipv4/ip_dynaddr", "1" },
	{ "ipv4/ip_no_pmtu_disc", "1" },
	{ "ipv4/ping_group_range", "3\t5" },
	{ "ipv4/icmp_echo_ignore_all", "1" },
	{ "ipv4/icmp_ratelimit", "500" },
	{ "ipv4/igmp_max_memberships", "7" },
	{ "ipv4/ipfrag_time", "11" },
	{ "ipv4/tcp_syn_retries", "3" },
	{ "ipv4/tcp_synack_retries", "3" },
	{ "ipv4/tcp_syncookies", "0" },
	{ "ipv4/tcp_keepalive_time", "1234" },
	{ "ipv4/tcp_fin_timeout", "41" },
	{ "ipv4/tcp_max_syn_backlog", "129" },
	{ "ipv4/tcp_max_tw_buckets", "130" },
	{ "ipv4/tcp_sack", "0" },
	{ "ipv4/tcp_timestamps", "0" },
	{ "ipv4/tcp_window_scaling", "0" },
	{ "ipv4/tcp_ecn", "1" },
	{ "ipv4/tcp_fastopen", "3" },
	{ "ipv4/tcp_rmem", "4096\t8192\t16384" },
	{ "ipv4/tcp_wmem", "4096\t8192\t16384" },
	{ "ipv4/udp_rmem_min", "8192" },
	{ "ipv4/conf/all/rp_filter", "2" },
	{ "ipv4/conf/default/accept_redirects", "0" },
	{ "ipv4/conf/lo/forwarding", "1" },
	{ "ipv4/neigh/lo/gc_stale_time", "61" },
	{ "ipv6/bindv6only", "1" },
	{ "ipv6/conf/all/disable_ipv6", "1" },
	{ "ipv6/conf/default/accept_ra", "0" },
};

PROBE(.claim = "A network sysctl written in a new network namespace leaves its creator's alone",
	.source = "network_namespaces(7), DESCRIPTION; proc(5), /proc/sys/net",
	.needs = { "root", "ns.net" },
	.sabotage = { .twin = "no second network namespace is made" }, )
{
	IN_CHILD(CLONE_NEWNET)
	{
		for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++) {
			const char *path = fmt("/proc/sys/net/%s", table[i].file);

			row("%s", table[i].file);
			if (access(path, W_OK) < 0) {
				row_skip(SKIP_KERNEL, "%s: %s", path, strerrorname_np(errno));
				continue;
			}
			char *before = strdup(file_text(path));
			bool written = false;
			pid_t pid = spawn(sabotaged() ? 0 : CLONE_NEWNET);
			if (pid == 0) {
				written = write_file(path, table[i].value) == 0;
				if (written) /* control */
					EXPECT_STR(file_text(path), table[i].value);
				else
					row_skip(SKIP_KERNEL, "%s: %m", path);
				probe_exit(0);
			}
			EXPECT_EXIT(child_wait(pid), 0);
			EXPECT_STR(file_text(path), before);
			free(before);
		}
	}
}
