/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/pidfd.h>

#include "probe.h"

/* Kernel bug it catches: a process that sends a signal which looks as if the kernel or kill(2) had
 * sent it: only one of the three calls asks. */
enum { QUEUE, THREAD, PIDFD, WAYS };

static long forge(int way, pid_t pid, int code)
{
	siginfo_t info = { .si_signo = SIGWINCH, .si_code = code };

	if (way == QUEUE)
		return syscall(SYS_rt_sigqueueinfo, pid, SIGWINCH, &info);
	if (way == THREAD)
		return syscall(SYS_rt_tgsigqueueinfo, pid, pid, SIGWINCH, &info);
	int fd = MUST(pidfd_open(pid, 0));
	long result = pidfd_send_signal(fd, SIGWINCH, &info, 0);
	int error = errno;
	close(fd);
	errno = error;
	return result;
}

PROBE(.claim = "Signal information of the kernel's codes or tkill's goes to nobody but oneself: "
	       "EPERM",
	.source = "rt_sigqueueinfo(2), DESCRIPTION and ERRORS; pidfd_send_signal(2), DESCRIPTION",
	.needs = { "root", "ns.pid" },
	.sabotage = { .twin = "the information says that it was queued by a process" }, )
{
	static const char *const names[] = { "rt_sigqueueinfo", "rt_tgsigqueueinfo",
		"pidfd_send_signal" };
	static const struct {
		const char *name;
		int code;
	} codes[] = { { "SI_USER", SI_USER }, { "SI_TKILL", SI_TKILL },
		{ "SI_KERNEL", SI_KERNEL } };
	struct gate end = gate_new();
	pid_t other = spawn(0);

	if (other == 0) {
		gate_wait(&end);
		probe_exit(0);
	}
	for (int way = 0; way < WAYS; way++) {
		for (size_t i = 0; i < sizeof(codes) / sizeof(*codes); i++) {
			row("%s with %s", names[way], codes[i].name);
			EXPECT_ERRNO(
				forge(way, other, sabotaged() ? SI_QUEUE : codes[i].code), EPERM);
		}
		row("%s, allowed", names[way]);
		EXPECT_OK(forge(way, other, SI_QUEUE)); /* control: an honest code */
		IN_CHILD(0)
		EXPECT_OK(forge(way, getpid(), SI_USER)); /* control: to oneself */
	}
	gate_post(&end);
	EXPECT_EXIT(child_wait(other), 0);
}
