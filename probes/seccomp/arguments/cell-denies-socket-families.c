/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/socket.h>

#include "filter.h"

/* Kernel bug it catches: socket(2) asked about another argument than its family. */
PROBE(
	.claim = "A cell's rules on socket's family deny the families named and allow the others",
	.source = "runtime-spec config-linux.md, Seccomp, args; socket(2)",
	.needs = { "root", "seccomp.filter" },
	.cell = {
		.seccomp = {
			.default_action = "SCMP_ACT_ALLOW",
			.rules = {
				{
					"socket socketpair", "SCMP_ACT_ERRNO", EXDEV,
					{ { 0, "SCMP_CMP_EQ", AF_NETLINK } },
				},
				{
					"socket", "SCMP_ACT_ERRNO", EXDEV,
					{ { 0, "SCMP_CMP_EQ", AF_INET6 } },
				},
				{
					"socket", "SCMP_ACT_ERRNO", EXDEV,
					{ { 0, "SCMP_CMP_GE", AF_VSOCK } },
				},
			},
		},
	},
	.sabotage = { .plain = true },
)
{
	row("netlink");
	EXPECT_ERRNO(socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC, 0), EXDEV);
	row("IPv6");
	EXPECT_ERRNO(socket(AF_INET6, SOCK_STREAM | SOCK_CLOEXEC, 0), EXDEV);
	row("beyond");
	EXPECT_ERRNO(socket(AF_VSOCK, SOCK_STREAM | SOCK_CLOEXEC, 0), EXDEV);
	EXPECT_ERRNO(socket(AF_VSOCK + 3, SOCK_STREAM, 0), EXDEV);
	row("UNIX");
	EXPECT_OK(socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0)); /* control */
	row("IPv4");
	EXPECT_OK(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)); /* control */
}
