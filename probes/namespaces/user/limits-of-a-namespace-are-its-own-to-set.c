/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/capability.h>

#include "_user.h"

/* Kernel bug it catches: a container that writes the host's limits, or a process without the
 * capability that lifts its own. */
PROBE(.claim = "/proc/sys/user shows each user namespace its own limits, set with CAP_SYS_RESOURCE",
	.source = "namespaces(7), The /proc/sys/user directory", .needs = { "root", "userns" },
	.sabotage = { .twin = "the values are read from inside" }, )
{
	static const char *const names[] = { "user", "mnt", "pid", "net", "ipc", "uts", "cgroup" };
	long long before[7];

	for (size_t i = 0; i < 7; i++)
		before[i] = file_number(fmt("/proc/sys/user/max_%s_namespaces", names[i]));
	IN_USERNS(0, "0 0 10", "0 0 10")
	{
		for (size_t i = 0; i < 7; i++) {
			const char *file = fmt("/proc/sys/user/max_%s_namespaces", names[i]);
			row("%s", names[i]);
			EXPECT_OK(write_file(file, "77")); /* control */
			EXPECT_EQ(file_number(file), 77);
			EXPECT_ERRNO(write_file(file, "-1"), EINVAL);
			IN_CHILD(0)
			{
				become_with(5, 5, NULL);
				EXPECT_ERRNO(write_file(file, "78"), EACCES);
				EXPECT_EQ(file_number(file), 77);
			}
			IN_CHILD(0)
			{
				become_with(5, 5, "cap_sys_admin=eip");
				EXPECT_ERRNO(write_file(file, "78"), EACCES);
			}
			IN_CHILD(0)
			{
				become_with(5, 5, "cap_sys_resource=eip");
				EXPECT_OK(write_file(file, "79")); /* control */
			}
		}
		for (size_t i = 0; sabotaged() && i < 7; i++)
			EXPECT_EQ(file_number(fmt("/proc/sys/user/max_%s_namespaces", names[i])),
				before[i]);
	}
	for (size_t i = 0; i < 7; i++)
		EXPECT_EQ(
			file_number(fmt("/proc/sys/user/max_%s_namespaces", names[i])), before[i]);
}
