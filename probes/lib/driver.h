/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A driver builds the cell in ctx.cell around the inside, and cleans it away.  What it cannot
 * express is a SKIP with the code DRIVER and the field's name: `.can` says which fields it knows,
 * and driver_check() compares; of a field it knows in part, start() refuses the rest by
 * driver_cannot().  A field that a cell leaves at zero is left to the tool's own default, which may
 * be stricter than a cell's; a probe that minds then fails, and that is a difference to report.
 */
#ifndef BULKHEAD_DRIVER_H
#define BULKHEAD_DRIVER_H

#include "driver_names.h"
#include "internal.h"

/* The fields of struct cell, as far as a cell sets them; names in driver.c, in this order. */
enum {
	CAN_SHARE_PID = 0,
	CAN_SHARE_IPC,
	CAN_SHARE_UTS,
	CAN_SHARE_MOUNT,
	CAN_ADD_USER,
	CAN_ADD_NET,
	CAN_ADD_CGROUP,
	CAN_ADD_TIME,
	CAN_CGROUP,
	CAN_HOSTNAME,
	CAN_DOMAINNAME,
	CAN_SYSCTL,
	CAN_RLIMITS,
	CAN_MOUNTS,
	CAN_MASKED,
	CAN_READONLY,
	CAN_READONLY_ROOT,
	CAN_PROPAGATION,
	CAN_CAPABILITIES,
	CAN_AMBIENT,
	CAN_NO_NEW_PRIVILEGES,
	CAN_USER,
	CAN_GROUPS,
	CAN_UMASK,
	CAN_ENV,
	CAN_ARGS,
	CAN_CWD,
	CAN_DEVICES,
	CAN_DEVICE_RULES,
	CAN_OOM_SCORE,
	CAN_SECCOMP,
	CAN_LISTENER,
	CAN_SELINUX,
	CAN_MOUNT_LABEL,
	CAN_COUNT
};
#define CAN(field) (1ull << CAN_##field)
#define CAN_ALL	   (~0ull >> (64 - CAN_COUNT))

struct driver {
	const char *name;
	const char *const *programs; /* found in PATH, else SKIP TOOL; ends with NULL */
	uint64_t can;
	/* "NAME:/PATH" names the OCI runtime that it is to use: ctx.engine_runtime. */
	bool takes_runtime;
	/* It is a tool: set up by tool_prepare(), its cell found by what runs, not by a pid file. */
	bool tool;
	/* Its cell's processes are none of the machine's: cell_pid() is a skip. */
	bool unseen;
	void (*start)(pid_t *ret_pid); /* a child of ours that ends with the cell */
	void (*stop)(void);
};

/* "native", "reference", "oci:PATH", "podman", "docker:/usr/bin/crun"; NULL: unknown. */
const struct driver *driver_find(const char *name);
/* Skips when a program is missing or the cell sets a field that the driver does not know. */
void driver_check(const struct driver *driver);

/* ---- For drivers that are command lines (tool.c) ------------------------------------------- */

/* A command line that grows; the words are copies that live as long as the process. */
struct words {
	char *v[160];
	size_t n;
};
void word(struct words *words, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* The cell's program and its arguments: "/bulkhead-probes ID --inside [-- ARGS]". */
void words_program(struct words *words);
/*
 * The capabilities of the cell that this process has to give, each after the option (NULL: none) and
 * the prefix; "CAP_SYS_ADMIN", or short "sys_admin".
 */
void words_capabilities(
	struct words *words, const char *option, const char *prefix, bool lower_short);

/*
 * A mount namespace, /run and home of its own for the tool, and orphans of it come to us: it leaves
 * nothing, and finds nothing of the machine's.
 */
void tool_prepare(void);
/* Starts the command line whose end is the cell's; its words are the reason if nothing began. */
void tool_launch(struct words *words, pid_t *ret_pid);
/* Runs a command to its end; its output goes to scratch/NAME.log.  Whether it succeeded. */
bool tool_run(struct words *words, const char *log);
/* Starts a daemon that ends with us. */
void tool_daemon(struct words *words, const char *log);
/* Kills what descends from this process and waits until it has gone. */
void tool_end(void);
pid_t tool_cell_pid(void);
const char *tool_cell_cgroup(const char *controller);
/* A file of the cell's filter for the tool: cBPF (NULL: the cell has none). */
const char *tool_filter_bpf(void);
/* The mounts of the cell itself, sources resolved; ends with .destination NULL. */
const struct cell_mount *tool_mounts(void);
/* Skips when it is neither, or a tmpfs with a source of its own. */
void mount_is_tmpfs_or_bind(const struct cell_mount *mount);
/* Skips when a mount has an option whose name is not in the comma-separated list. */
void mount_options(const struct cell_mount *mount, const char *known);
/* The value of "name=value" among its options, or NULL. */
const char *mount_option_value(const struct cell_mount *mount, const char *name);
/* Whether that option is in the comma-separated list. */
bool in_list(const char *options, const char *option);

extern const struct driver driver_native, driver_oci, driver_bwrap, driver_nspawn, driver_lxc,
	driver_podman, driver_docker, driver_containerd, driver_runsc;

#endif
