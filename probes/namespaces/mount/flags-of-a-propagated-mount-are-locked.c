/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_mount.h"

/* Kernel bug it catches: flags locked when a namespace is copied and not when a mount arrives
 * later. */
PROBE(
	.claim = "Flags of a mount that propagates into a less privileged namespace are locked there: EPERM",
	.source = "mount_setattr(2), ERRORS (EPERM); mount_namespaces(7), Restrictions [5]",
	.needs = { "root", "userns", "ns.mnt", "syscall.mount_setattr" },
	.sabotage = { .twin = "the receiving namespace belongs to the same user namespace" },
)
{
	static const struct {
		const char *name;
		unsigned long ms;
		uint64_t attr;
	} flags[] = { { "ro", MS_RDONLY, MOUNT_ATTR_RDONLY },
		{ "nosuid", MS_NOSUID, MOUNT_ATTR_NOSUID }, { "nodev", MS_NODEV, MOUNT_ATTR_NODEV },
		{ "noexec", MS_NOEXEC, MOUNT_ATTR_NOEXEC } };
	const char *a = new_tmpfs("a");
	struct gate ready = gate_new(), go = gate_new();

	for (size_t i = 0; i < 4; i++)
		new_dir(a, flags[i].name);
	MUST(make_type(a, MS_SHARED));
	pid_t pid = spawn(CLONE_NEWNS | (sabotaged() ? 0 : CLONE_NEWUSER));
	if (pid == 0) {
		gate_post(&ready);
		gate_wait(&go);
		for (size_t i = 0; i < 4; i++) {
			const char *at = strdup(fmt("%s/%s", a, flags[i].name));
			struct mount_attr clear = { .attr_clr = flags[i].attr };
			row("%s", flags[i].name);
			EXPECT_EQ(has_option(at, flags[i].name), true); /* control */
			EXPECT_ERRNO(mount_setattr(AT_FDCWD, at, 0, &clear, sizeof(clear)), EPERM);
			EXPECT_ERRNO(mount(NULL, at, NULL, MS_REMOUNT | MS_BIND, NULL), EPERM);
			EXPECT_EQ(has_option(at, flags[i].name), true);
		}
		probe_exit(0);
	}
	gate_wait(&ready);
	for (size_t i = 0; i < 4; i++)
		MUST(mount("later", fmt("%s/%s", a, flags[i].name), "tmpfs", flags[i].ms, NULL));
	gate_post(&go);
	EXPECT_EXIT(child_wait(pid), 0);
}
