/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The device list of version 2: a BPF program of type CGROUP_DEVICE made from the rules. For each
 * access bit the last rule that covers the device decides, as writing the rules one after the
 * other into version 1's files does; what no rule names is allowed.
 */
#ifndef RUNTIME_DEVICES_BPF_H
#define RUNTIME_DEVICES_BPF_H

#include <linux/bpf.h>
#include <stddef.h>

#include "plan.h"

/* Upper bound of the instructions for n rules. */
#define DEVICES_BPF_MAX(n) (10 + 12 * (n))

/* Fills insns, which has room for DEVICES_BPF_MAX(n); returns how many. Pure. */
size_t devices_bpf_build(const struct plan_device_rule *rules, size_t n, struct bpf_insn *insns);
/* Loads and attaches to the group that `dir` is open on, beside those of its ancestors. */
int devices_bpf_attach(int dir, const struct plan_device_rule *rules, size_t n, struct err *err);

#endif
