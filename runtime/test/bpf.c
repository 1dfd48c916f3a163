/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The device program is run here by a small interpreter of the instructions it uses, and compared
 * with a plain evaluation of the rules: for each bit the last rule that covers it decides.
 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>

#include <CUnit/Basic.h>

#include "../cgroup_v1.h"
#include "../devices_bpf.h"
#include "tests.h"

static int interpret(const struct bpf_insn *v, size_t n, const struct bpf_cgroup_dev_ctx *ctx)
{
	uint64_t r[11] = {0};

	for (size_t pc = 0; pc < n; pc++) {
		const struct bpf_insn *i = &v[pc];

		switch (i->code) {
		case BPF_LDX | BPF_MEM | BPF_W:
			r[i->dst_reg] = *(const uint32_t *)((const char *)ctx + i->off);
			break;
		case BPF_ALU64 | BPF_MOV | BPF_X:
			r[i->dst_reg] = r[i->src_reg];
			break;
		case BPF_ALU64 | BPF_MOV | BPF_K:
			r[i->dst_reg] = (uint64_t)i->imm;
			break;
		case BPF_ALU64 | BPF_AND | BPF_K:
			r[i->dst_reg] &= (uint64_t)i->imm;
			break;
		case BPF_ALU64 | BPF_RSH | BPF_K:
			r[i->dst_reg] >>= i->imm;
			break;
		case BPF_JMP | BPF_JNE | BPF_K:
			pc += r[i->dst_reg] != (uint64_t)i->imm ? (size_t)i->off : 0;
			break;
		case BPF_JMP | BPF_JEQ | BPF_K:
			pc += r[i->dst_reg] == (uint64_t)i->imm ? (size_t)i->off : 0;
			break;
		case BPF_JMP | BPF_EXIT:
			return (int)r[0];
		default:
			return -1;
		}
	}
	return -2;
}

static int plainly(const struct plan_device_rule *rules, size_t n, char type, unsigned major,
	unsigned minor, unsigned access)
{
	for (unsigned bit = 1; bit <= 4; bit <<= 1) {
		bool allowed = true;

		for (size_t i = 0; i < n; i++) {
			const struct plan_device_rule *r = &rules[i];

			if ((r->type == 'a' || r->type == type) && (r->major < 0 || r->major == major) &&
				(r->minor < 0 || r->minor == minor) && r->access & bit)
				allowed = r->allow;
		}
		if (access & bit && !allowed)
			return 0;
	}
	return 1;
}

static void check(const struct plan_device_rule *rules, size_t n)
{
	struct bpf_insn *insns = calloc(DEVICES_BPF_MAX(n), sizeof(*insns));
	size_t len = devices_bpf_build(rules, n, insns);

	CU_ASSERT(len <= DEVICES_BPF_MAX(n));
	for (int t = 0; t < 2; t++)
		for (unsigned major = 0; major < 3; major++)
			for (unsigned minor = 0; minor < 3; minor++)
				for (unsigned access = 1; access < 8; access++) {
					struct bpf_cgroup_dev_ctx ctx = {
						.access_type = access << 16 |
							       (t ? BPF_DEVCG_DEV_CHAR : BPF_DEVCG_DEV_BLOCK),
						.major = major,
						.minor = minor};

					CU_ASSERT_EQUAL(interpret(insns, len, &ctx),
						plainly(rules, n, t ? 'c' : 'b', major, minor, access));
				}
	free(insns);
}

static void single_rules(void)
{
	static const struct plan_device_rule deny_all = {false, 'a', -1, -1, 7};
	const struct plan_device_rule read_only[] = {deny_all, {true, 'c', 1, 2, 1}};
	const struct plan_device_rule again[] = {deny_all, {true, 'c', 1, -1, 7}, {false, 'c', 1, 2, 2}};
	const struct plan_device_rule split[] = {deny_all, {true, 'b', 2, 2, 1}, {true, 'b', 2, 2, 2}};

	check(NULL, 0);
	check(&deny_all, 1);
	check(read_only, 2);
	check(again, 3);
	check(split, 3);
}

static void random_rules(void)
{
	struct plan_device_rule rules[12];

	srand(1);
	for (int round = 0; round < 300; round++) {
		size_t n = (size_t)rand() % 12;

		for (size_t i = 0; i < n; i++)
			rules[i] = (struct plan_device_rule){rand() % 2, "acb"[rand() % 3], rand() % 4 - 1,
				rand() % 4 - 1, (unsigned)rand() % 7 + 1};
		check(rules, n);
	}
}

/* What the interpreter cannot see: that the kernel takes it. Without privilege it says EPERM. */
static void kernel_accepts(void)
{
	const struct plan_device_rule rules[] = {
		{false, 'a', -1, -1, 7}, {true, 'c', 1, 3, 7}, {false, 'b', -1, 4, 2}};
	struct err err;
	int rc = devices_bpf_attach(-1, rules, 3, &err);

	/* Loaded, and then refused for the bad group; or not allowed to load at all. */
	if (rc != -EPERM)
		CU_ASSERT_STRING_EQUAL(err.text,
			"cgroup devices: attach BPF program: Bad file descriptor");
}

static void v1_texts(void)
{
	enum { M = BPF_DEVCG_ACC_MKNOD, R = BPF_DEVCG_ACC_READ, W = BPF_DEVCG_ACC_WRITE };
	static const struct {
		struct plan_device_rule rule;
		const char *text;
	} cases[] = {
		{{true, 'c', 1, 3, R | W | M}, "c 1:3 rwm"},
		{{true, 'b', 8, -1, R}, "b 8:* r"},
		{{false, 'c', -1, -1, M}, "c *:* m"},
		{{false, 'a', -1, -1, R | W | M}, "a *:* rwm"},
		{{true, 'c', -1, 5, R | W}, "c *:5 rw"},
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		char text[64];

		cgroup_v1_device_text(&cases[i].rule, text, sizeof(text));
		CU_ASSERT_STRING_EQUAL(text, cases[i].text);
	}
}

void add_bpf(void)
{
	CU_pSuite s = CU_add_suite("devices", NULL, NULL);

	CU_ADD_TEST(s, single_rules);
	CU_ADD_TEST(s, random_rules);
	CU_ADD_TEST(s, kernel_accepts);
	CU_ADD_TEST(s, v1_texts);
}
