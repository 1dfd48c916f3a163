/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/sysmacros.h>

#include "_sets.h"

/* Kernel bug it catches: CAP_MKNOD of a child user namespace enough to make a device. */
PROBE(
	.claim = "Making a device node is EPERM without CAP_MKNOD in the initial namespace; a "
		"FIFO is not",
	.source = "mknod(2), ERRORS; capabilities(7), CAP_MKNOD; user_namespaces(7)",
	.needs = { "root", "userns", "cap.MKNOD" },
	.sabotage = { .twin = "the node is a FIFO" },
)
{
	static const struct {
		const char *name;
		mode_t type;
		unsigned int major, minor;
	} rows[] = { { "character device", S_IFCHR, 1, 3 }, { "block device", S_IFBLK, 7, 0 } };

	MUST(chmod(scratch(), 0777));
	for (int i = 0; i < 2; i++) {
		mode_t type = sabotaged() ? S_IFIFO : rows[i].type;
		dev_t dev = makedev(rows[i].major, rows[i].minor);
		IN_CHILD(0) {
			row("%s, root without it", rows[i].name);
			drop_cap(CAP_MKNOD);
			EXPECT_ERRNO(mknod(fmt("%s/a%d", scratch(), i), type | 0600, dev), EPERM);
			EXPECT_OK(mknod(
				fmt("%s/f%d", scratch(), i), S_IFIFO | 0600, 0)); /* control */
		}
		IN_USERNS(0, "0 0 1", "0 0 1") {
			row("%s, in a child user namespace", rows[i].name);
			EXPECT_ERRNO(mknod(fmt("%s/b%d", scratch(), i), type | 0600, dev), EPERM);
		}
		row("%s, with it", rows[i].name);
		EXPECT_OK(
			mknod(fmt("%s/c%d", scratch(), i), rows[i].type | 0600, dev)); /* control */
	}
}
