/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The plan: what will be done to build one container, as data. plan_build() is a pure function of
 * the configuration; it reads nothing of the machine, so that it can be printed (`plan`) and
 * tested against golden files without privilege. The appliers carry it out.
 *
 * Memory: everything belongs to the plan's arena or to its JSON document and lives until
 * plan_free(). Field names follow the OCI runtime specification (config.md, config-linux.md).
 */
#ifndef RUNTIME_PLAN_H
#define RUNTIME_PLAN_H

#include <jansson.h>
#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

#include "fail.h"

/* In the order in which they are joined: the user namespace decides about rights on the rest. */
enum ns_kind { NS_USER, NS_MOUNT, NS_UTS, NS_IPC, NS_NET, NS_PID, NS_CGROUP, NS_TIME, NS_COUNT };

struct plan_ns {
	bool listed;
	const char *path; /* NULL: a new one */
};

struct plan_map {
	uint32_t inside, outside, count;
};
struct plan_maps {
	const struct plan_map *v;
	size_t n;
};

/* timeOffsets: what /proc/self/timens_offsets takes. */
struct plan_offset {
	const char *clock; /* "monotonic" or "boottime" */
	int64_t secs;
	uint32_t nanosecs;
};

enum mount_kind { MOUNT_FS, MOUNT_BIND, MOUNT_CGROUP };

struct plan_mount {
	enum mount_kind kind;
	const char *destination, *type, *source; /* type of a bind is "bind" */
	const char *data;                        /* for the file system, "" when none */
	unsigned long flags;                     /* MS_* asked for */
	unsigned long clear;                     /* MS_* explicitly asked away (suid, rw, ...) */
	uint64_t rec_set, rec_clear;             /* MOUNT_ATTR_* for the whole tree (rro, ...) */
	unsigned long propagation[4];            /* MS_SHARED and so on, MS_REC added, in order */
	size_t n_propagation;
	bool recursive; /* rbind */
	bool copy_up;   /* tmpcopyup */
	bool idmap, idmap_recursive;
	struct plan_maps uid_map, gid_map; /* empty with idmap: those of the user namespace */
};

struct plan_device {
	const char *path;
	char type; /* 'c' 'b' 'p' */
	unsigned major, minor;
	mode_t mode; /* permission bits */
	uid_t uid;
	gid_t gid;
	bool is_default;
};

struct plan_hook {
	const char *path;
	const char *const *args; /* NULL-terminated, never empty */
	const char *const *env;  /* NULL-terminated, may be empty */
	int timeout;             /* seconds, 0: none */
};
enum hook_kind {
	HOOK_PRESTART,
	HOOK_CREATE_RUNTIME,
	HOOK_CREATE_CONTAINER,
	HOOK_START_CONTAINER,
	HOOK_POSTSTART,
	HOOK_POSTSTOP,
	HOOK_COUNT
};
struct plan_hooks {
	const struct plan_hook *v;
	size_t n;
};

struct plan_rlimit {
	int resource;
	const char *name;
	uint64_t soft, hard;
};

enum cap_set { CAPSET_BOUNDING, CAPSET_EFFECTIVE, CAPSET_INHERITABLE, CAPSET_PERMITTED, CAPSET_AMBIENT, CAPSET_COUNT };

struct plan_process {
	bool present;
	bool terminal;
	unsigned short console_rows, console_cols; /* 0: leave */
	uid_t uid;
	gid_t gid;
	const gid_t *groups;
	size_t n_groups;
	bool has_umask;
	mode_t umask;
	const char *cwd;
	const char *const *args, *const *env; /* NULL-terminated */
	bool has_caps;                        /* false: all but the bounding set are emptied */
	uint64_t caps[CAPSET_COUNT];          /* bit N is capability N */
	const struct plan_rlimit *rlimits;
	size_t n_rlimits;
	bool no_new_privileges;
	bool has_oom_score;
	int oom_score;
	const char *selinux_label; /* NULL: none */
	const char *apparmor;
	bool has_scheduler;
	int sched_policy, sched_nice, sched_priority;
	uint64_t sched_flags, sched_runtime, sched_deadline, sched_period; /* nanoseconds */
	bool has_io_priority;
	int io_priority; /* as ioprio_set(2) wants it */
	const char *cpus_initial, *cpus_final; /* execCPUAffinity; NULL: leave */
};

