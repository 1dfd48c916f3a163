/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <selinux/selinux.h>

#include "stage.h"

static const struct {
	const char *policy, *domain, *file;
} known[] = { { "bulkhead", "cell_t", "cell_file_t" },
	{ "bulkhead-module", "bulkhead_cell_t", "bulkhead_file_t" },
	{ "container-selinux", "container_t", "container_file_t" },
	{ "libvirt", "svirt_lxc_net_t", "svirt_sandbox_file_t" } };

static int read_as(const char *domain, int fd)
{
	int *result = (int *)shared_words();

	*result = -1;
	pid_t pid = spawn(0);
	if (pid == 0) {
		char c;
		int e = attr_write("current", domain);
		*result = e ? e : pread(fd, &c, 1, 0) == 1 ? 0 : errno;
		probe_exit(0);
	}
	child_wait(pid);
	return *result;
}

/* Kernel bug it catches: categories bind the domains of one policy and not of another. */
PROBE(.claim = "Each container domain that the policy knows reads a file of its categories, not of "
	       "others'",
	.source = "SELinux Notebook, Multi-Level and Multi-Category Security, mlsconstrain",
	.denied_by = "categories", .needs = { "selinux", "root" },
	.sabotage = { .twin = "the file has the categories of the reader" })
{
	unsigned int found = 0;

	MUST_RC(avc_begin());
	make_file(fmt("%s/file", scratch()), "text", 0666);
	int fd = MUST(open(fmt("%s/file", scratch()), O_RDWR | O_CLOEXEC));
	for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++) {
		const char *domain = subject_context(known[i].domain, categories()),
			   *own = object_context(known[i].file, categories()),
			   *other = object_context(
				   known[i].file, sabotaged() ? categories() : neighbour());
		if (security_check_context_raw(domain) || security_check_context_raw(own))
			continue;
		found++;
		row("%s", known[i].policy);
		MUST_RC(label_fd(fd, own));
		EXPECT_EQ(read_as(domain, fd), 0); /* control */
		MUST_RC(label_fd(fd, other));
		EXPECT_EQ(read_as(domain, fd), EACCES);
		EXPECT_AVC(known[i].domain, other, "file", "read");
	}
	if (!found)
		skip(SKIP_LSM, "the policy has none of cell_t, bulkhead_cell_t, container_t, "
			       "svirt_lxc_net_t");
}
