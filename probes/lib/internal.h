/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Shared by the files of probes/lib only; no probe includes this. */
#ifndef BULKHEAD_INTERNAL_H
#define BULKHEAD_INTERNAL_H

#include "probe.h"

/* Exit code of a child that has already recorded SKIP or BROKEN: every ancestor follows it. */
#define EXIT_RECORDED 125

struct driver;

/* What this process is part of.  Set once in main(), inherited by fork. */
struct context {
	const struct probe *probe;
	struct record *record;  /* mapped shared */
	int record_fd, image_fd; /* kept open for exec_self() */
	const char *driver;     /* "native", "reference", "oci:PATH", "podman", ... */
	const struct driver *builder; /* that one, driver.h */
	const char *runtime;    /* program of reference and oci:PATH, NULL for the others */
	const char *engine_runtime; /* the OCI runtime of "podman:PATH", NULL: the engine's own */
	const struct cell *cell; /* the one in force (the sabotage's under --sabotage), or NULL */
	bool inside;            /* this process runs the body */
	bool sabotage;
	bool by_hand;           /* no runner: this program isolates itself */
	uint32_t row;           /* 1 + the row this process itself began; 0: none yet */
};
extern struct context ctx;

/* The probes of this program, sorted by the linker's order. */
extern const struct probe *const __start_bulkhead_probes[];
extern const struct probe *const __stop_bulkhead_probes[];
#define for_each_probe(p)                                                                          \
	for (const struct probe *const *p = __start_bulkhead_probes; p < __stop_bulkhead_probes; p++)
const struct probe *find_probe(const char *id);

/* describe.c: one JSON line on standard output. */
void describe(const struct probe *probe);

/* record_file.c */
struct record *record_map(const char *path, bool create); /* NULL and errno */
struct record *record_map_fd(int fd);
void record_failure(enum verdict v, const char *file, int line, const char *what,
	const char *wanted, const char *got);
/*
 * The row that a check of this process belongs to: the one it began itself, so that processes that
 * walk rows at the same time do not meet; a child that began none yet is at the latest.
 */
struct record_row *current_row(void);
/* The exit code that says SKIP or BROKEN to every ancestor. */
void leave_recorded(void) __attribute__((noreturn));

/* supervise.c: runs the probe whole, stores the verdict, returns the exit code. */
int supervise(void);
/* The inside's whole life, after the record is mapped. */
void run_inside(void) __attribute__((noreturn));

/* exec.c: what --step does. */
int run_step(const char *program, const struct probe *probe, const char *step, bool inside);

/* tap.c */
void tap_print(const struct record *record, const char *id);

/* feature.c */
struct feature_state {
	bool present;
	enum skip_code code;
	char evidence[400];
};
/* false: the name is not in the table. */
bool feature_check(const char *name, struct feature_state *state);
int features_print(char *const names[]); /* NULL-terminated; none: the whole table */
/* module.c: through libkmod where it is linked, else by what sysfs shows. */
void module_check(const char *name, struct feature_state *state);

/* isolate.c: by hand only, what the runner otherwise does. */
void isolate_by_hand(void);
void isolate_cleanup(void);
void self_path(char *buf, size_t size); /* the static image */
/*
 * The same file where the users of a cell can reach it, even when the suite stands in a home
 * directory that is closed to them: the runner, or isolate_by_hand(), has bound it there.  Static.
 */
const char *image_for_cells(void);

/* cgroup.c */
const char *cgroup_base(void); /* "/bulkhead.N/K" or NULL when there is no runner */
void cgroup_by_hand_name(void);
void cgroup_by_hand_cleanup(void);
void cgroup_remove_tree(const char *dir);
bool cgroup_mount_of(const char *controller, char *buf, size_t size); /* "" is v2 */

/* Shared between drivers: scratch/rootfs with its mount points; returns its path. */
const char *rootfs_prepare(void);
/* cell_mounts.c: the mounts every cell gets, then its own; ends with .destination NULL. */
const struct cell_mount *cell_mount_list(void);
unsigned int cell_namespaces(const struct cell *cell);
const char *cell_uid_map(const struct cell *cell);
const char *cell_gid_map(const struct cell *cell);
/* "system_u:system_r:TYPE:s0:CATEGORIES", or NULL when type is NULL. */
const char *cell_label(const char *type, const char *object_role);
/* Records SKIP with the code DRIVER: this driver cannot express that field. */
void driver_cannot(const char *field, const char *why) __attribute__((noreturn));
/* listener.c: listenerPath of the cell's filter; its socket, made before the cell; native's part. */
const char *listener_path(void);
void listener_open(void);
void listener_hand_over(int listener);
/* oci.c: a name for the container that no other cell of this machine has. */
const char *cell_id(void);
/* oci_config.c: the cell as config.json, its program being the body or that step. */
struct json_t *oci_config(const char *step);
void oci_config_write(void); /* to scratch/bundle/config.json */
/* tool.c: runs a command line with its output in the log; the wait status. */
int run_to_end(char *const args[], const char *log);
/* Records why it did not bring the inside to its beginning, in its own words, log. */
void blame_tool(const char *program, int status, const char *log);
/* runtime.c: deletes what a driven probe has left. */
void runtime_cleanup(void);
/* native_confine.c: the filter, a scmp_filter_ctx that the caller releases. */
void *cell_filter(const struct cell_seccomp *s);
/* In the child, after the root has been changed. */
void native_confine(void);
void native_rootfs(const char *rootfs);
void native_cgroup_make(void);

#endif
