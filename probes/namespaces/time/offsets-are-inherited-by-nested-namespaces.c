/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_time.h"
#include "probe.h"

/* Kernel bugs it catches: a nested namespace that begins at zero (a way back to the host's clock),
 * or whose offsets add to the creator's; one of the two offsets not copied. */
PROBE(.claim = "A new time namespace begins with its creator's offsets, counted from the initial "
	       "one",
	.source = "time_namespaces(7), /proc/PID/timens_offsets", .needs = { "root", "ns.time" },
	.sabotage = { .twin = "the creator is in the outer namespace" }, )
{
	long long m, b, m0, b0;

	read_offsets(&m0, &b0);
	IN_CHILD(0)
	{
		int home = ns_open(0, "time");
		new_time(4000, 6000);
		IN_CHILD(0)
		{
			if (sabotaged())
				MUST(setns(home, CLONE_NEWTIME));
			int64_t before = clock_ns_call(CLOCK_MONOTONIC);
			MUST(unshare(CLONE_NEWTIME));
			read_offsets(&m, &b);
			EXPECT_EQ(m, m0 + 4000);
			EXPECT_EQ(b, b0 + 6000);
			IN_CHILD(0)
			{ /* unchanged offsets: the same clock */
				EXPECT_GE(clock_ns(CLOCK_MONOTONIC), before);
				EXPECT_LE(clock_ns(CLOCK_MONOTONIC), before + 3000 * SECOND);
			}
		}
		IN_CHILD(0)
		{
			int64_t before = clock_ns_call(CLOCK_BOOTTIME);
			MUST(unshare(CLONE_NEWTIME));
			MUST(write_offsets(fmt("boottime %lld 0\n", b0 + 16000)));
			IN_CHILD(0)
			{ /* control: 10,000 more than the creator's, not 16,000 */
				EXPECT_GE(clock_ns(CLOCK_BOOTTIME), before + 10000 * SECOND);
				EXPECT_LE(clock_ns(CLOCK_BOOTTIME), before + 13000 * SECOND);
			}
		}
	}
}
