/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_net.h"

/* Kernel bugs it catches: a namespace taken down under a socket that is still open; or never, once a
 * socket of it has been closed. */
static int sees(int fd, const char *name)
{
	struct ifreq r = { 0 };

	snprintf(r.ifr_name, sizeof(r.ifr_name), "%s", name);
	return ioctl(fd, SIOCGIFINDEX, &r);
}

PROBE(.claim = "An open socket keeps its network namespace and the devices in it, and nothing else "
	       "does",
	.source = "namespaces(7), Namespace lifetime; network_namespaces(7), DESCRIPTION",
	.needs = { "root", "ns.net" },
	.sabotage = { .twin = "the socket is closed before the last process ends" }, )
{
	int channel[2];

	MUST(unshare(CLONE_NEWNET));
	MUST(socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, channel));
	struct gate made = gate_new();
	pid_t other = spawn(CLONE_NEWNET);
	if (other == 0) {
		send_fd(channel[1], MUST(socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0)));
		gate_wait(&made);
		probe_exit(0);
	}
	int fd = recv_fd(channel[0]), ns = ns_open(other, "net");
	MUST(veth_new("here", "there", ns));
	close(ns);
	if (sabotaged())
		close(fd);
	gate_post(&made);
	EXPECT_EXIT(child_wait(other), 0);
	/* As good as gone for whoever looks; the kernel thread has had its turn with another one. */
	IN_CHILD(CLONE_NEWNET)
	{
		MUST(link_up("lo"));
	}
	EXPECT_OK(sees(fd, "there"));
	EXPECT_GE(link_index("here"), 1);
	close(fd);
	if (!sabotaged()) /* control */
		EXPECT(EVENTUALLY(link_index("here") == -1));
}
