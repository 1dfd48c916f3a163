/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The driver `native`: the cell by bare system calls, sharing no code with any runtime, so that a
 * claim that fails here too is the kernel's fault.  Order as in runc and crun: cgroup, namespaces,
 * ID maps, root file system, names and limits, identity, label, capabilities, filter, exec.
 */
#include <linux/prctl.h>
#include <sys/prctl.h>

#include "driver.h"

static const char *const controllers[] = { "", "pids", "memory", "cpu", "cpuset", "devices", "freezer",
	"blkio", "hugetlb" };

static const char *group_of(const char *controller)
{
	return *controller ? cg1(controller) : cg2();
}

const char *cell_cgroup(const char *controller)
{
	const char *group = group_of(controller);

	if (ctx.builder && ctx.builder->tool)
		return tool_cell_cgroup(controller);
	/* Kept, and not in a buffer of fmt(): callers hold it over loops that read files. */
	return group ? MUST_PTR(strdup(fmt("%s/cell", group))) : NULL;
}

/* A limit by its v2 name goes to v2 where its controller is there, else to v1's nearest file. */
static void set_limit(const char *assignment)
{
	static const struct {
		const char *v2, *controller, *v1;
	} table[] = { { "pids.max", "pids", "pids.max" },
		{ "memory.max", "memory", "memory.limit_in_bytes" },
		{ "memory.low", "memory", "memory.soft_limit_in_bytes" },
		{ "cpuset.cpus", "cpuset", "cpuset.cpus" },
		{ "cpuset.mems", "cpuset", "cpuset.mems" } };
	char name[64], value[128];

	if (sscanf(assignment, "%63[^=]=%127[^\n]", name, value) != 2)
		broken("a limit is \"file=value\", not \"%s\"", assignment);
	const char *v2 = cell_cgroup("");
	if (v2 && access(fmt("%s/%s", v2, name), F_OK) == 0) {
		if (cg_write(v2, name, value) < 0)
			broken("%s = %s: %m", name, value);
		return;
	}
	if (strcmp(name, "cpu.max") == 0 && cell_cgroup("cpu")) {
		char quota[32], period[32] = "100000";
		sscanf(value, "%31s %31s", quota, period);
		MUST(cg_write(cell_cgroup("cpu"), "cpu.cfs_period_us", period));
		MUST(cg_write(cell_cgroup("cpu"), "cpu.cfs_quota_us",
			strcmp(quota, "max") == 0 ? "-1" : quota));
		return;
	}
	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++) {
		const char *v1 = strcmp(table[i].v2, name) == 0 ? cell_cgroup(table[i].controller) : NULL;
		if (!v1)
			continue;
		if (strcmp(value, "max") == 0 && strcmp(table[i].controller, "memory") == 0)
			snprintf(value, sizeof(value), "-1");
		if (cg_write(v1, table[i].v1, value) < 0)
			broken("%s = %s: %m", table[i].v1, value);
		return;
	}
	driver_cannot("cgroup", fmt("no hierarchy here has %s", name));
}

/* v2 has no file for it but a program, which `native` leaves to the probes of that interface. */
static void set_device_rule(const char *text)
{
	const char *group = cell_cgroup("devices"), *rule = strchr(text, ' ');

	if (!group)
		driver_cannot("device_rules", "no v1 devices hierarchy is mounted");
	if (cg_write(group, strncmp(text, "deny", 4) == 0 ? "devices.deny" : "devices.allow", rule + 1) < 0)
		broken("device rule \"%s\": %m", text);
}

void native_cgroup_make(void)
{
	for (size_t i = 0; i < sizeof(controllers) / sizeof(controllers[0]); i++) {
		if (group_of(controllers[i]))
			cg_new(group_of(controllers[i]), "cell");
	}
	for (size_t i = 0; i < 12 && ctx.cell->cgroup[i]; i++)
		set_limit(ctx.cell->cgroup[i]);
	for (size_t i = 0; i < 4 && ctx.cell->device_rules[i]; i++)
		set_device_rule(ctx.cell->device_rules[i]);
}

static void enter_groups(pid_t pid)
{
	for (size_t i = 0; i < sizeof(controllers) / sizeof(controllers[0]); i++) {
		const char *cell = cell_cgroup(controllers[i]);
		if (cell && cg_enter(cell, pid) < 0)
			broken("%s/cgroup.procs: %m", cell);
	}
}

