/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <linux/capability.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/xattr.h>

#include "probe.h"

/* Kernel bug it catches: a capability that is held and does not count. */
PROBE(
	.claim = "A cell with the usual capabilities succeeds in the calls that each of them is "
		"for",
	.source = "capabilities(7), Capabilities list; runtime-spec config.md, Process, "
		"capabilities",
	.needs = { "root" },
	.cell = { .add = NS_NET, .plain = true },
	.sabotage = { .add = NS_NET, .capabilities = "CAP_SETFCAP,CAP_SETPCAP" },
)
{
	struct sockaddr_in address = { .sin_family = AF_INET, .sin_port = htons(80) };

	make_file("/tmp/file", "text", 0600);
	row("CAP_CHOWN");
	EXPECT_OK(chown("/tmp/file", 1000, 1000));
	row("CAP_DAC_OVERRIDE");
	MUST(chmod("/tmp/file", 0) == 0 || errno == EPERM ? 0 : -1);
	EXPECT_OK(open("/tmp/file", O_RDWR | O_CLOEXEC));
	row("CAP_FOWNER");
	EXPECT_OK(chmod("/tmp/file", 0600));
	row("CAP_SYS_CHROOT");
	EXPECT_OK(chroot("/"));
	row("CAP_NET_RAW");
	EXPECT_OK(socket(AF_INET, SOCK_RAW | SOCK_CLOEXEC, IPPROTO_ICMP));
	row("CAP_NET_BIND_SERVICE");
	int fd = MUST(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
	EXPECT_OK(bind(fd, (struct sockaddr *)&address, sizeof(address)));
	row("CAP_MKNOD");
	EXPECT_OK(mknod("/tmp/null", S_IFCHR | 0600, 0x103));
	row("CAP_SETUID and CAP_KILL");
	pid_t pid = spawn(0);
	if (pid == 0) {
		if (setresuid(1000, 1000, 1000) == 0)
			for (;;)
				pause();
		probe_exit(0);
	}
	EXPECT_OK(kill(pid, SIGKILL));
	EXPECT_SIGNAL(child_wait(pid), SIGKILL);
	row("CAP_SETGID");
	IN_CHILD(0)
	EXPECT_OK(setresgid(1000, 1000, 1000));
	row("CAP_SETPCAP");
	IN_CHILD(0)
	EXPECT_OK(syscall(SYS_prctl, 24 /* PR_CAPBSET_DROP */, CAP_CHOWN, 0, 0, 0)); /* control */
}
