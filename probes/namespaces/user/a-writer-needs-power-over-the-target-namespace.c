/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_user.h"

/* Kernel bug it catches: capability in the target namespace not asked for, so that any process that
 * gets the file open (here by CAP_DAC_OVERRIDE) writes another user's map. */
PROBE(
	.claim = "Writing an ID map fails with EPERM without capabilities in the target user namespace",
	.source = "user_namespaces(7), Defining user and group ID mappings",
	.needs = { "root", "userns" },
	.sabotage = { .twin = "the writer has the owner's user ID" },
)
{
	static const char *const maps[] = { "uid_map", "gid_map" };

	for (size_t i = 0; i < 4; i++) {
		uid_t writer = i / 2 || sabotaged() ? 1000 : 1001;
		uint64_t *words = shared_words();
		struct gate born = gate_new();
		pid_t owner = spawn(0);

		if (owner == 0) {
			become(1000, 1000);
			words[0] = (uint64_t)hold_userns(0, NULL, NULL);
			MUST(write_proc((pid_t)words[0], "setgroups", "deny"));
			gate_post(&born);
			for (;;)
				pause();
		}
		gate_wait(&born);
		IN_CHILD(0) {
			become_with(writer, 1000, "cap_dac_override=ep");
			const char *line = i % 2 || writer == 1000 ? "0 1000 1" : "0 1001 1";
			row("%s by %s", maps[i % 2], i / 2 ? "the owner" : "another");
			if (i / 2)
				EXPECT_OK(write_proc(
					(pid_t)words[0], maps[i % 2], line)); /* control */
			else
				EXPECT_ERRNO(write_proc((pid_t)words[0], maps[i % 2], line), EPERM);
		}
		let_go(owner);
	}
}
