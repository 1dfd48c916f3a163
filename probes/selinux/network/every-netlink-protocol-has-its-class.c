/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <linux/netlink.h>
#include <sys/socket.h>

#include "stage.h"

PROBE(.claim = "socket(AF_NETLINK) is checked against the class of its protocol: EACCES, create",
	.source = "SELinux Notebook, Object Classes and Permissions, Netlink Socket Object "
		  "Classes, create",
	.denied_by = "types", .needs = { "selinux", "root" }, .sabotage = SUPER_TWIN)
{
	static const struct {
		int protocol;
		const char *tclass;
	} cases[] = { { NETLINK_SOCK_DIAG, "netlink_tcpdiag_socket" },
		{ NETLINK_NFLOG, "netlink_nflog_socket" }, { NETLINK_XFRM, "netlink_xfrm_socket" },
		{ NETLINK_SELINUX, "netlink_selinux_socket" },
		{ NETLINK_ISCSI, "netlink_iscsi_socket" },
		{ NETLINK_AUDIT, "netlink_audit_socket" },
		{ NETLINK_FIB_LOOKUP, "netlink_fib_lookup_socket" },
		{ NETLINK_CONNECTOR, "netlink_connector_socket" },
		{ NETLINK_NETFILTER, "netlink_netfilter_socket" },
		{ NETLINK_DNRTMSG, "netlink_dnrt_socket" },
		{ NETLINK_KOBJECT_UEVENT, "netlink_kobject_uevent_socket" },
		{ NETLINK_SCSITRANSPORT, "netlink_scsitransport_socket" },
		{ NETLINK_RDMA, "netlink_rdma_socket" },
		{ NETLINK_CRYPTO, "netlink_crypto_socket" }, { 31, "netlink_socket" } };

	stage();
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		row("%s", cases[i].tclass);
		AS("cell_t", categories())
		{
			EXPECT_ERRNO(socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC, cases[i].protocol),
				EACCES);
			EXPECT_OK(socket(
				AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC, NETLINK_ROUTE)); /* control */
			EXPECT_OK(socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC, NETLINK_GENERIC));
		}
		EXPECT_AVC("cell_t", "cell_t", cases[i].tclass, "create");
	}
}
