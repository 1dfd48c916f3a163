/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/utsname.h>

#include "probe.h"

/* Kernel bugs it catches: the sysctl handler reads or writes init_uts_ns, or the namespace of the
 * one that mounted procfs, instead of the caller's; only one of the two files. */
static const char *const files[] = { "/proc/sys/kernel/hostname", "/proc/sys/kernel/domainname" };

static const char *field(const struct utsname *name, int i)
{
	return i ? name->domainname : name->nodename;
}

PROBE(.claim = "kernel.hostname and kernel.domainname read and write the caller's UTS namespace",
	.source = "uts_namespaces(7), DESCRIPTION; proc(5), /proc/sys/kernel/hostname",
	.needs = { "root", "ns.uts", "sysctl.kernel.hostname" },
	.sabotage = { .twin = "the second process joins the first one's namespace" }, )
{
	struct utsname name;

	MUST(unshare(CLONE_NEWUTS));
	for (int i = 0; i < 2; i++) {
		row("%s", files[i] + strlen("/proc/sys/"));
		MUST(write_file(files[i], "outer"));
		IN_CHILD(sabotaged() ? 0 : CLONE_NEWUTS)
		{
			EXPECT_OK(write_file(files[i], "inner"));
			MUST(uname(&name));
			EXPECT_STR(field(&name, i), "inner");
			EXPECT_OK(i ? setdomainname("called", 6) : sethostname("called", 6));
			EXPECT_STR(file_text(files[i]), "called"); /* control */
		}
		EXPECT_STR(file_text(files[i]), "outer");
		MUST(uname(&name));
		EXPECT_STR(field(&name, i), "outer");
	}
}
