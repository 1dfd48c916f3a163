/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/prctl.h>

#include "_oci.h"

/* Runtime bug it catches: --all taken for the first process alone, where no pid namespace helps. */
static void family(void)
{
	for (int i = 0; i < 3; i++) {
		if (spawn(0) == 0) {
			MUST(prctl(PR_SET_PDEATHSIG, 0));
			setsid();
			shared_words()[i] = (uint64_t)getpid();
			for (;;)
				pause();
		}
	}
	EXPECT(EVENTUALLY(shared_words()[0] && shared_words()[1] && shared_words()[2]));
	tell(1);
	for (;;)
		pause();
}

static bool dead(int i)
{
	const char *state = status_field((pid_t)shared_words()[i], "State");

	return !state || strchr("ZX", state[0]);
}

PROBE(.claim = "kill --all ends every process of a container that has no pid namespace of its own",
	.source = "runc-kill(8), --all; runtime-spec runtime.md, Kill", .needs = { "root" },
	.cell = { .driven = true, .share = NS_PID },
	.sabotage = { .twin = "the signal is sent to the first process alone" },
	.steps = { { "family", family } }, )
{
	oci_create("bulkhead-one", bundle_new("bulkhead-one", "family", NULL));
	EXPECT_EQ(runtime_run("start bulkhead-one"), 0);
	await(1);
	for (int i = 0; i < 3; i++)
		EXPECT_EQ(kill((pid_t)shared_words()[i], 0), 0); /* control */
	EXPECT_EQ(runtime_run("kill %sbulkhead-one KILL", sabotaged() ? "" : "--all "), 0);
	EXPECT(EVENTUALLY(dead(0) && dead(1) && dead(2)));
	EXPECT(runtime_stops("bulkhead-one"));
}
