/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <jansson.h>

#include "filter.h"

/* Kernel bug it catches: none in the kernel alone; the runtime's: a state that names another
 * process or leaves out the metadata. */
static void serve(void);

PROBE(
	.claim = "The container process state sent to listenerPath names seccompFd, the PID and "
		"metadata",
	.source = "runtime-spec config-linux.md, Seccomp, The Container Process State",
	.needs = { "root", "seccomp.user_notif" },
	.cell = {
		.seccomp = {
			.default_action = "SCMP_ACT_ALLOW",
			.listener = true,
			.rules = { { "getpgrp", "SCMP_ACT_NOTIFY" } },
		},
	},
	.sabotage = { .twin = "the state is read without the cell's PID in it" },
	.outside = serve,
)
{
	EXPECT_OK(syscall(SYS_getppid)); /* control */
	tell(1);
	await(1);
}

static void serve(void)
{
	int listener = cell_listener();
	json_error_t error;
	json_t *state = json_loads(cell_listener_state(), JSON_DISABLE_EOF_CHECK, &error);

	await(1);
	if (sabotaged() && state)
		json_object_del(state, "pid");
	row("a descriptor");
	EXPECT_GE(listener, 0);
	row("JSON");
	if (!EXPECT(state != NULL)) {
		tell(1);
		return;
	}
	row("fds");
	const char *name = json_string_value(json_array_get(json_object_get(state, "fds"), 0));
	EXPECT_STR(name, "seccompFd");
	row("pid");
	EXPECT_EQ(json_integer_value(json_object_get(state, "pid")), cell_pid());
	row("metadata");
	EXPECT_STR(json_string_value(json_object_get(state, "metadata")), "bulkhead");
	row("state");
	EXPECT(json_is_object(json_object_get(state, "state")));
	tell(1);
}
