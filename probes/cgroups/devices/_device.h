/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Programs of the type BPF_PROG_TYPE_CGROUP_DEVICE by bpf(2), and uses of device nodes. */
#ifndef DEVICE_HELPER_H
#define DEVICE_HELPER_H

#include <linux/bpf.h>

#include "_group.h"

#define ANY (-1)

/* What a program compares; ANY matches all.  access: BPF_DEVCG_ACC_* that it is about. */
struct device_rule {
	int type, major, minor, access;
	bool allow; /* the answer on a match; the opposite otherwise */
};

/* Loads it; -1 and errno. */
int device_load(const struct device_rule *rule);
/* The same; a SKIP when this kernel or caller cannot load such programs. */
int device_program(const struct device_rule *rule);
/* Attaches it to the v2 group; BPF_F_ALLOW_MULTI, BPF_F_ALLOW_OVERRIDE or 0; -1 and errno. */
int device_attach(const char *group, int program, unsigned int flags);
int device_detach(const char *group, int program);

/* 0, or the errno of opening the device that way. */
int device_open(const char *path, int flags);
/* 0, or the errno of making such a node on the scratch directory; it is removed again. */
int device_mknod(mode_t type, unsigned int major, unsigned int minor);

#endif
