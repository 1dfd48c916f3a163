/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_net.h"

/* Kernel bugs it catches: /proc/net of the mounter or the initial namespace; /proc/PID/net of the
 * reader's; a listing of one protocol that walks all namespaces. */
static bool mentions(pid_t pid, const char *file, const char *what)
{
	const char *path = pid ? fmt("/proc/%d/net/%s", pid, file) : fmt("/proc/net/%s", file);
	static char text[262144];

	if (read_file(path, text, sizeof(text)) < 0)
		broken("%s: %m", path);
	return strstr(text, what) != NULL;
}

static const char *port_text(int fd)
{
	return fmt(":%04X ", port_of(fd));
}

PROBE(.claim = "/proc/PID/net lists devices and sockets of that process's namespace, for any "
	       "reader",
	.source = "network_namespaces(7), DESCRIPTION; proc(5), /proc/net",
	.needs = { "root", "ns.net" },
	.sabotage = { .twin = "no second network namespace is made" }, )
{
	static const char *const files[] = { "tcp", "udp", "unix", "dev" };
	struct gate read = gate_new(), end = gate_new();

	MUST(unshare(CLONE_NEWNET));
	int tcp = MUST(bound(SOCK_STREAM, AF_INET, 0)), udp = MUST(bound(SOCK_DGRAM, AF_INET, 0));
	MUST(abstract_bind(SOCK_STREAM, "bulkhead-listed"));
	MUST(veth_new("bklisted", "bkpeer", -1));
	const char *what[] = { strdup(port_text(tcp)), strdup(port_text(udp)), "@bulkhead-listed",
		"bklisted" };
	pid_t owner = getpid();
	pid_t inside = spawn(sabotaged() ? 0 : CLONE_NEWNET);
	if (inside == 0) {
		for (int i = 0; i < 4; i++) {
			row("%s, its own, from inside", files[i]);
			EXPECT(!mentions(0, files[i], what[i]));
			row("%s, of a process outside, from inside", files[i]);
			EXPECT(mentions(owner, files[i], what[i])); /* control */
		}
		gate_post(&read);
		gate_wait(&end);
		probe_exit(0);
	}
	gate_wait(&read);
	for (int i = 0; i < 4; i++) {
		row("%s, of a process inside, from outside", files[i]);
		EXPECT(!mentions(inside, files[i], what[i]));
		EXPECT(mentions(0, files[i], what[i])); /* control */
	}
	gate_post(&end);
	EXPECT_EXIT(child_wait(inside), 0);
}
