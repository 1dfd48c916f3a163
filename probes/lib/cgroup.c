/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The probe's own groups.  Under the runner "$BULKHEAD_CGROUP" exists in every mounted hierarchy;
 * by hand "/bulkhead-hand.PID" is made on first use and removed at the end.  The probe itself sits
 * in the leaf "probe", so that controllers can be enabled for its siblings (v2, no internal
 * processes).
 */
#include <dirent.h>
#include <limits.h>

#include "internal.h"

static char hand_base[64];

/* Named after the supervisor, whoever of its children makes it first. */
void cgroup_by_hand_name(void)
{
	snprintf(hand_base, sizeof(hand_base), "/bulkhead-hand.%d", getpid());
}

const char *cgroup_base(void)
{
	const char *base = getenv("BULKHEAD_CGROUP");

	return base && *base ? base : hand_base[0] ? hand_base : NULL;
}

/* Looks the mount up in mountinfo: never assumed to be /sys/fs/cgroup. */
bool cgroup_mount_of(const char *controller, char *buf, size_t size)
{
	FILE *f = fopen("/proc/self/mountinfo", "re");
	char line[4096];
	bool found = false;

	while (f && !found && fgets(line, sizeof(line), f)) {
		char root[PATH_MAX], point[PATH_MAX], type[64], source[256], options[1024];
		char *dash = strstr(line, " - ");
		if (!dash || sscanf(line, "%*d %*d %*s %4095s %4095s", root, point) != 2 ||
			sscanf(dash, " - %63s %255s %1023s", type, source, options) != 3)
			continue;
		if (*controller == '\0') {
			found = strcmp(type, "cgroup2") == 0;
		} else if (strcmp(type, "cgroup") == 0) {
			for (char *o = strtok(options, ","); o && !found; o = strtok(NULL, ","))
				found = strcmp(o, controller) == 0;
		}
		if (found)
			snprintf(buf, size, "%s", point);
	}
	if (f)
		fclose(f);
	return found;
}

static void enable_all(const char *dir)
{
	char text[256], word[300];

	if (read_file(fmt("%s/cgroup.controllers", dir), text, sizeof(text)) <= 0)
		return;
	for (char *c = strtok(text, " "); c; c = strtok(NULL, " ")) {
		snprintf(word, sizeof(word), "+%s", c);
		/* One that cannot be enabled shows itself to whoever needs it. */
		(void)write_file(fmt("%s/cgroup.subtree_control", dir), word);
	}
}

static void inherit_cpuset(const char *parent, const char *dir)
{
	static const char *const files[] = { "cpuset.cpus", "cpuset.mems" };
	char text[1024];

	for (size_t i = 0; i < 2; i++) {
		if (read_file(fmt("%s/%s", parent, files[i]), text, sizeof(text)) > 0)
			(void)write_file(fmt("%s/%s", dir, files[i]), text);
	}
}

static bool make_by_hand(const char *point, bool v2)
{
	char dir[PATH_MAX];

	if (hand_base[0] == '\0')
		cgroup_by_hand_name();
	snprintf(dir, sizeof(dir), "%s%s", point, hand_base);
	if (access(dir, F_OK) == 0)
		return true;
	if (mkdir(dir, 0755) < 0)
		return false;
	if (v2) {
		enable_all(point);
		enable_all(dir);
	} else {
		inherit_cpuset(point, dir);
	}
	return true;
}

static const char *own_group(const char *controller, char *buf, size_t size)
{
	char point[PATH_MAX / 2];

	if (buf[0])
		return buf;
	if (!cgroup_mount_of(controller, point, sizeof(point)))
		return NULL;
	if (!getenv("BULKHEAD_CGROUP") && !make_by_hand(point, *controller == '\0'))
		return NULL;
	const char *base = cgroup_base();
	if (!base)
		return NULL;
	snprintf(buf, size, "%s%s", point, base);
	if (access(buf, F_OK) < 0) {
		buf[0] = '\0';
		return NULL;
	}
	return buf;
}

