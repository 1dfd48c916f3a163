/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_oci.h"

/* Runtime bug it catches: another signal sent, or a name or number not understood. */
static void listen(void)
{
	static const int wanted[] = { SIGUSR1, SIGUSR2, SIGHUP };
	sigset_t set;
	siginfo_t info = { 0 };

	sigemptyset(&set);
	for (int i = 0; i < 3; i++)
		sigaddset(&set, wanted[i]);
	sigaddset(&set, SIGCONT);
	MUST(sigprocmask(SIG_BLOCK, &set, NULL));
	for (uint32_t i = 0; i < 3; i++) {
		tell(i + 1);
		MUST(sigwaitinfo(&set, &info));
		EXPECT_EQ(info.si_signo, wanted[i]);
		await(i + 1);
	}
	tell(4);
	for (;;)
		pause();
}

PROBE(.claim = "kill delivers to a container's program the signal given by name, by short name or "
	       "number",
	.source = "runtime-spec runtime.md, Kill; kill(1)", .needs = { "root" },
	.cell = { .driven = true }, .sabotage = { .twin = "another signal is sent" },
	.steps = { { "listen", listen } }, )
{
	static const char *const names[] = { "SIGUSR1", "USR2", "1" };

	oci_create("bulkhead-one", bundle_new("bulkhead-one", "listen", NULL));
	EXPECT_EQ(runtime_run("start bulkhead-one"), 0);
	await(1);
	for (uint32_t i = 0; i < 3; i++) {
		row("%s", i == 2 ? "by number" : names[i]);
		EXPECT_EQ(runtime_run("kill bulkhead-one %s", sabotaged() ? "CONT" : names[i]), 0);
		tell(i + 1);
		await(i + 2);
	}
	row("the next one");
	EXPECT_EQ(runtime_run("kill bulkhead-one KILL"), 0); /* control */
	EXPECT(runtime_stops("bulkhead-one"));
}