static void write_offsets(void)
{
	const struct cell *c = ctx.cell;

	if (c->monotonic || c->boottime)
		MUST(write_file("/proc/self/timens_offsets",
			fmt("monotonic %lld 0\nboottime %lld 0\n", (long long)c->monotonic,
				(long long)c->boottime)));
}

static void in_cell(const char *rootfs, const struct gate *ready) __attribute__((noreturn));
static void in_cell(const char *rootfs, const struct gate *ready)
{
	const struct cell *c = ctx.cell;
	char *args[] = { "/bulkhead-probes", (char *)ctx.probe->id, "--inside", c->args[0] ? "--" : NULL,
		(char *)c->args[0], (char *)c->args[1], (char *)c->args[2], (char *)c->args[3], NULL };
	char *env[] = { "PATH=/", strdup(fmt("BULKHEAD_UNIT_US=%u", unit_us())), (char *)c->env[0],
		(char *)c->env[1], (char *)c->env[2], (char *)c->env[3], NULL };

	gate_wait(ready);
	/* Born with an ID that its maps do not hold, it could make nothing on its own mounts. */
	if (cell_namespaces(ctx.cell) & NS_USER) {
		MUST(setresgid(0, 0, 0));
		MUST(setresuid(0, 0, 0));
		MUST(prctl(PR_SET_DUMPABLE, 1));
		MUST(prctl(PR_SET_PDEATHSIG, SIGKILL));
	}
	if (cell_namespaces(ctx.cell) & NS_CGROUP)
		MUST(unshare(CLONE_NEWCGROUP));
	native_rootfs(rootfs);
	MUST(close_range(3, ~0u, CLOSE_RANGE_CLOEXEC));
	native_confine();
	execve(args[0], args, env);
	broken("execve(/bulkhead-probes) in the cell: %m");
}

/*
 * CLONE_NEWTIME acts on the next child, so a cell with one has an intermediate process that makes
 * it, forks, and hands on how its child ended.
 */
static pid_t clone_cell(unsigned long long flags, const char *rootfs, const struct gate *ready)
{
	bool time_ns = flags & NS_TIME;
	pid_t pid = spawn(time_ns ? 0 : flags);

	if (pid == 0 && time_ns) {
		/* Its child is to be born in the cell's groups: wait first, and pass it on. */
		gate_wait(ready);
		gate_post(ready);
		MUST(unshare(CLONE_NEWTIME));
		write_offsets();
		pid_t cell = spawn(flags & ~(unsigned long long)NS_TIME);
		if (cell == 0)
			in_cell(rootfs, ready);
		make_file(fmt("%s/pid", scratch()), fmt("%d", cell), 0644);
		int status;
		while (waitpid(cell, &status, 0) < 0 && errno == EINTR)
			;
		if (WIFSIGNALED(status))
			kill(getpid(), WTERMSIG(status));
		probe_exit(WEXITSTATUS(status));
	}
	if (pid == 0)
		in_cell(rootfs, ready);
	return pid;
}

static void native_start(pid_t *ret_pid)
{
	const struct cell *c = ctx.cell;
	unsigned long long flags = cell_namespaces(c) & ~NS_CGROUP;
	const char *rootfs = rootfs_prepare();

	if ((flags & NS_TIME) && (flags & NS_USER))
		driver_cannot("add", "NS_TIME together with NS_USER");
	native_cgroup_make();
	struct gate ready = gate_new();
	pid_t pid = clone_cell(flags, rootfs, &ready);
	if (flags & NS_USER) {
		MUST(write_file(fmt("/proc/%d/uid_map", pid), cell_uid_map(c)));
		MUST(write_file(fmt("/proc/%d/gid_map", pid), cell_gid_map(c)));
	}
	enter_groups(pid);
	gate_post(&ready);
	*ret_pid = pid;
}

static void native_stop(void)
{
	for (size_t i = 0; i < sizeof(controllers) / sizeof(controllers[0]); i++) {
		const char *cell = cell_cgroup(controllers[i]);
		if (cell)
			cgroup_remove_tree(cell);
	}
}

const struct driver driver_native = { .name = "native", .can = CAN_ALL, .start = native_start, .stop = native_stop };
