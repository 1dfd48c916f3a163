/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_loop.h"

/* Runtime bug it catches: the program started before the limit, or outside of the group. */
static void read_slowly(void)
{
	static char block[4096] __attribute__((aligned(4096)));
	int fd = MUST(open("/dev/disk", O_RDONLY | O_DIRECT | O_CLOEXEC));
	uint64_t begin = now_ns();

	for (int i = 0; i < 24; i++)
		MUST_BE(pread(fd, block, sizeof(block), i * 4096) == sizeof(block));
	/* 24 reads at 40 a second: 600 ms, of which the first slice may come at once. */
	EXPECT_GE((now_ns() - begin) / 1000000, 250);
	tell(1);
	await(9);
}

PROBE(.claim = "A container with throttleReadIOPSDevice reads its device no faster than that",
	.source = "runtime-spec config-linux.md, Block IO, throttleReadIOPSDevice",
	.needs = { "root" }, .cell = { .driven = true },
	.sabotage = { .twin = "only writes are limited" },
	.steps = { { "read_slowly", read_slowly } }, )
{
	const char *name = "bulkhead-one";
	unsigned int major, minor;

	if (!cg1("blkio") && (!cg2() || !has_word(cg_read(cg2(), "cgroup.controllers"), "io")))
		skip(SKIP_CGROUP, "no hierarchy with blkio or io");
	loop_new(&major, &minor);
	const char *patch = fmt(
		"{\"linux\":{\"devices\":[{\"path\":\"/dev/disk\",\"type\":\"b\",\"major\":%u,"
		"\"minor\":%u,\"fileMode\":384,\"uid\":0,\"gid\":0}],\"resources\":{\"blockIO\":"
		"{\"throttle%sIOPSDevice\":[{\"major\":%u,\"minor\":%u,\"rate\":40}]}}}}",
		major, minor, sabotaged() ? "Write" : "Read", major, minor);
	const char *bundle = bundle_new(name, "read_slowly", patch);
	if (runtime_run("create --bundle %s %s", bundle, name) != 0)
		broken("create: %.400s", runtime_said());
	EXPECT_EQ(runtime_run("start %s", name), 0);
	await(1); /* control: it has read them all */
	tell(9);
	EXPECT(runtime_stops(name));
}