struct plan_seccomp_arg {
	unsigned index;
	uint64_t value, value_two;
	int op; /* enum scmp_compare */
};
struct plan_seccomp_rule {
	const char *const *names; /* NULL-terminated */
	uint32_t action;          /* SCMP_ACT_*, errno or trace value inside */
	const struct plan_seccomp_arg *args;
	size_t n_args;
};
struct plan_seccomp {
	bool present;
	uint32_t default_action;
	const uint32_t *arches; /* SCMP_ARCH_* */
	size_t n_arches;
	const struct plan_seccomp_rule *rules;
	size_t n_rules;
	unsigned flags; /* SECCOMP_FILTER_FLAG_* */
	bool notifies;  /* some action is SCMP_ACT_NOTIFY */
	const char *listener_path, *listener_metadata;
};

/* One write into a control group. On v2 `controller` says what must be enabled; "" for none. */
struct plan_write {
	const char *controller, *file, *value;
	bool optional; /* older kernels have no such file: then it is left out */
};
struct plan_writes {
	const struct plan_write *v;
	size_t n;
};
struct plan_device_rule {
	bool allow;
	char type;          /* 'a' 'b' 'c' */
	int64_t major, minor; /* -1: any */
	unsigned access;      /* BPF_DEVCG_ACC_* */
};
struct plan_cgroup {
	const char *path; /* absolute, below the root of each hierarchy */
	bool path_given;  /* by the configuration; else it is the id */
	struct plan_writes v1, v2;
	const char *v1_refused, *v2_refused; /* why this cannot be had on that version */
	const struct plan_device_rule *devices;
	size_t n_devices;
	bool check_memory;   /* checkBeforeUpdate */
	int64_t memory_limit; /* bytes, -1 unlimited, 0 unset */
	bool has_resources;
};

struct plan_sysctl {
	const char *name, *path, *value; /* path below /proc/sys */
};

struct plan {
	const char *id, *bundle;
	const char *oci_version;
	const char *rootfs; /* absolute */
	bool root_readonly;
	unsigned long root_propagation; /* 0: private, recursively */
	const char *hostname, *domainname;
	struct plan_ns ns[NS_COUNT];
	struct plan_maps uid_map, gid_map;
	const struct plan_offset *offsets;
	size_t n_offsets;
	const struct plan_mount *mounts;
	size_t n_mounts;
	const char *mount_label;
	const struct plan_device *devices; /* default ones first */
	size_t n_devices;
	const char *const *masked, *const *readonly; /* NULL-terminated */
	const struct plan_sysctl *sysctls;
	size_t n_sysctls;
	struct plan_process process;
	struct plan_seccomp seccomp;
	struct plan_cgroup cgroup;
	struct plan_hooks hooks[HOOK_COUNT];
	long personality; /* -1: leave */
	json_t *document;
	struct arena *arena;
};

struct node;

/*
 * document is taken over only on success. file is for error texts. ENOENT and so on never come
 * from here, only EINVAL and ENOMEM: nothing is looked up.
 */
int plan_build(json_t *document, const char *file, const char *id, const char *bundle,
	struct plan **ret, struct err *err);
/* A process object alone (exec --process); the strings live as long as the document and arena. */
int plan_process_build(const struct node *process, struct arena *arena, struct plan_process *ret,
	struct err *err);
/* A resources object alone (update); cgroup->path is left alone. */
int plan_resources_build(const struct node *resources, struct arena *arena,
	struct plan_cgroup *cgroup, struct err *err);
void plan_free(struct plan *plan);
static inline void cleanup_planp(struct plan **plan)
{
	plan_free(*plan);
}
#define cleanup_plan __attribute__((cleanup(cleanup_planp)))

/* The plan as a JSON object; the caller owns it. */
json_t *plan_to_json(const struct plan *plan);

#endif
