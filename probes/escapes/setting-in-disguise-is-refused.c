/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "runtime.h"

/* Runtime bug it catches: the namespace of a setting judged by its text, and the file found by ".." */
static void nothing(void)
{
}

PROBE(.claim = "A setting of the machine is refused however its name is written, and stays as it "
	       "is",
	.source = "CVE-2022-0811; runtime-spec config-linux.md, Sysctl; sysctl(8)",
	.needs = { "root" }, .cell = { .driven = true, .add = NS_NET },
	.sabotage = { .twin = "a setting of the container's own namespaces" },
	.steps = { { "nothing", nothing } }, )
{
	static const char *const names[] = { "kernel.panic_on_oops", "kernel/panic_on_oops",
		"net/../kernel/panic_on_oops", "net.ipv4/../../kernel/panic_on_oops",
		"kernel.shm_rmid_forced/../panic_on_oops" };
	/* The value that it has: whatever a runtime does, nothing changes. */
	const char *value = strdup(file_text("/proc/sys/kernel/panic_on_oops"));

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		const char *id = fmt("bulkhead-%zu", i);

		row("%s", names[i]);
		EXPECT(runtime_refuses("create --bundle %s %s",
			bundle_new(id, "nothing",
				fmt("{\"linux\":{\"sysctl\":{\"%s\":\"%s\"}}}",
					sabotaged() ? "kernel.shm_rmid_forced" : names[i], value)),
			id));
		if (sabotaged())
			return;
	}
	row("one of the container's own");
	EXPECT_EQ(runtime_run("create --bundle %s bulkhead-good",
			  bundle_new("bulkhead-good", "nothing",
				  "{\"linux\":{\"sysctl\":{\"kernel.shm_rmid_forced\":\"1\"}}}")),
		0); /* control */
}
