/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Drivers that are command lines.  The tool is executed, never linked: an error in it must not hide
 * here.  The cell's own process is found by what it runs, so that no tool needs to say its number.
 */
#include <dirent.h>
#include <libgen.h>
#include <limits.h>
#include <seccomp.h>
#include <stdarg.h>
#include <sys/capability.h>
#include <sys/prctl.h>

#include "driver.h"

/*
 * crun refuses a hybrid hierarchy whose v2 side has a controller; in a mount namespace of its own
 * the v2 side is taken away for it.
 */
static void hide_hybrid_v2(void)
{
	const char *runtime = ctx.runtime ? ctx.runtime : ctx.engine_runtime;
	char path[PATH_MAX], point[PATH_MAX / 2];

	snprintf(path, sizeof(path), "%s", runtime ? runtime : "");
	if (strncmp(basename(path), "crun", 4) != 0 || !cg1("pids") ||
		!cgroup_mount_of("", point, sizeof(point)))
		return;
	MUST(unshare(CLONE_NEWNS));
	/* Slave: what the probe mounts later still has to reach the runtime's cell. */
	MUST(mount(NULL, "/", NULL, MS_REC | MS_SLAVE, NULL));
	MUST(umount2(point, MNT_DETACH));
}

/* What a runtime must keep from its cell: a variable and a descriptor without O_CLOEXEC. */
static void lay_bait(void)
{
	MUST(setenv("BULKHEAD_OUTSIDE", "1", 1));
	MUST(fcntl(MUST(open(scratch(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)), F_DUPFD, 20));
}

/*
 * Standard input is an empty file of the probe's own: a runtime that gives the streams to the
 * cell's user would give away the host's /dev/null.
 */
static void to_log(const char *log)
{
	int in = MUST(open(fmt("%s/stdin", scratch()), O_RDONLY | O_CREAT | O_CLOEXEC, 0600));
	int fd = MUST(open(log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600));

	MUST(dup2(in, STDIN_FILENO));
	MUST(dup2(fd, STDERR_FILENO));
	MUST(dup2(fd, STDOUT_FILENO));
}

/* Why a tool did not bring the inside to its beginning, in its own words. */
void blame_tool(const char *program, int status, const char *log)
{
	char text[1024] = "";

	read_file(log, text, sizeof(text));
	for (char *p = text; *p; p++)
		*p = *p == '\n' ? ' ' : *p;
	/* An optional namespace type: runc before 1.2 and crun before 1.9 do not know it. */
	if ((ctx.cell->add & NS_TIME) && strcmp(ctx.driver, "reference") != 0)
		driver_cannot(
			"add", fmt("NS_TIME: %.110s", text[0] ? text : "no such cell was made"));
	/* A refusal in so many words is a limit of somebody else's runtime; ours has no excuse. */
	if (strcmp(ctx.driver, "reference") != 0 &&
		(strstr(text, "not yet supported") || strstr(text, "not supported") ||
			strstr(text, "unknown capability")))
		skip(SKIP_DRIVER, "%s: %.400s", ctx.driver, text);
	record_failure(VERDICT_BROKEN, program, 0, fmt("%s run", program),
		"the cell's program begins",
		fmt("exit status 0x%x: %.110s", (unsigned int)status,
			text[0] ? text : "no message"));
}

int run_to_end(char *const args[], const char *log)
{
	int status;
	pid_t pid = spawn(0);

	if (pid == 0) {
		hide_hybrid_v2();
		to_log(log);
		lay_bait();
		execvp(args[0], args);
		broken("exec %s: %m", args[0]);
	}
	while (waitpid(pid, &status, 0) < 0 && errno == EINTR)
		;
	return status;
}

/*
 * Named v1 hierarchies come and go with the probes of v1 that run elsewhere on the machine, and a
 * tool that copies the list of them into its container may find one gone.  It did not begin then,
 * and begins again.
 */
static bool met_a_vanishing_hierarchy(const char *log)
{
	char text[4096];

	return atomic_load(&ctx.record->inside_state) == 0 &&
	       read_file(log, text, sizeof(text)) > 0 && strstr(text, "name=bulkhead") &&
	       unlink(log) == 0;
}

void tool_launch(struct words *words, pid_t *ret_pid)
{
	const char *log = strdup(fmt("%s/tool.log", scratch()));

	*ret_pid = spawn(0);
	if (*ret_pid == 0) {
		int status = run_to_end(words->v, log);
		for (int i = 0; i < 3 && status != 0 && met_a_vanishing_hierarchy(log); i++)
			status = run_to_end(words->v, log);
		if (atomic_load(&ctx.record->inside_state) == 0) {
			blame_tool(words->v[0], status, log);
			leave_recorded();
		}
		probe_exit(0);
	}
}

bool tool_run(struct words *words, const char *log)
{
	char text[512] = "";
	const char *path = strdup(fmt("%s/%s.log", scratch(), log));

	if (run_to_end(words->v, path) == 0)
		return true;
	if (read_file(path, text, sizeof(text)) > 0)
		note("%s %s: %s", words->v[0], log, text);
	return false;
}

void tool_daemon(struct words *words, const char *log)
{
	const char *path = strdup(fmt("%s/%s.log", scratch(), log));
	pid_t pid = spawn(0);

	if (pid == 0) {
		MUST(setsid());
		to_log(path);
		execvp(words->v[0], words->v);
		broken("exec %s: %m", words->v[0]);
	}
}

void tool_prepare(void)
{
	static const char *const foreign[] = { "DOCKER_HOST", "DOCKER_CONTEXT", "CONTAINER_HOST",
		"CONTAINERS_CONF", "CONTAINERS_STORAGE_CONF", "CONTAINERD_ADDRESS",
		"NOTIFY_SOCKET" };
	const char *home = strdup(fmt("%s/home", scratch()));

	MUST(prctl(PR_SET_CHILD_SUBREAPER, 1));
	MUST(unshare(CLONE_NEWNS));
	MUST(mount(NULL, "/", NULL, MS_REC | MS_SLAVE, NULL));
	MUST(mount("bulkhead", "/run", "tmpfs", 0, "mode=755"));
	make_dir(home);
	for (size_t i = 0; i < sizeof(foreign) / sizeof(foreign[0]); i++)
		MUST(unsetenv(foreign[i]));
	MUST(setenv("PATH", "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin", 1));
	MUST(setenv("HOME", home, 1));
	MUST(setenv("XDG_RUNTIME_DIR", home, 1));
	MUST(setenv("TMPDIR", home, 1));
}

void word(struct words *words, const char *format, ...)
{
	va_list ap;

	if (words->n + 1 >= sizeof(words->v) / sizeof(words->v[0]))
		broken("a tool's command line has more than %zu words", words->n);
	va_start(ap, format);
	if (vasprintf(&words->v[words->n], format, ap) < 0)
		broken("no memory");
	va_end(ap);
	words->v[++words->n] = NULL;
}

void words_program(struct words *words)
{
	const struct cell *c = ctx.cell;

	word(words, "/bulkhead-probes");
	word(words, "%s", ctx.probe->id);
	word(words, "--inside");
	if (c->args[0])
		word(words, "--");
	for (size_t i = 0; i < 4 && c->args[i]; i++)
		word(words, "%s", c->args[i]);
}

/* Descends from this process? The last process that does not is reached before PID 1. */
static bool is_ours(pid_t pid)
{
	for (int depth = 0; depth < 64 && pid > 1; depth++) {
		const char *parent = status_field(pid, "PPid");
		if (pid == getpid())
			return depth > 0;
		pid = parent ? (pid_t)strtol(parent, NULL, 10) : 0;
	}
	return false;
}

/* Calls back with each process of this procfs until one is accepted; its number, or 0. */
static pid_t each_process(bool (*accept)(pid_t))
{
	DIR *dir = MUST_PTR(opendir("/proc"));
	pid_t found = 0;

	for (struct dirent *d; !found && (d = readdir(dir));) {
		pid_t pid = (pid_t)strtol(d->d_name, NULL, 10);
		if (pid > 0 && accept(pid))
			found = pid;
	}
	closedir(dir);
	return found;
}

static bool kill_ours(pid_t pid)
{
	if (is_ours(pid))
		kill(pid, SIGKILL);
	return false;
}

void tool_end(void)
{
	/* Again, since the dying have children; all of them become ours, the subreaper's. */
	bool gone = EVENTUALLY(({
		each_process(kill_ours);
		while (waitpid(-1, NULL, WNOHANG) > 0)
			;
		waitpid(-1, NULL, WNOHANG) < 0 && errno == ECHILD;
	}));

	if (!gone)
		broken("what the driver %s started does not end", ctx.driver);
}

/* The command line begins "/bulkhead-probes ID --inside"; that of a wrapper does not. */
static bool runs_inside(pid_t pid)
{
	char text[512];
	int fd = open(fmt("/proc/%d/cmdline", pid), O_RDONLY | O_CLOEXEC);
	ssize_t n = fd < 0 ? 0 : read(fd, text, sizeof(text) - 1);
	const char *want = fmt("/bulkhead-probes %s --inside", ctx.probe->id);

	if (fd >= 0)
		close(fd);
	if (n <= 0)
		return false;
	for (ssize_t i = 0; i < n; i++)
		text[i] = text[i] ? text[i] : ' ';
	text[n] = '\0';
	return strncmp(text, want, strlen(want)) == 0;
}

static bool is_cell(pid_t pid)
{
	const char *parent = runs_inside(pid) ? status_field(pid, "PPid") : NULL;

	/* What the body has forked has the same command line; its first process has another parent. */
	return parent && !runs_inside((pid_t)strtol(parent, NULL, 10));
}

pid_t tool_cell_pid(void)
{
	pid_t pid = 0;

	if (ctx.builder->unseen)
		driver_cannot("outside", "the cell's processes are none of the machine's");
	if (!EVENTUALLY((pid = each_process(is_cell)) > 0))
		broken("no process here runs the cell's program");
	return pid;
}

const char *tool_cell_cgroup(const char *controller)
{
	char point[PATH_MAX / 2], line[PATH_MAX];
	pid_t pid = tool_cell_pid();
	FILE *f = fopen(fmt("/proc/%d/cgroup", pid), "re");
	const char *found = NULL;

	if (!cgroup_mount_of(controller, point, sizeof(point)))
		return NULL;
	while (f && !found && fgets(line, sizeof(line), f)) {
		char *list = strchr(line, ':'), *path = list ? strchr(list + 1, ':') : NULL;
		if (!path)
			continue;
		*path++ = '\0';
		path[strcspn(path, "\n")] = '\0';
		list++;
		if (*controller ? in_list(list, controller) : *list == '\0')
			found = strdup(fmt("%s%s", point, path));
	}
	if (f)
		fclose(f);
	return found;
}

const char *tool_filter_bpf(void)
{
	const struct cell_seccomp *s = &ctx.cell->seccomp;

	if (!s->profile && !s->default_action)
		return NULL;
	const char *path = strdup(fmt("%s/filter.bpf", scratch()));
	int fd = MUST(open(path, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0600));
	scmp_filter_ctx filter = cell_filter(s);
	MUST_RC(seccomp_export_bpf(filter, fd));
	seccomp_release(filter);
	close(fd);
	return path;
}

bool in_list(const char *options, const char *option)
{
	size_t n = strlen(option);

	for (const char *p = options ? options : ""; *p; p += strcspn(p, ","), p += *p == ',') {
		if (strncmp(p, option, n) == 0 && (p[n] == ',' || p[n] == '\0'))
			return true;
	}
	return false;
}

/* The standard mounts are the tool's own business; what comes after them is the cell's. */
const struct cell_mount *tool_mounts(void)
{
	const struct cell_mount *m = cell_mount_list();

	while (m->destination && strcmp(m->destination, "/tmp") != 0)
		m++;
	if (m->destination)
		m++;
	while (m->destination && (strcmp(m->type, "sysfs") == 0 || strcmp(m->type, "cgroup") == 0))
		m++;
	return m;
}

void mount_is_tmpfs_or_bind(const struct cell_mount *m)
{
	bool tmpfs = strcmp(m->type, "tmpfs") == 0;

	if (!tmpfs && strcmp(m->type, "bind") != 0)
		driver_cannot("mounts", fmt("the type %s", m->type));
	if (tmpfs && m->source && strcmp(m->source, "tmpfs") != 0 && strcmp(m->source, "none") != 0)
		driver_cannot("mounts", "the source of a tmpfs");
}

void mount_options(const struct cell_mount *m, const char *known)
{
	char copy[512];

	snprintf(copy, sizeof(copy), "%s", m->options ? m->options : "");
	for (char *save = NULL, *o = strtok_r(copy, ",", &save); o;
		o = strtok_r(NULL, ",", &save)) {
		char name[64];
		snprintf(name, sizeof(name), "%s", o);
		name[strcspn(name, "=")] = '\0';
		if (!in_list(known, name))
			driver_cannot(
				"mounts", fmt("%s on %s, option %s", m->type, m->destination, o));
	}
}

const char *mount_option_value(const struct cell_mount *m, const char *name)
{
	size_t n = strlen(name);

	for (const char *p = m->options ? m->options : ""; *p;
		p += strcspn(p, ","), p += *p == ',') {
		if (strncmp(p, name, n) == 0 && p[n] == '=')
			return fmt("%.*s", (int)(strcspn(p, ",") - n - 1), p + n + 1);
	}
	return NULL;
}

void words_capabilities(
	struct words *words, const char *option, const char *prefix, bool lower_short)
{
	const char *list =
		ctx.cell->capabilities ? ctx.cell->capabilities : CELL_DEFAULT_CAPABILITIES;
	bool all = strcmp(list, "all") == 0;

	for (int cap = 0; cap < cap_max_bits(); cap++) {
		char *name = cap_to_name(cap), upper[48];
		snprintf(upper, sizeof(upper), "%s", name);
		for (char *p = upper; *p; p++)
			*p = (char)(*p >= 'a' && *p <= 'z' ? *p - 32 : *p);
		/* What this process does not have, nobody can hand on. */
		if (cap_get_bound(cap) == 1 && (all || in_list(list, upper))) {
			if (option)
				word(words, "%s", option);
			word(words, "%s%s", prefix, lower_short ? name + strlen("cap_") : upper);
		}
		cap_free(name);
	}
}
