/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "agent.h"

#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/reboot.h>
#include <sys/stat.h>
#include <unistd.h>

#include "commands.h"

void say(const char *format, ...)
{
	char line[1024];
	va_list args;
	int n;

	va_start(args, format);
	n = vsnprintf(line, sizeof(line) - 2, format, args);
	va_end(args);
	if (n < 0)
		return;
	if ((size_t)n > sizeof(line) - 3)
		n = sizeof(line) - 3;
	dprintf(STDERR_FILENO, "bulkhead-agent: %.*s\r\n", n, line);
}

void power_off(void)
{
	records_drain();
	sync();
	reboot(RB_POWER_OFF);
	/* No power management: the host ends the machine once it has seen the last event. */
	for (;;)
		pause();
}

void give_up(const char *format, ...)
{
	char line[1024];
	va_list args;

	va_start(args, format);
	vsnprintf(line, sizeof(line), format, args);
	va_end(args);
	say("%s", line);
	records_event("gave-up", json_pack("{s:s}", "why", line));
	power_off();
}

/*
 * Init's standard streams are the console, which may be missing (no /dev/console in the initramfs),
 * and are replaced by the null device when a confined domain inherits them.
 */
static void console_open(void)
{
	int fd = open("/dev/console", O_RDWR | O_NOCTTY | O_CLOEXEC);
	int null = open("/dev/null", O_RDWR | O_CLOEXEC);

	if (null >= 0)
		dup2(null, STDIN_FILENO);
	if (fd >= 0) {
		dup2(fd, STDOUT_FILENO);
		dup2(fd, STDERR_FILENO);
	}
	if (fd > 2)
		close(fd);
	if (null > 2)
		close(null);
}

/*
 * The console stays quiet but for emergencies: its every byte costs time on an emulated port, and
 * the runner reads the kernel's log itself.  A panic or an oops raises the level again.
 */
static void kernel_quiet(void)
{
	static const struct {
		const char *path, *value;
	} settings[] = {
		{ "/proc/sys/kernel/printk", "1 4 1 7" },
		{ "/proc/sys/kernel/printk_ratelimit", "0" },
		{ "/proc/sys/kernel/sysrq", "1" },
		{ "/proc/sys/kernel/modprobe", "/sbin/modprobe" },
	};

	for (size_t i = 0; i < sizeof(settings) / sizeof(*settings); i++) {
		int fd = open(settings[i].path, O_WRONLY | O_CLOEXEC);

		if (fd < 0 || write(fd, settings[i].value, strlen(settings[i].value)) < 0)
			say("%s: %s", settings[i].path, strerror(errno));
		if (fd >= 0)
			close(fd);
	}
}

static double uptime_seconds(void)
{
	double seconds = 0;
	FILE *in = fopen("/proc/uptime", "re");

	if (in) {
		if (fscanf(in, "%lf", &seconds) != 1)
			seconds = 0;
		fclose(in);
	}
	return seconds;
}

static void boot(bool settled) __attribute__((noreturn));
static void boot(bool settled)
{
	struct guest guest;
	int status;

	if (!settled) {
		umask(022);
		mount_basics();
	}
	console_open();
	records_open();
	guest_read(&guest);
	if (!settled) {
		kernel_quiet();
		mount_rest(guest.cgroup);
		network_loopback_up();
		agent_load_modules(json_object_get(guest.config, "modules"));
		agent_swap_on(&guest);
		selinux_enter(&guest);
	} else {
		selinux_settle(&guest);
	}
	fault_arm(&guest);
	records_event("ready", json_pack("{s:f}", "uptime", uptime_seconds()));
	status = stages_run(&guest);
	records_event("done", json_pack("{s:i s:f}", "status", status, "uptime", uptime_seconds()));
	power_off();
}

int main(int argc, char **argv)
{
	const char *name = strrchr(argv[0], '/');

	name = name ? name + 1 : argv[0];
	if (!strcmp(name, "modprobe"))
		return modprobe_main(argc, argv);
	if (!strcmp(name, "bulkhead-probes"))
		return fault_shim_main(argc, argv);
	if (argc > 1 && !strcmp(argv[1], "run"))
		return cmd_run(argc - 1, argv + 1);
	if (getpid() != 1) {
		fprintf(stderr,
			"bulkhead-agent: this is the init of a guest of 'bulkhead vm'; it does "
			"nothing as an ordinary process\n");
		return 2;
	}
	boot(argc > 1 && !strcmp(argv[1], "settled"));
}
