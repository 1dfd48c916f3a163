/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Names of the OCI specification and the kernel's values for them; used by plan and features. */
#ifndef RUNTIME_TABLES_H
#define RUNTIME_TABLES_H

#include <stddef.h>
#include <stdint.h>

struct name_value {
	const char *name;
	uint64_t value;
};

enum option_kind {
	OPT_SET,         /* value: MS_* to set */
	OPT_CLEAR,       /* value: MS_* to clear */
	OPT_REC_SET,     /* value: MOUNT_ATTR_* to set on the tree */
	OPT_REC_CLEAR,   /* value: MOUNT_ATTR_* to clear on the tree */
	OPT_PROPAGATION, /* value: MS_SHARED and so on */
	OPT_BIND,        /* value: 0 or MS_REC */
	OPT_IDMAP,       /* value: 0 or MS_REC */
	OPT_COPY_UP,
	OPT_NOTHING,
};
struct mount_option {
	const char *name;
	enum option_kind kind;
	uint64_t value;
};

extern const struct mount_option mount_options[]; /* ends with a NULL name */
extern const struct name_value namespace_types[]; /* value: enum ns_kind; NULL-terminated */
extern const struct name_value rlimit_names[];    /* ends with a NULL name */
extern const struct name_value mount_flag_names[]; /* MS_* for printing */

/* NULL when there is none. */
const struct mount_option *mount_option_find(const char *name);
const struct name_value *name_find(const struct name_value *table, const char *name);
/* CLONE_NEW* of an enum ns_kind, and the name of its link in /proc/PID/ns. */
uint64_t namespace_flag(int kind);
const char *namespace_file(int kind);
/* MOUNT_ATTR_* for the MS_* in `flags` (those that are per mount); atime kept apart. */
uint64_t mount_attr_of(unsigned long flags);

#endif
