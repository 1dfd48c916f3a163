/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_net.h"

/* Kernel bugs it catches: sysctls of the parent's network namespace written by root of a child user
 * namespace; those of its own refused to the owner. */
static const char *const files[] = { "ipv4/ip_forward", "ipv4/ip_default_ttl",
	"ipv4/tcp_syn_retries", "ipv4/conf/all/rp_filter", "core/somaxconn", "unix/max_dgram_qlen",
	"ipv6/conf/all/forwarding" };

static int rewrite(const char *path)
{
	return write_file(path, file_text(path));
}

static void try_all(const char *who, bool allowed)
{
	MUST(setresgid(0, 0, 0));
	MUST(setresuid(0, 0, 0));
	for (size_t i = 0; i < sizeof(files) / sizeof(files[0]); i++) {
		const char *path = strdup(fmt("/proc/sys/net/%s", files[i]));
		row("%s, %s", files[i], who);
		if (access(path, F_OK) < 0) {
			row_skip(SKIP_KERNEL, "%s does not exist", path);
			continue;
		}
		int result = rewrite(path), error = errno;
		EXPECT_EQ(result, allowed ? 0 : -1);
		if (!allowed)
			EXPECT(result < 0 && (error == EACCES || error == EPERM));
	}
}

PROBE(.claim = "Network sysctls are written by root of the owning user namespace and not of "
	       "another",
	.source = "user_namespaces(7), Interaction of user namespaces; proc(5), /proc/sys/net",
	.needs = { "root", "userns", "ns.net" },
	.sabotage = { .twin = "both own the network namespace that they are in" }, )
{
	MUST(unshare(CLONE_NEWNET));
	IN_USERNS(CLONE_NEWNET, "0 65534 1", "0 65534 1")
	try_all("by the owner", true); /* control */
	IN_USERNS(sabotaged() ? CLONE_NEWNET : 0, "0 65534 1", "0 65534 1")
	try_all("by a child of the owner", false);
}