const char *cg2(void)
{
	static char buf[PATH_MAX];

	return own_group("", buf, sizeof(buf));
}

const char *cg1(const char *controller)
{
	static struct {
		char name[32], path[PATH_MAX];
	} known[16];

	for (size_t i = 0; i < 16; i++) {
		if (known[i].name[0] && strcmp(known[i].name, controller) != 0)
			continue;
		snprintf(known[i].name, sizeof(known[i].name), "%s", controller);
		return own_group(controller, known[i].path, sizeof(known[i].path));
	}
	return NULL;
}

const char *cg_new(const char *parent, const char *name)
{
	if (!parent)
		broken("no parent group for %s: is the hierarchy in .needs?", name);
	const char *dir = MUST_PTR(strdup(fmt("%s/%s", parent, name)));
	if (mkdir(dir, 0755) < 0)
		must_failed(__FILE__, __LINE__, fmt("mkdir %s", dir), errno);
	if (access(fmt("%s/cgroup.controllers", dir), F_OK) < 0)
		inherit_cpuset(parent, dir);
	return dir;
}

int cg_write(const char *group, const char *file, const char *value)
{
	return write_file(fmt("%s/%s", group, file), value);
}

const char *cg_read(const char *group, const char *file)
{
	return file_text(fmt("%s/%s", group, file));
}

long long cg_number(const char *group, const char *file)
{
	const char *text = cg_read(group, file);

	return strncmp(text, "max", 3) == 0 ? -1 : strtoll(text, NULL, 10);
}

long long cg_key(const char *group, const char *file, const char *key)
{
	size_t length = strlen(key);
	char unused[16];

	/*
	 * The kernel adds up memory.stat lazily, and skips even that while another reader is at
	 * it (mem_cgroup_flush_stats()); reading cpu.stat adds up every controller of the group.
	 */
	if (strncmp(file, "memory.", 7) == 0)
		read_file(fmt("%s/cpu.stat", group), unused, sizeof(unused));
	const char *text = cg_read(group, file);

	for (const char *line = text; line; line = strchr(line, '\n')) {
		line += *line == '\n';
		if (strncmp(line, key, length) == 0 && (line[length] == ' ' || line[length] == '='))
			return strtoll(line + length + 1, NULL, 10);
	}
	return -1;
}

int cg_enter(const char *group, pid_t pid)
{
	char text[16];

	snprintf(text, sizeof(text), "%d", pid);
	return cg_write(group, "cgroup.procs", text);
}

void cgroup_remove_tree(const char *dir)
{
	DIR *d = opendir(dir);
	struct dirent *e;

	if (!d)
		return;
	(void)cg_write(dir, "cgroup.kill", "1");
	while ((e = readdir(d))) {
		if (e->d_type == DT_DIR && e->d_name[0] != '.') {
			char child[PATH_MAX]; /* not fmt(): deep trees would wrap its buffers */
			snprintf(child, sizeof(child), "%s/%s", dir, e->d_name);
			cgroup_remove_tree(child);
		}
	}
	closedir(d);
	/* A group stays busy for a moment after its last process has been reaped. */
	(void)EVENTUALLY(rmdir(dir) == 0 || errno != EBUSY);
}

/* In every hierarchy, the named ones included: runtimes enter those too. */
void cgroup_by_hand_cleanup(void)
{
	FILE *f = getenv("BULKHEAD_CGROUP") ? NULL : fopen("/proc/self/mountinfo", "re");
	char line[4096], point[PATH_MAX / 2];

	while (f && fgets(line, sizeof(line), f)) {
		if (strstr(line, " - cgroup") && sscanf(line, "%*d %*d %*s %*s %2047s", point) == 1)
			cgroup_remove_tree(fmt("%s%s", point, hand_base));
	}
	if (f)
		fclose(f);
}
