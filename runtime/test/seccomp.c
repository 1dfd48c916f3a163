/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * linux.seccomp translated: the compiled program is evaluated by a small interpreter of classic
 * BPF, so that no filter has to be loaded to know what it would answer.
 */
#include <errno.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <CUnit/Basic.h>

#include "../seccomp_filter.h"
#include "tests.h"

static uint32_t interpret(const struct sock_filter *v, size_t n, const struct seccomp_data *d)
{
	uint32_t a = 0, mem[16] = {0}, x = 0;

	for (size_t pc = 0; pc < n; pc++) {
		const struct sock_filter *i = &v[pc];
		bool taken;

		switch (i->code) {
		case BPF_LD | BPF_W | BPF_ABS:
			a = *(const uint32_t *)((const char *)d + i->k);
			continue;
		case BPF_ALU | BPF_AND | BPF_K:
			a &= i->k;
			continue;
		case BPF_ST:
			mem[i->k] = a;
			continue;
		case BPF_LD | BPF_MEM:
			a = mem[i->k];
			continue;
		case BPF_MISC | BPF_TAX:
			x = a;
			continue;
		case BPF_JMP | BPF_JA:
			pc += i->k;
			continue;
		case BPF_JMP | BPF_JEQ | BPF_K:
			taken = a == i->k;
			break;
		case BPF_JMP | BPF_JGT | BPF_K:
			taken = a > i->k;
			break;
		case BPF_JMP | BPF_JGE | BPF_K:
			taken = a >= i->k;
			break;
		case BPF_JMP | BPF_JSET | BPF_K:
			taken = (a & i->k) != 0;
			break;
		case BPF_RET | BPF_K:
			return i->k;
		default:
			(void)x;
			return 0xdead;
		}
		pc += taken ? i->jt : i->jf;
	}
	return 0xbeef;
}

static uint32_t answer(const char *seccomp, unsigned arch, int nr, uint64_t arg0, uint64_t arg1)
{
	struct seccomp_data d = {.nr = nr, .arch = arch, .args = {arg0, arg1}};
	struct seccomp_program program;
	struct err err = {.text = ""};
	json_t *config = base_config();
	struct plan *plan;
	int fd = memfd_create("filter", 0);
	uint32_t rc;

	set_at(config, "linux.seccomp", seccomp);
	plan = build(config, &err);
	if (!plan || seccomp_filter_compile(&plan->seccomp, fd, &err) < 0 ||
		seccomp_filter_read(&plan->seccomp, fd, &program, &err) < 0) {
		printf("\n%s: %s\n", seccomp, err.text);
		CU_FAIL_FATAL("does not compile");
	}
	rc = interpret(program.insns, program.len, &d);
	free(program.insns);
	plan_free(plan);
	close(fd);
	return rc;
}

#define X64 AUDIT_ARCH_X86_64
#define RULE(action, more) \
	"{\"defaultAction\": \"SCMP_ACT_ALLOW\", \"syscalls\": [{\"names\": [\"mkdir\", \"nosuchcall\"], " \
	"\"action\": \"" action "\"" more "}]}"

static void actions(void)
{
	static const struct {
		const char *json;
		uint32_t wanted;
	} cases[] = {
		{RULE("SCMP_ACT_ERRNO", ""), SECCOMP_RET_ERRNO | EPERM},
		{RULE("SCMP_ACT_ERRNO", ", \"errnoRet\": 38"), SECCOMP_RET_ERRNO | 38},
		{RULE("SCMP_ACT_ERRNO", ", \"errnoRet\": 0"), SECCOMP_RET_ERRNO},
		{RULE("SCMP_ACT_KILL", ""), SECCOMP_RET_KILL_THREAD},
		{RULE("SCMP_ACT_KILL_THREAD", ""), SECCOMP_RET_KILL_THREAD},
		{RULE("SCMP_ACT_KILL_PROCESS", ""), SECCOMP_RET_KILL_PROCESS},
		{RULE("SCMP_ACT_TRAP", ""), SECCOMP_RET_TRAP},
		{RULE("SCMP_ACT_TRACE", ", \"errnoRet\": 7"), SECCOMP_RET_TRACE | 7},
		{RULE("SCMP_ACT_LOG", ""), SECCOMP_RET_LOG},
		{RULE("SCMP_ACT_ALLOW", ""), SECCOMP_RET_ALLOW},
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		CU_ASSERT_EQUAL(answer(cases[i].json, X64, SYS_mkdir, 0, 0), cases[i].wanted);
		CU_ASSERT_EQUAL(answer(cases[i].json, X64, SYS_rmdir, 0, 0), SECCOMP_RET_ALLOW);
	}
}

#define COMPARE(op, value, two) \
	RULE("SCMP_ACT_ERRNO", ", \"args\": [{\"index\": 0, \"value\": " value ", \"valueTwo\": " two \
	", \"op\": \"SCMP_CMP_" op "\"}]")

