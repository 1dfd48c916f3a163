/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <dirent.h>
#include <limits.h>
#include <pthread.h>
#include <sys/mman.h>

#include "_group.h"

/* In a sabotage the state often never comes: there an early no is as good as a late one. */
#define SOON(condition)                                                                            \
	({                                                                                         \
		uint64_t soon_until_ = now_ns() + 500000000u;                                      \
		EVENTUALLY((condition) || (sabotaged() && now_ns() > soon_until_)) && (condition); \
	})

pid_t held_in(const char *group, const struct gate *hold)
{
	pid_t pid = spawn_in(group, 0);

	if (pid == 0) {
		gate_wait(hold);
		probe_exit(0);
	}
	return pid;
}

pid_t held_in_v1(const char *group, const struct gate *hold)
{
	struct gate in = gate_new();
	pid_t pid = spawn(0);

	if (pid == 0) {
		MUST(cg_enter(group, 0));
		gate_post(&in);
		gate_wait(hold);
		probe_exit(0);
	}
	gate_wait(&in);
	close(in.fd);
	return pid;
}

void release(const struct gate *hold, pid_t pid)
{
	gate_post(hold);
	int status = child_wait(pid);
	if (!WIFEXITED(status) || WEXITSTATUS(status) != 0)
		EXPECT_EXIT(status, 0);
}

static void *wait_for_ever(void *ready)
{
	gate_post(ready);
	for (;;)
		poll(NULL, 0, -1);
	return NULL;
}

pid_t held_threads_in(const char *group, const struct gate *hold)
{
	struct gate ready = gate_new();
	pid_t pid = spawn_in(group, 0);

	if (pid == 0) {
		pthread_t thread;
		MUST_RC(-pthread_create(&thread, NULL, wait_for_ever, &ready));
		gate_wait(hold);
		probe_exit(0);
	}
	gate_wait(&ready);
	close(ready.fd);
	return pid;
}

pid_t other_thread(pid_t pid)
{
	DIR *d = MUST_PTR(opendir(fmt("/proc/%d/task", pid)));
	pid_t found = 0;

	for (struct dirent *e; (e = readdir(d));) {
		pid_t tid = (pid_t)strtol(e->d_name, NULL, 10);
		if (tid > 0 && tid != pid)
			found = tid;
	}
	closedir(d);
	if (!found)
		broken("process %d has no second thread", pid);
	return found;
}

pid_t counting_in(const char *group, int word)
{
	pid_t pid = spawn_in(group, 0);

	if (pid == 0) {
		volatile uint64_t *counter = shared_words() + word;
		for (;;)
			(*counter)++;
	}
	return pid;
}

bool counts(int word)
{
	volatile uint64_t *counter = shared_words() + word;
	uint64_t then = *counter;

	return SOON(*counter != then);
}

bool stands_still(int word)
{
	volatile uint64_t *counter = shared_words() + word;
	uint64_t then = *counter;

	if (sabotaged())
		return !EVENTUALLY(*counter != then);
	for (int i = 0; i < 20; i++)
		IN_CHILD(0)
		{
		}
	return *counter == then;
}

void end_by_kill(pid_t pid)
{
	MUST(kill(pid, SIGKILL));
	child_wait(pid);
}

char *touched(size_t size)
{
	char *p = MUST_PTR(
		mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0));

	memset(p, 1, size);
	return p;
}

static void touch(size_t size)
{
	touched(size);
}

int take_in(const char *group, void (*take)(size_t), size_t amount)
{
	pid_t pid = spawn_in(group, 0);

	if (pid == 0) {
		take(amount);
		probe_exit(0);
	}
	return child_wait(pid);
}

int touch_in(const char *group, size_t size)
{
	return take_in(group, touch, size);
}

pid_t hold_in(const char *group, void (*take)(size_t), size_t amount, const struct gate *hold)
{
	struct gate ready = gate_new();
	pid_t pid = spawn_in(group, 0);

	if (pid == 0) {
		take(amount);
		gate_post(&ready);
		gate_wait(hold);
		probe_exit(0);
	}
	gate_wait(&ready);
	close(ready.fd);
	return pid;
}

pid_t holding_in(const char *group, size_t size, const struct gate *hold)
{
	return hold_in(group, touch, size, hold);
}

void without_swap(const char *group)
{
	if (access(fmt("%s/memory.swap.max", group), F_OK) == 0)
		MUST(cg_write(group, "memory.swap.max", "0"));
}

int event_open(const char *group, const char *file)
{
	int fd = MUST(open(fmt("%s/%s", group, file), O_RDONLY | O_CLOEXEC));

	event_rearm(fd);
	return fd;
}

void event_rearm(int fd)
{
	char buf[4096];

	/* Notifications of one file are 10 ms apart at least: a late one is not to pass for the next. */
	do {
		MUST(lseek(fd, 0, SEEK_SET));
		MUST(read(fd, buf, sizeof(buf)));
	} while (fd_wait(fd, POLLPRI, 30));
}

bool event_wait(int fd)
{
	return fd_wait(fd, POLLPRI, sabotaged() ? 100 : -1);
}

bool frozen_is(const char *group, int wanted)
{
	return SOON(cg_key(group, "cgroup.events", "frozen") == wanted);
}

bool number_becomes(const char *group, const char *file, long long wanted)
{
	return SOON(cg_number(group, file) == wanted);
}

bool text_becomes(const char *group, const char *file, const char *wanted)
{
	return SOON(strcmp(cg_read(group, file), wanted) == 0);
}

static bool stat_noted(const char *group, const char *key, bool held, const char *word, long long n)
{
	if (!held)
		note("%s of %s: %lld, wanted %s %lld", key, strrchr(group, '/') + 1,
			cg_key(group, "memory.stat", key), word, n);
	return held;
}

bool stat_reaches(const char *group, const char *key, long long least)
{
	return stat_noted(group, key, SOON(cg_key(group, "memory.stat", key) >= least), "at least",
		least);
}

bool stat_falls(const char *group, const char *key, long long most)
{
	return stat_noted(group, key, SOON(cg_key(group, "memory.stat", key) <= most), "at most", most);
}

bool lists_number(const char *text, long long number)
{
	char word[24];

	snprintf(word, sizeof(word), "%lld", number);
	return has_word(text, word);
}

bool has_word(const char *text, const char *word)
{
	size_t length = strlen(word);

	for (const char *p = text; (p = strstr(p, word)); p++) {
		if ((p == text || strchr(" \n", p[-1])) && strchr(" \n", p[length]))
			return true;
	}
	return false;
}

/* The probe's own group is "/RUN/N" below it, or "/NAME" by hand; the root has no type. */
const char *root_group(void)
{
	static char root[PATH_MAX];

	snprintf(root, sizeof(root), "%s", cg2());
	while (access(fmt("%s/cgroup.type", root), F_OK) == 0)
		*strrchr(root, '/') = '\0';
	return root;
}

void delegate_to(const char *group, uid_t uid)
{
	static const char *const files[] = { "cgroup.procs", "cgroup.threads",
		"cgroup.subtree_control", "tasks" };

	MUST(chown(group, uid, uid));
	for (size_t i = 0; i < sizeof(files) / sizeof(files[0]); i++) {
		const char *path = fmt("%s/%s", group, files[i]);
		if (access(path, F_OK) == 0)
			MUST(chown(path, uid, uid));
	}
}

void no_huge_pages(void *start, size_t size)
{
	if (madvise(start, size, MADV_NOHUGEPAGE) < 0)
		MUST_BE(errno == EINVAL);
}
