/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The image executed again in the middle of a probe. */
#include <limits.h>
#include <sys/sendfile.h>

#include "internal.h"

static int exec_fd(int fd, const char *path, const char *step)
{
	char number[16], program[] = "bulkhead-probes";
	char *const args[] = { program, (char *)ctx.probe->id, "--step", (char *)step, "--record-fd",
		number, ctx.inside ? "--as-inside" : NULL, NULL };
	char unit[48];
	char *const env[] = { unit, NULL };
	int record = dup(ctx.record_fd); /* without O_CLOEXEC: it crosses the exec */

	if (record < 0)
		return -1;
	snprintf(number, sizeof(number), "%d", record);
	snprintf(unit, sizeof(unit), "BULKHEAD_UNIT_US=%u", unit_us());
	fflush(NULL);
	if (path)
		execve(path, args, env);
	else
		syscall(SYS_execveat, fd, "", args, env, AT_EMPTY_PATH);
	int error = errno;
	close(record);
	errno = error;
	return -1;
}

int try_exec_self(const char *step)
{
	return exec_fd(ctx.image_fd, NULL, step);
}

void exec_self(const char *step)
{
	try_exec_self(step);
	broken("execveat of the image for the step %s: %m", step);
}

int exec_copy(const char *path, const char *step)
{
	return exec_fd(-1, path, step);
}

void exec_file(const char *path, mode_t mode)
{
	struct stat st;
	int to = MUST(open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0700));

	MUST(fstat(ctx.image_fd, &st));
	for (off_t done = 0; done < st.st_size;) {
		if (MUST(sendfile(to, ctx.image_fd, &done, (size_t)(st.st_size - done))) == 0)
			broken("the image ended early");
	}
	MUST(fchmod(to, mode));
	close(to);
}

int run_step(const char *program, const struct probe *probe, const char *step, bool inside)
{
	ctx.inside = inside;
	for (size_t i = 0; i < PROBE_STEPS && probe->steps[i].name; i++) {
		if (strcmp(probe->steps[i].name, step) != 0)
			continue;
		probe->steps[i].run();
		probe_exit(0);
	}
	fprintf(stderr, "%s: %s has no step \"%s\"\n", program, probe->id, step);
	return 2;
}
