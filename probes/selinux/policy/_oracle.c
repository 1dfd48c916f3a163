/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <dirent.h>

#include "_oracle.h"

static const char *const domains[] = { "kernel_t", "bulkhead_host_t", "bulkhead_runtime_t",
	"cell_t", "cell_init_t", "cell_super_t", "cell_child_t", "cell_bounded_t" };
static const char *const objects[] = { "host_file_t", "host_secret_t", "probe_exec_t", "record_t",
	"cell_file_t", "cell_ro_file_t", "cell_data_t", "cell_append_t", "cell_passed_t",
	"cell_ioctl_t", "cell_toggle_t", "cell_child_exec_t", "cell_bounded_exec_t", "tmpfs_t",
	"device_t", "mqueue_t", "proc_t", "proc_kernel_t", "sysctl_t", "sysfs_t", "security_t",
	"cgroup_t", "cell_uffd_t", "node_t", "port_t", "cell_port_t", "unlabeled_t" };
#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static char classes[256][40];
static size_t class_count;
static unsigned int roll;

static unsigned int pick(unsigned int below)
{
	roll = roll * 1664525u + 1013904223u;
	return (roll >> 8) % below;
}

void oracle_begin(void)
{
	FILE *f = MUST_PTR(fopen("/sys/fs/selinux/policy", "re"));
	DIR *dir = MUST_PTR(opendir("/sys/fs/selinux/class"));
	struct dirent *entry;

	if (sepol_set_policydb_from_file(f))
		broken("libsepol cannot read /sys/fs/selinux/policy");
	fclose(f);
	while ((entry = readdir(dir)) && class_count < COUNT(classes))
		if (entry->d_name[0] != '.')
			snprintf(
				classes[class_count++], sizeof(classes[0]), "%.39s", entry->d_name);
	closedir(dir);
	for (const char *p = categories(); *p; p++)
		roll = roll * 31 + (unsigned char)*p;
	note("seed %u, %zu classes", roll, class_count);
}

static void random_context(char *out, size_t size)
{
	unsigned int a = pick(1023), which = pick(3);
	char level[32] = "";

	if (which)
		snprintf(level, sizeof(level), which == 1 ? ":c%u" : ":c%u,c1023", a);
	if (pick(2))
		snprintf(out, size, "system_u:system_r:%s:s0%s", domains[pick(COUNT(domains))],
			level);
	else
		snprintf(out, size, "system_u:object_r:%s:s0%s", objects[pick(COUNT(objects))],
			level);
}

struct question oracle_question(void)
{
	struct question q = { 0 };

	random_context(q.source, sizeof(q.source));
	/* Half of the targets share the source's level, or categories would refuse nearly all. */
	random_context(q.target, sizeof(q.target));
	if (pick(2)) {
		const char *level = strstr(q.source, ":s0");
		snprintf(strstr(q.target, ":s0"), 40, "%.39s", level);
	}
	snprintf(
		q.class_name, sizeof(q.class_name), "%s", classes[pick((unsigned int)class_count)]);
	q.tclass = (unsigned int)file_number(fmt("/sys/fs/selinux/class/%s/index", q.class_name));
	if (sepol_context_to_sid(q.source, strlen(q.source) + 1, &q.ssid) ||
		sepol_context_to_sid(q.target, strlen(q.target) + 1, &q.tsid))
		broken("libsepol knows not %s or %s", q.source, q.target);
	return q;
}

const char *selinuxfs_ask(const char *file, const char *text)
{
	static char answer[4096];
	int fd = open(fmt("/sys/fs/selinux/%s", file), O_RDWR | O_CLOEXEC);
	ssize_t n = fd < 0 ? -1 : write(fd, text, strlen(text));

	if (n >= 0)
		n = read(fd, answer, sizeof(answer) - 1);
	int error = errno;
	if (fd >= 0)
		close(fd);
	errno = error;
	if (n < 0)
		return NULL;
	answer[n] = '\0';
	return answer;
}
