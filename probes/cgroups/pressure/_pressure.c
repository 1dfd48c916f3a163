/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/capability.h>

#include "_pressure.h"

long long pressure_total(const char *group, const char *file, const char *line)
{
	const char *text = cg_read(group, file), *found = strstr(text, line);
	const char *total = found ? strstr(found, "total=") : NULL;

	if (!total)
		broken("%s/%s has no total of \"%s\": %.200s", group, file, line, text);
	return strtoll(total + 6, NULL, 10);
}

int pressure_trigger(const char *group, const char *file, const char *trigger)
{
	int fd = open(fmt("%s/%s", group, file), O_RDWR | O_NONBLOCK | O_CLOEXEC);

	if (fd < 0 || write(fd, trigger, strlen(trigger) + 1) > 0)
		return fd;
	int error = errno;
	close(fd);
	errno = error;
	return -1;
}

long pressure_window(void)
{
	return have_cap(CAP_SYS_RESOURCE) ? 500000 : 2000000;
}

const char *pressure_little(void)
{
	return fmt("some 1000 %ld", pressure_window());
}

static pid_t burner(const char *group)
{
	pid_t pid = spawn_in(group, 0);

	if (pid == 0) {
		cpu_set_t now, one;
		int cpu = 0;
		MUST(sched_getaffinity(0, sizeof(now), &now));
		while (!CPU_ISSET(cpu, &now))
			cpu++;
		CPU_ZERO(&one);
		CPU_SET(cpu, &one);
		MUST(sched_setaffinity(0, sizeof(one), &one));
		for (volatile unsigned long n = 0;; n++)
			;
	}
	return pid;
}

struct pressure_pair pressure_begin(const char *group)
{
	return (struct pressure_pair){ { burner(group), burner(group) } };
}

void pressure_end(const struct pressure_pair *pair)
{
	end_by_kill(pair->pid[0]);
	end_by_kill(pair->pid[1]);
}

bool pressure_grows(const char *group, const char *file, const char *line, long long us)
{
	long long before = pressure_total(group, file, line);
	uint64_t patience = now_ns() + 300000000u;

	return EVENTUALLY(pressure_total(group, file, line) >= before + us ||
			  (sabotaged() && now_ns() > patience)) &&
	       pressure_total(group, file, line) >= before + us;
}
