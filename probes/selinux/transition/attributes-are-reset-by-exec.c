/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "stage.h"

static void set_all(void)
{
	MUST_RC(attr_write("fscreate", object_context("cell_file_t", categories())));
	MUST_RC(attr_write("keycreate", subject_context("cell_init_t", categories())));
	MUST_RC(attr_write("sockcreate", subject_context("cell_init_t", categories())));
	MUST_RC(attr_write("exec", subject_context("cell_init_t", categories())));
}

PROBE(.claim = "exec clears attr/exec, fscreate, keycreate and sockcreate, and sets attr/prev",
	.source = "getexeccon(3)", .needs = { "selinux", "root" },
	.sabotage = { .twin = "the process has set them and has not executed" })
{
	static const char *const names[] = { "exec", "fscreate", "keycreate", "sockcreate" };
	struct gate set = gate_new();
	pid_t pid;

	stage();
	make_program("/prog", "probe_exec_t", NULL);
	if (sabotaged()) {
		pid = spawn(0);
		if (pid == 0) {
			MUST_RC(attr_write(
				"current", subject_context("cell_init_t", categories())));
			set_all();
			gate_post(&set);
			for (;;)
				pause();
		}
		gate_wait(&set);
	} else {
		pid = launch("cell_init_t", categories(), NULL, set_all, "/prog");
		MUST(pid);
	}
	for (size_t i = 0; i < 4; i++) {
		char text[200] = "";
		row("%s", names[i]);
		EXPECT_EQ(read_file(fmt("/proc/%d/attr/%s", pid, names[i]), text, sizeof(text)), 0);
	}
	row("current");
	EXPECT_STR(process_label(pid), subject_context("cell_init_t", categories())); /* control */
	drop(pid);
}
