/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_oci.h"

extern char **environ;

/* Runtime bug it catches: the runtime's own environment handed to a hook, or the hook's left out. */
static void hook(void)
{
	oci_hook_state();
	shared_words()[1] = getenv("BULKHEAD_OUTSIDE") != NULL; /* the runtime has it */
	shared_words()[2] = getenv("HOOK_OWN") && strcmp(getenv("HOOK_OWN"), "a b=c") == 0;
	shared_words()[0] = 1;
}

static void nothing(void)
{
}

PROBE(.claim = "A hook has the environment of its entry, and none of the runtime's own",
	.source = "runtime-spec config.md, POSIX-platform Hooks, env", .needs = { "root" },
	.cell = { .driven = true }, .sabotage = { .twin = "the entry has another variable" },
	.steps = { { "hook", hook }, { "nothing", nothing } }, )
{
	char text[1024], *env;

	snprintf(text, sizeof(text), "%s", oci_hook("hook"));
	env = strstr(text, "\"env\":[") + strlen("\"env\":[");
	const char *hooks = fmt("{\"hooks\":{\"createRuntime\":[%.*s\"%s=a b=c\",%s]}}",
		(int)(env - text), text, sabotaged() ? "HOOK_OTHER" : "HOOK_OWN", env);

	oci_create("bulkhead-one", bundle_new("bulkhead-one", "nothing", hooks));
	EXPECT_EQ(shared_words()[0], 1); /* control: it has run */
	EXPECT_EQ(shared_words()[1], 0);
	EXPECT_EQ(shared_words()[2], 1);
}
