/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "probe.h"

/* Kernel bug it catches: open_by_handle_at(2) without the check, as the program shocker used it. */
PROBE(.claim = "A cell makes a file handle and cannot open it: EPERM without CAP_DAC_READ_SEARCH",
	.source = "open_by_handle_at(2), ERRORS", .needs = { "root", "cap.DAC_READ_SEARCH" },
	.cell = { .plain = true }, .sabotage = { .capabilities = "all" }, )
{
	struct {
		struct file_handle head;
		unsigned char data[MAX_HANDLE_SZ];
	} h = { .head.handle_bytes = MAX_HANDLE_SZ };
	int mount_id, dir = MUST(open("/tmp", O_RDONLY | O_DIRECTORY | O_CLOEXEC));

	make_file("/tmp/file", "text", 0600);
	EXPECT_OK(name_to_handle_at(AT_FDCWD, "/tmp/file", &h.head, &mount_id, 0)); /* control */
	EXPECT_ERRNO(open_by_handle_at(dir, &h.head, O_RDONLY | O_CLOEXEC), EPERM);
}
