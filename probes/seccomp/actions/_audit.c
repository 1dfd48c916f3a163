/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_audit.h"

#include <linux/audit.h>
#include <linux/netlink.h>
#include <poll.h>
#include <sys/socket.h>

#include "probe.h"
#include "selinux.h"

/* AUDIT_GET: with audit off no message ever comes back, and there would be a deadline to wait for. */
void audit_begin(void)
{
	struct nlmsghdr request = {
		.nlmsg_len = sizeof(request), .nlmsg_type = AUDIT_GET, .nlmsg_flags = NLM_F_REQUEST
	};
	struct {
		struct nlmsghdr header;
		struct audit_status status;
		char rest[256];
	} answer = { 0 };
	int fd = socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC, NETLINK_AUDIT);

	if (fd < 0)
		skip(SKIP_KERNEL, "socket(NETLINK_AUDIT): %s", strerrorname_np(errno));
	if (send(fd, &request, sizeof(request), 0) < 0 || !fd_wait(fd, POLLIN, 1000) ||
		recv(fd, &answer, sizeof(answer), 0) < 0)
		skip(SKIP_KERNEL, "AUDIT_GET has no answer");
	close(fd);
	if (answer.header.nlmsg_type != AUDIT_GET)
		skip(SKIP_PRIVILEGE, "AUDIT_GET is answered by an error");
	if (!answer.status.enabled)
		skip(SKIP_KERNEL, "audit is not enabled (boot with audit=1)");
	int rc = avc_begin();
	if (rc < 0)
		skip(SKIP_KERNEL, "audit multicast: %s", strerrorname_np(-rc));
}
