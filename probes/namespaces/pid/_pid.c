/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/prctl.h>

#include "_pid.h"
#include "probe.h"

#define FAR_PID	 20000
#define NEAR_PID 1000 /* a small namespace may use the numbers below itself */

pid_t spawn_far(void)
{
	long long most = file_number("/proc/sys/kernel/pid_max");
	pid_t wanted = most > FAR_PID ? FAR_PID : (pid_t)(most * 3 / 4), pid;
	struct gate ready = gate_new();

	for (;;) {
		uint64_t args[10] = { [4] = SIGCHLD, [8] = (uintptr_t)&wanted, [9] = 1 };
		pid = (pid_t)syscall(SYS_clone3, args, sizeof(args));
		if (pid >= 0 || errno != EEXIST)
			break;
		wanted++;
	}
	if (pid < 0)
		pid = spawn(0);
	if (pid > 0 && pid < NEAR_PID)
		skip(SKIP_DEVICE, "no number above %d to be had: pid_max is %lld", NEAR_PID, most);
	if (pid == 0) {
		MUST(prctl(PR_SET_PDEATHSIG, SIGKILL));
		setsid();
		gate_post(&ready);
		for (;;)
			pause();
	}
	gate_wait(&ready);
	close(ready.fd);
	return pid;
}

static void lookup_row(const struct lookup *l, pid_t stranger, pid_t own)
{
	row("%s", l->name);
	errno = 0;
	long result = l->call(stranger);
	int error = errno;
	if (result == -1 && (error == ENOSYS || error == EOPNOTSUPP)) {
		row_skip(SKIP_KERNEL, "%s: %s", l->name, strerrorname_np(error));
		return;
	}
	EXPECT_EQ(result, -1);
	EXPECT_STR(strerrorname_np(error), strerrorname_np(l->wanted));
	errno = 0;
	result = l->call(own); /* control */
	EXPECT(result != -1 || errno != l->wanted);
}

void lookup_inside(const struct lookup *table, size_t count)
{
	await(1);
	pid_t stranger = (pid_t)shared_words()[0];
	for (size_t i = 0; i < count; i++) {
		/* One for each row: some calls stop it or change it. */
		pid_t own = spawn(0);
		if (own == 0) {
			setsid();
			for (;;)
				pause();
		}
		EVENTUALLY(getsid(own) == own);
		lookup_row(&table[i], stranger, own);
		kill(own, SIGKILL);
		child_wait(own);
	}
	tell(1000);
}

void lookup_outside(void)
{
	pid_t pid = spawn_far();

	shared_words()[0] = (uint64_t)pid;
	tell(1);
	await(1000);
	kill(pid, SIGKILL);
	child_wait(pid);
}

const char *mount_proc(const char *name)
{
	const char *path = fmt("%s/%s", scratch(), name);

	make_dir(path);
	MUST(mount("proc", path, "proc", 0, NULL));
	return path;
}

const char *proc_status(const char *proc, const char *pid, const char *key)
{
	const char *text = file_text(fmt("%s/%s/status", proc, pid));
	size_t length = strlen(key);

	for (const char *line = text; line; line = strchr(line, '\n')) {
		line += *line == '\n';
		if (strncmp(line, key, length) == 0 && line[length] == ':') {
			line += length + 1;
			line += strspn(line, " \t");
			return fmt("%.*s", (int)strcspn(line, "\n"), line);
		}
	}
	return "";
}
