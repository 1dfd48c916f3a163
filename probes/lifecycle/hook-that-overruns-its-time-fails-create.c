/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_oci.h"

/* Runtime bug it catches: the timeout ignored, so that create waits for as long as a hook wants. */
static void hang(void)
{
	shared_words()[0] = 1;
	if (sabotaged())
		return;
	for (;;)
		pause();
}

static void nothing(void)
{
}

PROBE(.claim = "A hook that runs longer than its timeout is ended, and create fails without a "
	       "trace",
	.source = "runtime-spec config.md, POSIX-platform Hooks, timeout", .needs = { "root" },
	.cell = { .driven = true }, .sabotage = { .twin = "the hook ends at once" },
	.steps = { { "hang", hang }, { "nothing", nothing } }, .timeout_ms = 20000, )
{
	char hook[1024];

	snprintf(hook, sizeof(hook), "%s", oci_hook("hang"));
	hook[strlen(hook) - 1] = '\0';
	const char *bundle = bundle_new("bulkhead-one", "nothing",
		fmt("{\"hooks\":{\"createRuntime\":[%s,\"timeout\":1}]}}", hook));

	EXPECT(runtime_refuses("create --bundle %s bulkhead-one", bundle));
	EXPECT_EQ(shared_words()[0], 1); /* control: it had begun */
	EXPECT_STR(runtime_status("bulkhead-one"), "");
	EXPECT_EQ(oci_groups("bulkhead-one"), 0);
}
