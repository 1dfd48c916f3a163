/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/socket.h>

#include "stage.h"

PROBE(.claim = "socket(2) of each address family is checked against a class of its own: EACCES, "
	       "create",
	.source = "SELinux Notebook, Policy Capabilities, extended_socket_class",
	.denied_by = "types", .needs = { "selinux", "root" }, .sabotage = SUPER_TWIN)
{
	static const struct {
		int family, type;
		const char *tclass;
	} cases[] = { { AF_PACKET, SOCK_RAW, "packet_socket" }, { AF_KEY, SOCK_RAW, "key_socket" },
		{ AF_INET, SOCK_RAW, "rawip_socket" }, { AF_AX25, SOCK_DGRAM, "ax25_socket" },
		{ AF_IPX, SOCK_DGRAM, "ipx_socket" },
		{ AF_APPLETALK, SOCK_DGRAM, "appletalk_socket" },
		{ AF_NETROM, SOCK_SEQPACKET, "netrom_socket" },
		{ AF_ATMPVC, SOCK_DGRAM, "atmpvc_socket" },
		{ AF_X25, SOCK_SEQPACKET, "x25_socket" },
		{ AF_ROSE, SOCK_SEQPACKET, "rose_socket" },
		{ AF_ATMSVC, SOCK_DGRAM, "atmsvc_socket" },
		{ AF_RDS, SOCK_SEQPACKET, "rds_socket" }, { AF_PPPOX, SOCK_STREAM, "pppox_socket" },
		{ AF_LLC, SOCK_DGRAM, "llc_socket" }, { AF_CAN, SOCK_RAW, "can_socket" },
		{ AF_TIPC, SOCK_SEQPACKET, "tipc_socket" },
		{ AF_BLUETOOTH, SOCK_RAW, "bluetooth_socket" },
		{ AF_IUCV, SOCK_STREAM, "iucv_socket" }, { AF_RXRPC, SOCK_DGRAM, "rxrpc_socket" },
		{ AF_ISDN, SOCK_RAW, "isdn_socket" }, { AF_PHONET, SOCK_DGRAM, "phonet_socket" },
		{ AF_IEEE802154, SOCK_DGRAM, "ieee802154_socket" },
		{ AF_CAIF, SOCK_STREAM, "caif_socket" }, { AF_ALG, SOCK_SEQPACKET, "alg_socket" },
		{ AF_NFC, SOCK_SEQPACKET, "nfc_socket" }, { AF_VSOCK, SOCK_STREAM, "vsock_socket" },
		{ AF_KCM, SOCK_DGRAM, "kcm_socket" }, { AF_QIPCRTR, SOCK_DGRAM, "qipcrtr_socket" },
		{ AF_SMC, SOCK_STREAM, "smc_socket" }, { AF_XDP, SOCK_RAW, "xdp_socket" },
		{ AF_MCTP, SOCK_DGRAM, "mctp_socket" } };

	stage();
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		row("%s", cases[i].tclass);
		AS("cell_t", categories())
		{
			EXPECT_ERRNO(socket(cases[i].family, cases[i].type | SOCK_CLOEXEC,
					     cases[i].family == AF_INET ? 253 : 0),
				EACCES);
			EXPECT_OK(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)); /* control */
		}
		EXPECT_AVC("cell_t", "cell_t", cases[i].tclass, "create");
	}
}
