/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_audit.h"

/* Kernel bugs it catches: SECCOMP_FILTER_FLAG_LOG that is accepted and does nothing for one of the
 * actions; the flag of another filter taken for the deciding one's. */
PROBE(.claim = "With SECCOMP_FILTER_FLAG_LOG denials of its filter are recorded, without it none "
	       "is",
	.source = "seccomp(2), SECCOMP_FILTER_FLAG_LOG; Audit logging of actions",
	.needs = { "root", "audit", "seccomp.filter" },
	.sabotage = { .twin = "the flag is left out" }, )
{
	static const struct {
		const char *name;
		uint32_t action;
	} rows[] = { { "ERRNO", DENY(EXDEV) }, { "TRAP", TRAP(3) }, { "TRACE", TRACE(7) } };

	audit_watch();
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		row("%s with the flag", rows[i].name);
		EXPECT_EXIT(marked_call(&(struct marked){
				    .flags = sabotaged() ? 0 : SECCOMP_FILTER_FLAG_LOG,
				    .action = rows[i].action }),
			0);
		EXPECT(recorded(fmt(" syscall=%d ", (int)NR_MARK), code_of(rows[i].action)));
		row("%s without it", rows[i].name);
		EXPECT_EXIT(marked_call(&(struct marked){ .action = rows[i].action }), 0);
		EXPECT(!recorded(NULL, NULL)); /* control: nobody asked */
	}
}
