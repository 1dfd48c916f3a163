/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_sets.h"

/* Kernel bug it catches: securebits changed without CAP_SETPCAP, or unknown ones accepted. */
PROBE(
	.claim = "PR_SET_SECUREBITS fails with EPERM without CAP_SETPCAP and for unknown bits",
	.source = "capabilities(7), The securebits flags; prctl(2), PR_SET_SECUREBITS",
	.needs = { "root", "cap.SETPCAP" },
	.sabotage = { .twin = "the capability is kept and the bits are known ones" },
)
{
	IN_CHILD(0) {
		row("without CAP_SETPCAP");
		if (!sabotaged())
			drop_cap(CAP_SETPCAP);
		EXPECT_ERRNO(prctl(PR_SET_SECUREBITS, SECBIT_NOROOT, 0, 0, 0), EPERM);
		EXPECT_EQ(prctl(PR_GET_SECUREBITS, 0, 0, 0, 0), 0);
	}
	IN_CHILD(0) {
		row("unknown bits");
		EXPECT_ERRNO(
			prctl(PR_SET_SECUREBITS, sabotaged() ? SECBIT_NOROOT : 1u << 20, 0, 0, 0),
			EPERM);
		row("known bits");
		EXPECT_OK(prctl(PR_SET_SECUREBITS, SECBIT_NOROOT, 0, 0, 0)); /* control */
	}
}
