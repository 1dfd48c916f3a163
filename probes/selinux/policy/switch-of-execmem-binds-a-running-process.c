/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/mman.h>

#include "stage.h"

static void set(const char *value)
{
	MUST(write_file("/sys/fs/selinux/booleans/cell_execmem", sabotaged() ? "1" : value));
	MUST(write_file("/sys/fs/selinux/commit_pending_bools", "1"));
}

static void *code(void)
{
	return mmap(
		NULL, 4096, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
}

/* Kernel bug it catches: a decision about a process itself outlives the change of the policy. */
PROBE(.claim = "A switch grants code in memory to a running process and takes it back for new "
	       "mappings",
	.source = "SELinux Notebook, SELinux Filesystem, commit_pending_bools",
	.denied_by = "types", .needs = { "selinux", "root" },
	.sabotage = { .twin = "the switch is never turned off" }, .exclusive = true)
{
	struct gate on = gate_new(), off = gate_new(), ready = gate_new();

	stage();
	pid_t pid = spawn_as("cell_t", categories());
	if (pid == 0) {
		EXPECT_ERRNO(code(), EACCES); /* control */
		gate_post(&ready);
		gate_wait(&on);
		unsigned char *made = code();
		EXPECT_OK(made);
		gate_post(&ready);
		gate_wait(&off);
		EXPECT_ERRNO(code(), EACCES);
		/* What was granted stays mapped; to ask for it again is another question. */
		if (made != MAP_FAILED) {
			made[0] = 0xc3;
			EXPECT_OK(mprotect(made, 4096, PROT_READ));
			EXPECT_ERRNO(mprotect(made, 4096, PROT_READ | PROT_EXEC), EACCES);
		}
		probe_exit(0);
	}
	gate_wait(&ready);
	set("1");
	gate_post(&on);
	gate_wait(&ready);
	set("0");
	gate_post(&off);
	child_wait(pid);
	if (sabotaged()) {
		MUST(write_file("/sys/fs/selinux/booleans/cell_execmem", "0"));
		MUST(write_file("/sys/fs/selinux/commit_pending_bools", "1"));
	}
	EXPECT_AVC("cell_t", "cell_t", "process", "execmem");
}