static void operators(void)
{
	static const struct {
		const char *json;
		uint64_t hit, miss;
	} cases[] = {
		{COMPARE("EQ", "5", "0"), 5, 6},
		{COMPARE("NE", "5", "0"), 6, 5},
		{COMPARE("LT", "5", "0"), 4, 5},
		{COMPARE("LE", "5", "0"), 5, 6},
		{COMPARE("GE", "5", "0"), 5, 4},
		{COMPARE("GT", "5", "0"), 6, 5},
		{COMPARE("MASKED_EQ", "240", "16"), 0x1f, 0x2f},
		{COMPARE("EQ", "18446744073709551615", "0"), UINT64_MAX, UINT32_MAX},
		{COMPARE("GT", "4294967295", "0"), 1ULL << 32, UINT32_MAX},
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		CU_ASSERT_EQUAL(answer(cases[i].json, X64, SYS_mkdir, cases[i].hit, 0),
			SECCOMP_RET_ERRNO | EPERM);
		CU_ASSERT_EQUAL(answer(cases[i].json, X64, SYS_mkdir, cases[i].miss, 0), SECCOMP_RET_ALLOW);
	}
}

static void arguments_are_and(void)
{
	static const char both[] = RULE("SCMP_ACT_ERRNO",
		", \"args\": [{\"index\": 0, \"value\": 1, \"op\": \"SCMP_CMP_EQ\"},"
		" {\"index\": 1, \"value\": 2, \"op\": \"SCMP_CMP_EQ\"}]");
	static const char same[] = RULE("SCMP_ACT_ERRNO",
		", \"args\": [{\"index\": 0, \"value\": 1, \"op\": \"SCMP_CMP_EQ\"},"
		" {\"index\": 0, \"value\": 2, \"op\": \"SCMP_CMP_EQ\"}]");

	CU_ASSERT_EQUAL(answer(both, X64, SYS_mkdir, 1, 2), SECCOMP_RET_ERRNO | EPERM);
	CU_ASSERT_EQUAL(answer(both, X64, SYS_mkdir, 1, 3), SECCOMP_RET_ALLOW);
	CU_ASSERT_EQUAL(answer(both, X64, SYS_mkdir, 2, 2), SECCOMP_RET_ALLOW);
	CU_ASSERT_EQUAL(answer(same, X64, SYS_mkdir, 1, 0), SECCOMP_RET_ERRNO | EPERM);
	CU_ASSERT_EQUAL(answer(same, X64, SYS_mkdir, 2, 0), SECCOMP_RET_ERRNO | EPERM);
	CU_ASSERT_EQUAL(answer(same, X64, SYS_mkdir, 3, 0), SECCOMP_RET_ALLOW);
}

static void architectures(void)
{
	static const char native[] = RULE("SCMP_ACT_ERRNO", "");
	static const char both[] =
		"{\"defaultAction\": \"SCMP_ACT_ERRNO\", \"defaultErrnoRet\": 77, \"architectures\": "
		"[\"SCMP_ARCH_X86_64\", \"SCMP_ARCH_X86\"], \"syscalls\": [{\"names\": [\"mkdir\"], "
		"\"action\": \"SCMP_ACT_ALLOW\"}]}";

	CU_ASSERT_EQUAL(answer(native, AUDIT_ARCH_I386, 1, 0, 0), SECCOMP_RET_KILL_THREAD);
	CU_ASSERT_EQUAL(answer(both, X64, SYS_mkdir, 0, 0), SECCOMP_RET_ALLOW);
	CU_ASSERT_EQUAL(answer(both, AUDIT_ARCH_I386, 39, 0, 0), SECCOMP_RET_ALLOW);
	CU_ASSERT_EQUAL(answer(both, AUDIT_ARCH_I386, 40, 0, 0), SECCOMP_RET_ERRNO | 77);
	CU_ASSERT_EQUAL(answer(both, X64, 4000, 0, 0), SECCOMP_RET_ERRNO | 77);
}

static void flags(void)
{
	static const char json[] = "{\"defaultAction\": \"SCMP_ACT_ALLOW\", \"flags\": "
				   "[\"SECCOMP_FILTER_FLAG_LOG\", \"SECCOMP_FILTER_FLAG_TSYNC\", "
				   "\"SECCOMP_FILTER_FLAG_SPEC_ALLOW\"]}";
	json_t *config = base_config();
	struct err err = {.text = ""};
	struct plan *plan;

	set_at(config, "linux.seccomp", json);
	plan = build(config, &err);
	CU_ASSERT_PTR_NOT_NULL_FATAL(plan);
	CU_ASSERT_EQUAL(plan->seccomp.flags, SECCOMP_FILTER_FLAG_LOG | SECCOMP_FILTER_FLAG_TSYNC |
						     SECCOMP_FILTER_FLAG_SPEC_ALLOW);
	plan_free(plan);
}

void add_seccomp(void)
{
	CU_pSuite s = CU_add_suite("seccomp", NULL, NULL);

#ifdef __x86_64__
	CU_ADD_TEST(s, actions);
	CU_ADD_TEST(s, operators);
	CU_ADD_TEST(s, arguments_are_and);
	CU_ADD_TEST(s, architectures);
#endif
	CU_ADD_TEST(s, flags);
}
