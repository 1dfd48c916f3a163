/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_options.h"

static const char *const known[] = { "nsdelegate", "favordynmods", "memory_localevents",
	"memory_recursiveprot", "memory_hugetlb_accounting", "pids_localevents" };

/* The super block's options of the cgroup2 mount, as mountinfo shows them. */
static void options_now(char *buf, size_t size)
{
	FILE *f = MUST_PTR(fopen("/proc/self/mountinfo", "re"));
	char line[4096];

	buf[0] = '\0';
	while (fgets(line, sizeof(line), f)) {
		const char *dash = strstr(line, " - cgroup2 ");
		if (!dash)
			continue;
		for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++) {
			if (strstr(dash, known[i]) && strlen(buf) + strlen(known[i]) + 2 < size)
				strcat(strcat(buf, *buf ? "," : ""), known[i]);
		}
		break;
	}
	fclose(f);
}

/* A further mount sets the options of the one hierarchy; it is gone again at once. */
static int options_set(const char *options)
{
	const char *point = strdup(fmt("%s/options", scratch()));

	make_dir(point);
	if (mount("none", point, "cgroup2", 0, options) < 0)
		return -1;
	MUST(umount2(point, MNT_DETACH));
	return 0;
}

static void options_of(const char *option, bool with, const char *before, char *buf, size_t size)
{
	buf[0] = '\0';
	for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++) {
		bool on = strcmp(known[i], option) == 0 ? with : strstr(before, known[i]) != NULL;
		if (on && strlen(buf) + strlen(known[i]) + 2 < size)
			strcat(strcat(buf, *buf ? "," : ""), known[i]);
	}
}

void under_option(const char *option, bool with, void (*run)(void))
{
	char before[256], wanted[256], now[256];

	options_now(before, sizeof(before));
	options_of(option, with, before, wanted, sizeof(wanted));
	if (options_set(wanted) < 0)
		skip(errno == EINVAL ? SKIP_KERNEL : SKIP_PRIVILEGE,
			"mount of cgroup2 with \"%s\": %m", wanted);
	options_now(now, sizeof(now));
	if ((strstr(now, option) != NULL) != with) {
		options_set(before);
		skip(SKIP_CGROUP, "the options are \"%s\" after a mount with \"%s\"", now, wanted);
	}
	pid_t pid = spawn(0);
	if (pid == 0) {
		run();
		probe_exit(0);
	}
	int status = child_wait(pid);
	MUST(options_set(before));
	if (WIFEXITED(status) && WEXITSTATUS(status) != 0)
		probe_exit(WEXITSTATUS(status)); /* it has recorded why */
	if (!WIFEXITED(status))
		EXPECT_EXIT(status, 0);
}
