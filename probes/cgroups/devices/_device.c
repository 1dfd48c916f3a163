/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/sysmacros.h>

#include "_device.h"

#define INSN(c, d, s, o, i) \
	((struct bpf_insn){ .code = (c), .dst_reg = (d), .src_reg = (s), .off = (o), .imm = (i) })
#define LOAD(d, field) INSN(BPF_LDX | BPF_W | BPF_MEM, d, BPF_REG_1, field, 0)
#define ALU(op, d, i)  INSN(BPF_ALU | (op) | BPF_K, d, 0, 0, i)
#define ANSWER(i)      INSN(BPF_ALU64 | BPF_MOV | BPF_K, BPF_REG_0, 0, 0, i)
#define EXIT	       INSN(BPF_JMP | BPF_EXIT, 0, 0, 0, 0)

int device_load(const struct device_rule *rule)
{
	struct bpf_insn code[24];
	int n = 0, miss[4], misses = 0;
	const struct {
		int reg, wanted;
	} fields[] = { { BPF_REG_5, rule->type }, { BPF_REG_3, rule->major },
		{ BPF_REG_4, rule->minor } };

	code[n++] = LOAD(BPF_REG_2, 0); /* access << 16 | type */
	code[n++] = LOAD(BPF_REG_3, 4);
	code[n++] = LOAD(BPF_REG_4, 8);
	code[n++] = INSN(BPF_ALU | BPF_MOV | BPF_X, BPF_REG_5, BPF_REG_2, 0, 0);
	code[n++] = ALU(BPF_AND, BPF_REG_5, 0xffff);
	code[n++] = ALU(BPF_RSH, BPF_REG_2, 16);
	code[n++] = ALU(BPF_AND, BPF_REG_2, rule->access);
	for (size_t i = 0; i < 3; i++) {
		if (fields[i].wanted == ANY)
			continue;
		miss[misses++] = n;
		code[n++] = INSN(BPF_JMP | BPF_JNE | BPF_K, fields[i].reg, 0, 0, fields[i].wanted);
	}
	miss[misses++] = n;
	code[n++] = INSN(BPF_JMP | BPF_JEQ | BPF_K, BPF_REG_2, 0, 0, 0);
	code[n++] = ANSWER(rule->allow);
	code[n++] = EXIT;
	for (int i = 0; i < misses; i++)
		code[miss[i]].off = (int16_t)(n - miss[i] - 1);
	code[n++] = ANSWER(!rule->allow);
	code[n++] = EXIT;

	union bpf_attr attr = { .prog_type = BPF_PROG_TYPE_CGROUP_DEVICE,
		.insn_cnt = (uint32_t)n,
		.insns = (uint64_t)(uintptr_t)code,
		.license = (uint64_t)(uintptr_t) "GPL" };
	return (int)syscall(SYS_bpf, BPF_PROG_LOAD, &attr, sizeof(attr));
}

int device_program(const struct device_rule *rule)
{
	int fd = device_load(rule);

	if (fd < 0)
		skip(errno == EINVAL ? SKIP_KERNEL : SKIP_PRIVILEGE,
			"bpf(BPF_PROG_LOAD, BPF_PROG_TYPE_CGROUP_DEVICE): %m");
	return fd;
}

static int attach(int command, const char *group, int program, unsigned int flags)
{
	int dir = MUST(open(group, O_RDONLY | O_DIRECTORY | O_CLOEXEC));
	union bpf_attr attr = { .target_fd = (uint32_t)dir,
		.attach_bpf_fd = (uint32_t)program,
		.attach_type = BPF_CGROUP_DEVICE,
		.attach_flags = flags };
	int r = (int)syscall(SYS_bpf, command, &attr, sizeof(attr));
	int error = errno;

	close(dir);
	errno = error;
	return r;
}

int device_attach(const char *group, int program, unsigned int flags)
{
	return attach(BPF_PROG_ATTACH, group, program, flags);
}

int device_detach(const char *group, int program)
{
	return attach(BPF_PROG_DETACH, group, program, 0);
}

int device_open(const char *path, int flags)
{
	int fd = open(path, flags | O_CLOEXEC);

	if (fd < 0)
		return errno;
	close(fd);
	return 0;
}

int device_mknod(mode_t type, unsigned int major, unsigned int minor)
{
	const char *path = fmt("%s/node", scratch());

	if (mknod(path, type | 0600, makedev(major, minor)) < 0)
		return errno;
	MUST(unlink(path));
	return 0;
}
