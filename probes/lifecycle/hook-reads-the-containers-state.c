/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_oci.h"

/* Runtime bug it catches: a state without id or pid, or none, given to a hook. */
static void keep(void)
{
	snprintf((char *)&shared_words()[1], 500, "%s", oci_hook_state());
}

static void drop(void)
{
	oci_hook_state();
}

static void nothing(void)
{
}

PROBE(.claim = "A hook reads the container's state on standard input, with its id, pid and bundle",
	.source = "runtime-spec config.md, POSIX-platform Hooks; runtime-spec runtime.md, State",
	.needs = { "root" }, .cell = { .driven = true },
	.sabotage = { .twin = "the hook does not keep what it reads" },
	.steps = { { "keep", keep }, { "drop", drop }, { "nothing", nothing } }, )
{
	const char *bundle = bundle_new("bulkhead-one", "nothing",
		fmt("{\"hooks\":{\"createRuntime\":[%s]}}",
			oci_hook(sabotaged() ? "drop" : "keep")));
	char *text = (char *)&shared_words()[1];

	oci_create("bulkhead-one", bundle);
	row("id");
	EXPECT(strstr(text, "\"bulkhead-one\"") != NULL);
	row("pid");
	EXPECT(strstr(text, fmt("%d", runtime_pid("bulkhead-one"))) != NULL);
	row("bundle");
	EXPECT(strstr(text, fmt("\"%s\"", bundle)) != NULL);
	row("version");
	EXPECT(strstr(text, "\"ociVersion\"") != NULL);
	row("the state command agrees");
	EXPECT_STR(runtime_status("bulkhead-one"), "created"); /* control */
}
