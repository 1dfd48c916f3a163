/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "devices_bpf.h"
#include "util.h"

/* Registers: what is left to decide, type, major, minor; R0 is scratch and the answer. */
#define LEFT  BPF_REG_2
#define TYPE  BPF_REG_3
#define MAJOR BPF_REG_4
#define MINOR BPF_REG_5

struct out {
	struct bpf_insn *v;
	size_t n;
};

static void put(struct out *o, __u8 code, __u8 dst, __u8 src, __s16 off, __s32 imm)
{
	o->v[o->n++] = (struct bpf_insn){
		.code = code, .dst_reg = dst, .src_reg = src, .off = off, .imm = imm};
}

static void put_answer(struct out *o, int answer)
{
	put(o, BPF_ALU64 | BPF_MOV | BPF_K, BPF_REG_0, 0, 0, answer);
	put(o, BPF_JMP | BPF_EXIT, 0, 0, 0, 0);
}

/* A rule's jumps past its end are patched when the end is known. */
static void put_rule(struct out *o, const struct plan_device_rule *r)
{
	size_t start = o->n, jumps[3], n_jumps = 0;
	unsigned access = r->access & 7;

	if (r->type != 'a') {
		jumps[n_jumps++] = o->n;
		put(o, BPF_JMP | BPF_JNE | BPF_K, TYPE, 0, 0,
			r->type == 'c' ? BPF_DEVCG_DEV_CHAR : BPF_DEVCG_DEV_BLOCK);
	}
	if (r->major >= 0) {
		jumps[n_jumps++] = o->n;
		put(o, BPF_JMP | BPF_JNE | BPF_K, MAJOR, 0, 0, (__s32)r->major);
	}
	if (r->minor >= 0) {
		jumps[n_jumps++] = o->n;
		put(o, BPF_JMP | BPF_JNE | BPF_K, MINOR, 0, 0, (__s32)r->minor);
	}
	if (r->allow) {
		/* These bits are decided; when none is left the access is allowed. */
		put(o, BPF_ALU64 | BPF_AND | BPF_K, LEFT, 0, 0, (__s32)(~access & 7));
		put(o, BPF_JMP | BPF_JNE | BPF_K, LEFT, 0, 2, 0);
		put_answer(o, 1);
	} else {
		put(o, BPF_ALU64 | BPF_MOV | BPF_X, BPF_REG_0, LEFT, 0, 0);
		put(o, BPF_ALU64 | BPF_AND | BPF_K, BPF_REG_0, 0, 0, (__s32)access);
		put(o, BPF_JMP | BPF_JEQ | BPF_K, BPF_REG_0, 0, 2, 0);
		put_answer(o, 0);
	}
	for (size_t i = 0; i < n_jumps; i++)
		o->v[jumps[i]].off = (__s16)(o->n - jumps[i] - 1);
	(void)start;
}

size_t devices_bpf_build(const struct plan_device_rule *rules, size_t n, struct bpf_insn *insns)
{
	struct out o = {.v = insns};

	/* struct bpf_cgroup_dev_ctx: access_type is (access << 16) | type. */
	put(&o, BPF_LDX | BPF_MEM | BPF_W, LEFT, BPF_REG_1, 0, 0);
	put(&o, BPF_ALU64 | BPF_MOV | BPF_X, TYPE, LEFT, 0, 0);
	put(&o, BPF_ALU64 | BPF_AND | BPF_K, TYPE, 0, 0, 0xffff);
	put(&o, BPF_ALU64 | BPF_RSH | BPF_K, LEFT, 0, 0, 16);
	put(&o, BPF_LDX | BPF_MEM | BPF_W, MAJOR, BPF_REG_1, 4, 0);
	put(&o, BPF_LDX | BPF_MEM | BPF_W, MINOR, BPF_REG_1, 8, 0);
	for (size_t i = n; i > 0; i--)
		put_rule(&o, &rules[i - 1]);
	put_answer(&o, 1);
	return o.n;
}

static int load(const struct bpf_insn *insns, size_t n, char *log, size_t log_size)
{
	union bpf_attr attr;

	memset(&attr, 0, sizeof(attr));
	attr.prog_type = BPF_PROG_TYPE_CGROUP_DEVICE;
	attr.insns = (__u64)(uintptr_t)insns;
	attr.insn_cnt = (__u32)n;
	attr.license = (__u64)(uintptr_t)"GPL";
	attr.log_buf = (__u64)(uintptr_t)log;
	attr.log_size = (__u32)log_size;
	attr.log_level = log ? 1 : 0;
	return (int)syscall(SYS_bpf, BPF_PROG_LOAD, &attr, sizeof(attr));
}

int devices_bpf_attach(int dir, const struct plan_device_rule *rules, size_t n, struct err *err)
{
	cleanup_free struct bpf_insn *insns = calloc(DEVICES_BPF_MAX(n), sizeof(*insns));
	cleanup_close int prog = -1;
	union bpf_attr attr;

	if (!insns)
		return fail_errno(err, ENOMEM, "cgroup devices");
	prog = load(insns, devices_bpf_build(rules, n, insns), NULL, 0);
	if (prog < 0) {
		char log[256] = "";
		int code = errno;

		prog = load(insns, devices_bpf_build(rules, n, insns), log, sizeof(log));
		return fail_errno(err, code, "cgroup devices: load BPF program (%s)", log);
	}
	memset(&attr, 0, sizeof(attr));
	attr.target_fd = (__u32)dir;
	attr.attach_bpf_fd = (__u32)prog;
	attr.attach_type = BPF_CGROUP_DEVICE;
	attr.attach_flags = BPF_F_ALLOW_MULTI;
	if (syscall(SYS_bpf, BPF_PROG_ATTACH, &attr, sizeof(attr)) < 0)
		return fail_errno(err, errno, "cgroup devices: attach BPF program");
	return 0;
}
