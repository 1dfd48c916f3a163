/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <linux/bpf.h>

#include "probe.h"

/* Kernel bug it catches: BPF_*_GET_NEXT_ID or the loading of tracing programs without the check. */
PROBE(.claim = "A cell with the usual capabilities neither lists BPF programs nor loads one for "
	       "tracing: EPERM",
	.source = "bpf(2), ERRORS; capabilities(7), CAP_BPF",
	.needs = { "root", "syscall.bpf", "cap.SYS_ADMIN" }, .cell = { .plain = true },
	.sabotage = { .capabilities = "all" }, )
{
	struct bpf_insn insns[] = { { .code = BPF_ALU64 | BPF_MOV | BPF_K },
		{ .code = BPF_JMP | BPF_EXIT } };
	union bpf_attr attr = { 0 };

	row("programs by number");
	long r = syscall(SYS_bpf, BPF_PROG_GET_NEXT_ID, &attr, sizeof(attr));
	EXPECT(r == -1 && errno == EPERM);
	row("maps by number");
	memset(&attr, 0, sizeof(attr));
	EXPECT_ERRNO(syscall(SYS_bpf, BPF_MAP_GET_FD_BY_ID, &attr, sizeof(attr)), EPERM);
	row("tracing program");
	memset(&attr, 0, sizeof(attr));
	attr.prog_type = BPF_PROG_TYPE_KPROBE;
	attr.insns = (uint64_t)(uintptr_t)insns;
	attr.insn_cnt = 2;
	attr.license = (uint64_t)(uintptr_t) "GPL";
	EXPECT_ERRNO(syscall(SYS_bpf, BPF_PROG_LOAD, &attr, sizeof(attr)), EPERM);
	row("no such command");
	EXPECT(syscall(SYS_bpf, 9999, &attr, sizeof(attr)) == -1); /* control */
}
