/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The cell: the container that a probe asks for, as data.  Every driver translates it; what a
 * driver cannot express is a SKIP with the code DRIVER and the field's name.
 *
 * A cell of zeros has new pid, mount, ipc and uts namespaces, a root file system of its own by
 * pivot_root(2) with /proc, /dev, /dev/pts, /dev/shm, /dev/mqueue and /tmp, root's identity, and the
 * usual set of 14 capabilities.  Names follow the OCI runtime specification.
 */
#ifndef BULKHEAD_CELL_H
#define BULKHEAD_CELL_H

#include <linux/sched.h>
#include <stdbool.h>
#include <stdint.h>

#define NS_USER   0x10000000u
#define NS_PID    0x20000000u
#define NS_NET    0x40000000u
#define NS_MOUNT  0x00020000u
#define NS_UTS    0x04000000u
#define NS_IPC    0x08000000u
#define NS_CGROUP 0x02000000u
#define NS_TIME   0x00000080u

struct cell_mount {
	const char *destination; /* absolute, in the cell; made when it is missing */
	const char *type;        /* "bind" or a file system */
	const char *source;      /* "@scratch/x" is below the probe's scratch directory */
	const char *options;     /* as in config.json, comma-separated: "bind,ro,nosuid" */
};

struct cell_seccomp_arg {
	unsigned int index;
	const char *op; /* SCMP_CMP_EQ, ... */
	uint64_t value, value_two;
};

struct cell_seccomp_rule {
	const char *names;  /* space-separated system calls */
	const char *action; /* SCMP_ACT_ERRNO, ... */
	unsigned int errno_ret; /* 0: the action's default (EPERM) */
	struct cell_seccomp_arg args[3]; /* an entry without .op ends the list */
};

struct cell_seccomp {
	const char *profile;        /* fixtures/seccomp/NAME.json instead of everything below */
	const char *default_action; /* NULL: no filter at all */
	unsigned int default_errno_ret;
	const char *architectures; /* space-separated SCMP_ARCH_*; NULL: the native one */
	const char *flags;         /* space-separated SECCOMP_FILTER_FLAG_* */
	bool listener;             /* SCMP_ACT_NOTIFY goes to the outside: cell_listener() */
	struct cell_seccomp_rule rules[12];
};

struct cell_device {
	const char *path; /* in the cell */
	char type;        /* 'c', 'b' or 'p' */
	int major, minor;
	unsigned int mode; /* permission bits */
	unsigned int uid, gid;
};

struct cell {
	bool plain;       /* nothing but the defaults; only makes the structure non-zero */
	bool driven;      /* nothing is built: the body drives the runtime's commands, see runtime.h */
	const char *twin; /* only in .sabotage: what the body does instead, see sabotaged() */

	unsigned int add;   /* NS_USER NS_NET NS_CGROUP NS_TIME: new ones beside the four defaults */
	unsigned int share; /* of the four defaults, those that stay the host's */

	const char *cgroup[12]; /* "pids.max=2", by their v2 names; translated where only v1 is */
	const char *hostname, *domainname;
	const char *sysctl[6];  /* "kernel.shmmni=7" */
	const char *rlimits[6]; /* "RLIMIT_NOFILE=10:20", soft:hard */
	struct cell_mount mounts[10];
	const char *masked[6], *readonly[6]; /* maskedPaths, readonlyPaths */
	bool readonly_root;
	const char *rootfs_propagation; /* "shared", "slave", "private", "unbindable" */

	const char *capabilities; /* "CAP_A,CAP_B"; NULL: the usual 14; "": none; "all" */
	const char *ambient;      /* also put into inheritable */
	bool no_new_privileges;
	unsigned int uid, gid;
	unsigned int additional_gids[4]; /* ends at the first 0 */
	unsigned int umask;              /* 0: untouched */
	const char *env[4];              /* "NAME=value", beside PATH=/ */
	const char *args[4];             /* what the program finds after "--" in its arguments */
	const char *cwd;                 /* NULL: "/" */
	struct cell_device devices[4];   /* beside the default ones */
	const char *device_rules[4]; /* resources.devices after "allow a": "deny c 1:3 rwm" */
	const char *uid_map, *gid_map; /* "0 100000 65536"; that is also the default with NS_USER */
	int oom_score_adj;             /* 0: untouched */
	int64_t monotonic, boottime;   /* time offsets in seconds, with NS_TIME */

	struct cell_seccomp seccomp;

	const char *selinux_type;       /* process label's type; categories are the probe's own */
	const char *mount_selinux_type; /* mountLabel's type */
};

/* Whether any member is set: an all-zero cell is no cell. */
bool cell_is_set(const struct cell *cell);

/* The usual capabilities of a container engine, as a list for .capabilities. */
#define CELL_DEFAULT_CAPABILITIES                                                                  \
	"CAP_CHOWN,CAP_DAC_OVERRIDE,CAP_FSETID,CAP_FOWNER,CAP_MKNOD,CAP_NET_RAW,CAP_SETGID,"       \
	"CAP_SETUID,CAP_SETFCAP,CAP_SETPCAP,CAP_NET_BIND_SERVICE,CAP_SYS_CHROOT,CAP_KILL,"         \
	"CAP_AUDIT_WRITE"

#endif
