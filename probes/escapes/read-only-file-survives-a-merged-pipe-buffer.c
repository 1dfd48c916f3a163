/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "probe.h"

/* Kernel bug it catches: PIPE_BUF_FLAG_CAN_MERGE left on a buffer that splice(2) puts in a pipe. */
PROBE(.claim = "A write to a pipe that holds a spliced page of a read-only file does not change "
	       "the file",
	.source = "CVE-2022-0847; splice(2)", .needs = { "root" },
	.cell = { .readonly = { "/etc" } },
	.unsabotaged = "the wall is one flag in the kernel's pipe buffers; it catches the flag "
		       "left uncleared by splice", )
{
	char page[4096], before[64], after[64];
	int ends[2], fd = MUST(open("/etc/passwd", O_RDONLY | O_CLOEXEC));
	off64_t offset = 1;

	EXPECT_ERRNO(open("/etc/passwd", O_WRONLY | O_CLOEXEC), EROFS); /* control */
	MUST(read_file("/etc/passwd", before, sizeof(before)));
	MUST(pipe2(ends, O_CLOEXEC));
	/* Every buffer of the pipe has been filled and emptied: its flags are set. */
	memset(page, 'x', sizeof(page));
	for (int left = MUST(fcntl(ends[1], F_GETPIPE_SZ)); left > 0; left -= 4096)
		MUST(write(ends[1], page, 4096));
	for (int left = MUST(fcntl(ends[1], F_GETPIPE_SZ)); left > 0; left -= 4096)
		MUST(read(ends[0], page, 4096));
	MUST_BE(splice(fd, &offset, ends[1], NULL, 1, 0) == 1);
	MUST(write(ends[1], "CHANGED", 7));
	MUST(read_file("/etc/passwd", after, sizeof(after)));
	EXPECT_STR(after, before);
}
