/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <limits.h>

#include "_agent.h"


/* PROC_USER_INIT_INO and PROC_CGROUP_INIT_INO of include/linux/proc_ns.h. */
#define INITIAL_USER   0xEFFFFFFDu
#define INITIAL_CGROUP 0xEFFFFFFBu

static char agent[PATH_MAX], said[PATH_MAX + 8];

/* The kernel starts the agent in the mount namespace and the root of its first process. */
static void need_the_first_root(void)
{
	const char *told = getenv("BULKHEAD_FIRST_ROOT");
	struct stat here, first;

	if (told ? strcmp(told, "yes") == 0
		 : stat("/proc/2/root/.", &first) == 0 && stat("/", &here) == 0 &&
			   first.st_dev == here.st_dev && first.st_ino == here.st_ino)
		return;
	skip(SKIP_PRIVILEGE, "the root of the kernel's own processes is another than this one's");
}

void agent_install(const char *root)
{
	char image[PATH_MAX];

	need_the_first_root();
	if (ns_inode(0, "user") != INITIAL_USER || ns_inode(0, "cgroup") != INITIAL_CGROUP)
		skip(SKIP_PRIVILEGE, "not in the initial namespaces: user %llu, cgroup %llu",
			(unsigned long long)ns_inode(0, "user"),
			(unsigned long long)ns_inode(0, "cgroup"));
	/* Outside this mount namespace's own file systems: beside the runner's folder, which removes it. */
	snprintf(agent, sizeof(agent), "%.*s.agent.%llx", (int)(strrchr(scratch(), '/') - scratch()), scratch(),
		(unsigned long long)now_ns());
	snprintf(said, sizeof(said), "%s.said", agent);
	int fd = open(agent, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0700);
	if (fd < 0)
		skip(SKIP_PRIVILEGE, "%s cannot be made: %m", agent);
	/* The image's own path: where it is bound for cells is this mount namespace's affair. */
	ssize_t length = MUST(readlink("/proc/self/exe", image, sizeof(image) - 1));
	MUST_BE(dprintf(fd, "#!%.*s --said\n", (int)length, image) > 0);
	close(fd);
	if (cg_write(root, "release_agent", agent) < 0) {
		int error = errno;
		unlink(agent);
		skip(SKIP_PRIVILEGE, "release_agent: %s", strerror(error));
	}
}

bool agent_has_said(const char *path)
{
	char text[1024] = "", all[1100], line[256];

	if (read_file(said, text, sizeof(text)) < 0)
		return false;
	/* read_file() cuts the final newline. */
	snprintf(all, sizeof(all), "\n%s\n", text);
	snprintf(line, sizeof(line), "\n%s\n", path);
	return strstr(all, line) != NULL;
}

bool agent_said(const char *path)
{
	uint64_t patience = now_ns() + 500000000u;

	return EVENTUALLY(agent_has_said(path) || (sabotaged() && now_ns() > patience)) &&
	       agent_has_said(path);
}

bool agent_was_run(void)
{
	return access(said, F_OK) == 0;
}

void agent_remove(void)
{
	unlink(agent);
	unlink(said);
}
