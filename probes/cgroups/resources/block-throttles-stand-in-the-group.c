/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_loop.h"

/* Runtime bug it catches: reading and writing, or bytes and requests, exchanged. */
static void nothing(void)
{
}

PROBE(.claim = "The four throttles of blockIO stand in the group for the device they name, each in "
	       "its place",
	.source = "runtime-spec config-linux.md, Block IO, throttle*Device; cgroup-v2.rst, io.max",
	.needs = { "root" }, .cell = { .driven = true },
	.sabotage = { .twin = "reading and writing are exchanged" },
	.steps = { { "nothing", nothing } }, )
{
	static const struct {
		const char *field, *twin, *v1, *v2;
		int rate;
	} cases[] = { { "throttleReadBpsDevice", "throttleWriteBpsDevice",
			      "blkio.throttle.read_bps_device", "rbps", 1048576 },
		{ "throttleWriteBpsDevice", "throttleReadBpsDevice",
			"blkio.throttle.write_bps_device", "wbps", 2097152 },
		{ "throttleReadIOPSDevice", "throttleWriteIOPSDevice",
			"blkio.throttle.read_iops_device", "riops", 30 },
		{ "throttleWriteIOPSDevice", "throttleReadIOPSDevice",
			"blkio.throttle.write_iops_device", "wiops", 40 } };
	char json[1024] = "", number[32];
	unsigned int major, minor;

	loop_new(&major, &minor);
	snprintf(number, sizeof(number), "%u:%u", major, minor);
	for (int i = 0; i < 4; i++)
		snprintf(json + strlen(json), sizeof(json) - strlen(json),
			"%s\"%s\":[{\"major\":%u,\"minor\":%u,\"rate\":%d}]", i ? "," : "",
			sabotaged() ? cases[i].twin : cases[i].field, major, minor, cases[i].rate);
	resources_create("bulkhead-one", "nothing", fmt("{\"blockIO\":{%s}}", json));
	const char *group = resources_group("bulkhead-one", resources_v1("blkio") ? "blkio" : "io");
	for (int i = 0; i < 4; i++) {
		row("%s", cases[i].field);
		if (resources_v1("blkio"))
			EXPECT_EQ(cg_key(group, cases[i].v1, number), cases[i].rate);
		else
			EXPECT(strstr(cg_read(group, "io.max"),
				       fmt("%s=%d", cases[i].v2, cases[i].rate)) != NULL);
	}
	row("for that device");
	EXPECT(strstr(cg_read(group, resources_v1("blkio") ? cases[0].v1 : "io.max"), number) !=
		NULL); /* control */
}
