/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_disk.h"

/* Kernel bug it catches: weights stored and not used; the ratio the other way round. */
static bool light_lags(long long *heavy, long long *light)
{
	*heavy = disk_reads(0);
	*light = disk_reads(1);
	return *light >= 2 && *heavy + *light >= 40 && *heavy > 2 * *light;
}

PROBE(.claim = "Under io.cost a group of weight 800 gets several times the requests of its sibling "
	       "of 100",
	.source = "cgroup-v2.rst, IO Interface Files, io.weight, io.cost.model",
	.needs = { "cgroup2.io", "module.loop", "root" },
	.sabotage = { .twin = "both have the weight 100" }, )
{
	const char *device = disk_new(1 << 20), *number = device_number(device);
	const char *heavy = cg_new(cg2(), "heavy"), *light = cg_new(cg2(), "light");
	long long most, least;

	disk_cost(number, "enable=1 ctrl=user rpct=0.00 wpct=0.00 min=100.00 max=100.00");
	/* Slower than the slowest machine: 50 requests a second are to be shared. */
	MUST(cg_write(root_group(), "io.cost.model",
		fmt("%s ctrl=user model=linear rbps=100000000 rseqiops=50 rrandiops=50 "
		    "wbps=100000000 wseqiops=50 wrandiops=50",
			number)));
	MUST(cg_write(heavy, "io.weight", sabotaged() ? "100" : "800"));
	pid_t a[] = { disk_reader(heavy, device, 0), disk_reader(heavy, device, 0) };
	pid_t b[] = { disk_reader(light, device, 1), disk_reader(light, device, 1) };
	uint64_t patience = now_ns() + 2000000000u;
	/* More samples until it is sure, rather than a verdict after the first ones. */
	bool lags = EVENTUALLY(light_lags(&most, &least) || (sabotaged() && now_ns() > patience)) &&
		    light_lags(&most, &least);
	note("%lld requests against %lld", most, least);
	EXPECT(lags);
	EXPECT_GE(least, 1); /* control: nobody starves */
	for (int i = 0; i < 2; i++) {
		end_by_kill(a[i]);
		end_by_kill(b[i]);
	}
	MUST(cg_write(root_group(), "io.cost.qos", fmt("%s enable=0", number)));
}
