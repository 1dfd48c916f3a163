/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_compare.h"

static const u64 edges[] = { 0, 1, 0x7fffffff, 0x80000000, 0xffffffff, 0x100000000, 0x180000000,
	0x7fffffffffffffff, 0x8000000000000000, 0xffffffff00000000, 0xffffffff80000000,
	0xffffffffffffffff };
#define EDGES (sizeof(edges) / sizeof(edges[0]))

bool denied(u64 a, u64 b, u64 c, u64 d, u64 e, u64 f)
{
	errno = 0;
	return syscall(NR_MARK, a, b, c, d, e, f) == -1 && errno == EXDEV;
}

bool denied_at(unsigned int position, u64 value)
{
	u64 args[6] = { 0x1111111122222222, 0x3333333344444444, 0x5555555566666666,
		0x7777777788888888, 0x99999999aaaaaaaa, 0xbbbbbbbbcccccccc };

	args[position] = value;
	return denied(args[0], args[1], args[2], args[3], args[4], args[5]);
}

static void load(unsigned int position, enum scmp_compare op, u64 first, u64 second)
{
	scmp_filter_ctx filter = MUST_PTR(seccomp_init(SCMP_ACT_ALLOW));
	struct scmp_arg_cmp cmp = {
		.arg = position, .op = op, .datum_a = first, .datum_b = second
	};

	MUST_RC(seccomp_rule_add_array(filter, SCMP_ACT_ERRNO(EXDEV), NR_MARK, 1, &cmp));
	MUST_RC(seccomp_load(filter));
	seccomp_release(filter);
}

void compare_edges(enum scmp_compare op, enum scmp_compare other, u64 mask, compare_fn *expected)
{
	enum scmp_compare used = sabotaged() ? other : op;

	for (size_t i = 0; i < EDGES; i++) {
		unsigned int position = (unsigned int)(i % 6);
		IN_CHILD(0) {
			row("datum 0x%llx", (unsigned long long)edges[i]);
			if (used == SCMP_CMP_MASKED_EQ)
				load(position, used, mask, edges[i] & mask);
			else
				load(position, used, edges[i], 0);
			for (size_t k = 0; k < EDGES; k++) {
				for (u64 step = 0; step < 3; step++) {
					u64 value = edges[k] + step - 1;
					EXPECT_EQ(denied_at(position, value),
						expected(value, edges[i], mask));
				}
			}
		}
	}
}
