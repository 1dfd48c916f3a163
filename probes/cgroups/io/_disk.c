/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/ioctl.h>
#include <sys/sysmacros.h>

#include "_disk.h"

#define BLOCK 4096

static int backing_file(size_t size)
{
	static int disks;
	int backing = MUST(
		open(fmt("%s/disk%d", scratch(), disks++), O_RDWR | O_CREAT | O_CLOEXEC, 0600));

	MUST(ftruncate(backing, (off_t)size));
	return backing;
}

const char *disk_new(size_t size)
{
	return loop_attach(backing_file(size), O_RDWR);
}

const char *disk_fresh(size_t size)
{
	return loop_attach_fresh(backing_file(size), O_RDWR);
}

long long disk_io_ms(const char *group, const char *device, int requests, bool writing)
{
	uint64_t begin = now_ns();
	pid_t pid = spawn_in(group, 0);

	if (pid == 0) {
		static char block[BLOCK] __attribute__((aligned(BLOCK)));
		int fd = MUST(open(device, (writing ? O_RDWR : O_RDONLY) | O_DIRECT | O_CLOEXEC));
		for (int i = 0; i < requests; i++)
			MUST_BE((writing ? pwrite(fd, block, BLOCK, i * BLOCK)
					 : pread(fd, block, BLOCK, i * BLOCK)) == BLOCK);
		probe_exit(0);
	}
	EXPECT_EXIT(child_wait(pid), 0);
	return (long long)((now_ns() - begin) / 1000000u);
}

long long disk_stat(const char *group, const char *number, const char *key)
{
	const char *line = strstr(cg_read(group, "io.stat"), fmt("%s ", number));
	const char *found = line ? strstr(line, fmt("%s=", key)) : NULL;

	return found && found < line + strcspn(line, "\n")
		       ? strtoll(found + strlen(key) + 1, NULL, 10)
		       : 0;
}

const char *disk_line(const char *group, const char *file, const char *number)
{
	const char *text = cg_read(group, file), *start = fmt("%s ", number);

	for (const char *line = text; line && *line; line = strchr(line, '\n')) {
		line += *line == '\n';
		if (strncmp(line, start, strlen(start)) == 0) {
			line += strlen(start);
			return fmt("%.*s", (int)strcspn(line, "\n"), line);
		}
	}
	return "";
}

pid_t disk_reader(const char *group, const char *device, int word)
{
	pid_t pid = spawn_in(group, 0);

	if (pid == 0) {
		static char block[BLOCK] __attribute__((aligned(BLOCK)));
		volatile uint64_t *counter = shared_words() + word;
		int fd = MUST(open(device, O_RDONLY | O_DIRECT | O_CLOEXEC));
		for (unsigned int i = 0;; i++, (*counter)++)
			MUST_BE(pread(fd, block, BLOCK, i * 97 % 256 * BLOCK) == BLOCK);
	}
	return pid;
}

long long disk_reads(int word)
{
	return (long long)((volatile uint64_t *)shared_words())[word];
}

void disk_scheduler(const char *device, const char *name)
{
	const char *path = fmt("/sys/block/%s/queue/scheduler", device + strlen("/dev/"));

	if (write_file(path, name) < 0)
		skip(errno == EINVAL ? SKIP_MODULE : SKIP_DEVICE, "%s takes no %s: %m", path, name);
}

void disk_cost(const char *number, const char *line)
{
	if (access(fmt("%s/io.cost.qos", root_group()), F_OK) != 0)
		skip(SKIP_KERNEL, "%s/io.cost.qos does not exist", root_group());
	if (cg_write(root_group(), "io.cost.qos", fmt("%s %s", number, line)) < 0)
		broken("io.cost.qos, \"%s\": %m", line);
}
