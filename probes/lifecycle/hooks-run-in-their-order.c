/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_oci.h"

/* Runtime bug it catches: a hook run at another time, twice, or not at all. */
static void mark(unsigned int place)
{
	/* One place after the other, each hook and the program in the order of its turn. */
	oci_hook_state();
	shared_words()[place] = __atomic_add_fetch(&shared_words()[0], 1, __ATOMIC_SEQ_CST);
}

static void prestart(void)
{
	mark(1);
}

static void create_runtime(void)
{
	mark(2);
}

static void start_container(void)
{
	mark(3);
}

static void program(void)
{
	mark(4);
	await(9);
}

static void poststart(void)
{
	mark(5);
}

static void poststop(void)
{
	mark(6);
}

PROBE(.claim = "Hooks run in their order: those of create, startContainer, the program, poststart, "
	       "poststop",
	.source =
		"runtime-spec config.md, POSIX-platform Hooks; runtime-spec runtime.md, Lifecycle",
	.needs = { "root" }, .cell = { .driven = true },
	.sabotage = { .twin = "the configuration has no hooks" },
	.steps = { { "prestart", prestart }, { "create_runtime", create_runtime },
		{ "start_container", start_container }, { "program", program },
		{ "poststart", poststart }, { "poststop", poststop } }, )
{
	const char *hooks = fmt("{\"hooks\":{\"prestart\":[%s],\"createRuntime\":[%s],"
				"\"startContainer\":[%s],\"poststart\":[%s],\"poststop\":[%s]}}",
		oci_hook("prestart"), oci_hook("create_runtime"),
		oci_hook_inside("start_container"), oci_hook("poststart"), oci_hook("poststop"));
	const char *bundle = bundle_new("bulkhead-one", "program", sabotaged() ? NULL : hooks);

	oci_create("bulkhead-one", bundle);
	row("create");
	EXPECT_EQ(shared_words()[1], 1);
	EXPECT_EQ(shared_words()[2], 2);
	EXPECT_EQ(shared_words()[4], 0);
	row("start");
	EXPECT_EQ(runtime_run("start bulkhead-one"), 0);
	EXPECT(EVENTUALLY(shared_words()[4] != 0)); /* control: the program has run */
	if (!sabotaged())
		EXPECT(EVENTUALLY(shared_words()[5] != 0));
	EXPECT_GE(shared_words()[3], 3);
	EXPECT(shared_words()[3] < shared_words()[4]);
	EXPECT_GE(shared_words()[5], 3);
	EXPECT_EQ(shared_words()[6], 0);
	tell(9);
	EXPECT(runtime_stops("bulkhead-one"));
	row("delete");
	EXPECT_EQ(runtime_run("delete bulkhead-one"), 0);
	EXPECT_EQ(shared_words()[6], 6);
}
