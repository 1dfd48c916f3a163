/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "stage.h"

PROBE(.claim = "With enforcing off a denied access succeeds and its record says permissive=1",
	.source = "selinux(8)", .denied_by = "types", .needs = { "selinux", "root" },
	.sabotage = { .twin = "enforcing stays on" }, .exclusive = true)
{
	stage();
	if (file_number("/sys/fs/selinux/enforce") != 1)
		skip(SKIP_LSM, "SELinux is not enforcing");
	make_labelled("/secret", "host_secret_t", NULL);
	AS("cell_t", categories())
	EXPECT_ERRNO(open("/secret", O_RDONLY | O_CLOEXEC), EACCES); /* control */
	if (!sabotaged())
		MUST(write_file("/sys/fs/selinux/enforce", "0"));
	pid_t pid = spawn(0);
	if (pid == 0) {
		MUST_RC(attr_write("current", subject_context("cell_t", neighbour())));
		EXPECT_OK(open("/secret", O_RDONLY | O_CLOEXEC));
		probe_exit(0);
	}
	child_wait(pid);
	MUST(write_file("/sys/fs/selinux/enforce", "1"));
	EXPECT_EQ(avc_collect(), 0);
	const struct avc *a = avc_find(&(struct avc_want){
		subject_context("cell_t", neighbour()), "host_secret_t", "file", "read", false });
	EXPECT(a && a->permissive);
}
