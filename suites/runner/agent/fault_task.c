/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A real complaint of a kernel that lives on, without a module made for it: a task waits for the lock of
 * a file whose holder waits for a page that nobody gives (userfaultfd(2)), until the detector of hung
 * tasks says so in the kernel's own words.
 */
#include <errno.h>
#include <fcntl.h>
#include <linux/userfaultfd.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "agent.h"

#define DIE	   "/bulkhead/die"
#define FILE_NAME  "/bulkhead/locked"
#define PAGE	   4096
#define LIMIT_MS   20000 /* without a word; the detector looks once a second or two */
#define SHORT_TASK "/proc/sys/kernel/hung_task_timeout_secs"

void end_init(void)
{
	int fd = open(DIE, O_WRONLY | O_CREAT | O_CLOEXEC, 0600);

	if (fd < 0)
		say("fault init: %s", strerror(errno));
	/* The first process looks once a second; it takes this one along. */
	for (;;)
		pause();
}

void fault_tick(void)
{
	if (!access(DIE, F_OK))
		_exit(1);
}

/* A page whose first reader waits for ever; its descriptor stays open. */
static char *missing_page(void)
{
	int fd = (int)syscall(SYS_userfaultfd, O_CLOEXEC);
	struct uffdio_api api = { .api = UFFD_API };
	char *page = mmap(NULL, PAGE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	struct uffdio_register range = { .range = { (unsigned long)page, PAGE },
		.mode = UFFDIO_REGISTER_MODE_MISSING };

	if (fd < 0 || page == MAP_FAILED || ioctl(fd, UFFDIO_API, &api) ||
		ioctl(fd, UFFDIO_REGISTER, &range)) {
		say("fault hung-task: userfaultfd: %s", strerror(errno));
		return NULL;
	}
	return page;
}

static pid_t writer(bool stuck)
{
	static const char good[PAGE];
	pid_t pid = fork();

	if (!pid) {
		int fd = open(FILE_NAME, O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
		/* Made here: what is registered does not outlive fork(2). */
		const char *from = stuck ? missing_page() : good;

		(void)!write(fd, from, PAGE);
		_exit(0);
	}
	return pid;
}

/* Waits until the kernel has said it. */
static void wait_for_word(int kmsg)
{
	struct pollfd watched = { .fd = kmsg, .events = POLLIN };
	char line[2048];
	ssize_t n;

	while (poll(&watched, 1, LIMIT_MS) > 0) {
		n = read(kmsg, line, sizeof(line) - 1);
		if (n < 0)
			continue;
		line[n] = 0;
		if (strstr(line, "blocked for more than"))
			return;
	}
	say("fault hung-task: the kernel said nothing");
}

void hang_a_task(void)
{
	int kmsg = open("/dev/kmsg", O_RDONLY | O_NONBLOCK | O_CLOEXEC);
	int setting = open(SHORT_TASK, O_WRONLY | O_CLOEXEC);
	char state[64] = "";
	pid_t holder, waiter;

	if (kmsg < 0 || setting < 0 || write(setting, "1", 1) != 1)
		return;
	lseek(kmsg, 0, SEEK_END);
	holder = writer(true);
	/* In the fault, which is in the write, it holds the lock. */
	for (int i = 0; i < 200 && !strstr(state, "handle_userfault"); i++) {
		char path[48];
		int fd;
		ssize_t n;

		snprintf(path, sizeof(path), "/proc/%d/wchan", holder);
		fd = open(path, O_RDONLY | O_CLOEXEC);
		n = read(fd, state, sizeof(state) - 1);
		state[n > 0 ? n : 0] = 0;
		close(fd);
		poll(NULL, 0, 25);
	}
	waiter = writer(false);
	wait_for_word(kmsg);
	kill(holder, SIGKILL);
	waitpid(holder, NULL, 0);
	waitpid(waiter, NULL, 0);
	close(setting);
	close(kmsg);
}
