/* SPDX-License-Identifier: GPL-2.0-or-later */
/* linux.resources: what each value becomes on version 1 and on version 2. */
#include <stdio.h>
#include <string.h>

#include <CUnit/Basic.h>

#include "../arena.h"
#include "../node.h"
#include "tests.h"

static void join(const struct plan_writes *w, char *buf, size_t size)
{
	size_t len = 0;

	buf[0] = 0;
	for (size_t i = 0; i < w->n && len < size; i++)
		len += (size_t)snprintf(buf + len, size - len, "%s%s%s=%s", i ? "; " : "",
			w->v[i].optional ? "?" : "", w->v[i].file, w->v[i].value);
}

static const struct {
	const char *json, *v1, *v2, *v2_refused;
} cases[] = {
	{"{}", "", "", NULL},
	{"{\"pids\": {\"limit\": 7}}", "pids.max=7", "pids.max=7", NULL},
	{"{\"pids\": {\"limit\": -1}}", "pids.max=max", "pids.max=max", NULL},
	{"{\"pids\": {\"limit\": 0}}", "pids.max=0", "pids.max=0", NULL},
	{"{\"memory\": {\"limit\": 1000, \"swap\": 3000, \"reservation\": 500}}",
		"memory.limit_in_bytes=1000; memory.soft_limit_in_bytes=500; memory.memsw.limit_in_bytes=3000",
		"memory.max=1000; memory.low=500; memory.swap.max=2000", NULL},
	{"{\"memory\": {\"limit\": -1, \"swap\": -1}}",
		"memory.limit_in_bytes=-1; memory.memsw.limit_in_bytes=-1",
		"memory.max=max; memory.swap.max=max", NULL},
	{"{\"memory\": {\"swap\": 3000}}", "memory.memsw.limit_in_bytes=3000", "",
		"memory.swap without memory.limit cannot be expressed"},
	{"{\"memory\": {\"limit\": 5, \"swap\": 5}}",
		"memory.limit_in_bytes=5; memory.memsw.limit_in_bytes=5",
		"memory.max=5; memory.swap.max=0", NULL},
	{"{\"memory\": {\"swappiness\": 0}}", "memory.swappiness=0", "",
		"memory.kernel, kernelTCP and swappiness exist on version 1 only"},
	{"{\"memory\": {\"disableOOMKiller\": true}}", "memory.oom_control=1", "",
		"memory.disableOOMKiller exists on version 1 only"},
	{"{\"memory\": {\"disableOOMKiller\": false, \"useHierarchy\": true}}",
		"memory.use_hierarchy=1", "", NULL},
	{"{\"cpu\": {\"shares\": 2}}", "cpu.shares=2", "cpu.weight=1", NULL},
	{"{\"cpu\": {\"shares\": 1024}}", "cpu.shares=1024", "cpu.weight=39", NULL},
	{"{\"cpu\": {\"shares\": 262144}}", "cpu.shares=262144", "cpu.weight=10000", NULL},
	{"{\"cpu\": {\"shares\": 999999}}", "cpu.shares=999999", "cpu.weight=10000", NULL},
	{"{\"cpu\": {\"shares\": 0}}", "", "", NULL},
	{"{\"cpu\": {\"quota\": 50000, \"period\": 100000, \"burst\": 1000}}",
		"cpu.cfs_period_us=100000; cpu.cfs_quota_us=50000; cpu.cfs_burst_us=1000",
		"cpu.max=50000 100000; cpu.max.burst=1000", NULL},
	{"{\"cpu\": {\"quota\": -1}}", "cpu.cfs_quota_us=-1", "cpu.max=max", NULL},
	{"{\"cpu\": {\"period\": 20000}}", "cpu.cfs_period_us=20000", "cpu.max=max 20000", NULL},
	{"{\"cpu\": {\"cpus\": \"0-1\", \"mems\": \"0\", \"idle\": 1}}",
		"cpuset.cpus=0-1; cpuset.mems=0; cpu.idle=1", "cpuset.cpus=0-1; cpuset.mems=0; cpu.idle=1",
		NULL},
	{"{\"cpu\": {\"realtimeRuntime\": 5, \"realtimePeriod\": 6}}",
		"cpu.rt_period_us=6; cpu.rt_runtime_us=5", "",
		"cpu.realtimePeriod and realtimeRuntime exist on version 1 only"},
	{"{\"blockIO\": {\"weight\": 10}}", "blkio.weight=10", "io.weight=1", NULL},
	{"{\"blockIO\": {\"weight\": 1000}}", "blkio.weight=1000", "io.weight=10000", NULL},
	{"{\"blockIO\": {\"leafWeight\": 20}}", "blkio.leaf_weight=20", "",
		"blockIO.leafWeight exists on version 1 only"},
	{"{\"blockIO\": {\"throttleReadBpsDevice\": [{\"major\": 8, \"minor\": 1, \"rate\": 600}],"
	 " \"throttleWriteIOPSDevice\": [{\"major\": 8, \"minor\": 1, \"rate\": 0}]}}",
		"blkio.throttle.read_bps_device=8:1 600; blkio.throttle.write_iops_device=8:1 0",
		"io.max=8:1 rbps=600; io.max=8:1 wiops=max", NULL},
	{"{\"blockIO\": {\"weightDevice\": [{\"major\": 8, \"minor\": 0, \"weight\": 50}]}}",
		"blkio.weight_device=8:0 50", "io.bfq.weight=8:0 50", NULL},
	{"{\"hugepageLimits\": [{\"pageSize\": \"2MB\", \"limit\": 4194304}]}",
		"hugetlb.2MB.limit_in_bytes=4194304; ?hugetlb.2MB.rsvd.limit_in_bytes=4194304",
		"hugetlb.2MB.max=4194304; ?hugetlb.2MB.rsvd.max=4194304", NULL},
	{"{\"network\": {\"classID\": 1048577, \"priorities\": [{\"name\": \"lo\", \"priority\": 5}]}}",
		"net_cls.classid=1048577; net_prio.ifpriomap=lo 5", "",
		"network.classID and priorities exist on version 1 only"},
	{"{\"rdma\": {\"mlx\": {\"hcaHandles\": 3, \"hcaObjects\": 10}}}",
		"rdma.max=mlx hca_handle=3 hca_object=10", "rdma.max=mlx hca_handle=3 hca_object=10", NULL},
	{"{\"unified\": {\"memory.high\": \"5M\", \"cgroup.max.depth\": \"3\"}}", "",
		"memory.high=5M; cgroup.max.depth=3", NULL},
};

static void conversions(void)
{
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct arena *arena = arena_new();
		struct plan_cgroup cg = {.path = ""};
		struct node top = {.file = "resources"};
		struct err err = {.text = ""};
		char text[1024];
		json_t *v = NULL;

		CU_ASSERT_EQUAL_FATAL(
			node_load(cases[i].json, strlen(cases[i].json), "resources", &v, &err), 0);
		top.v = v;
		if (plan_resources_build(&top, arena, &cg, &err) < 0)
			printf("\n%s: %s\n", cases[i].json, err.text);
		CU_ASSERT_STRING_EQUAL(err.text, "");
		join(&cg.v1, text, sizeof(text));
		if (strcmp(text, cases[i].v1))
			printf("\n%s\n v1 %s\n", cases[i].json, text);
		CU_ASSERT_STRING_EQUAL(text, cases[i].v1);
		join(&cg.v2, text, sizeof(text));
		if (strcmp(text, cases[i].v2))
			printf("\n%s\n v2 %s\n", cases[i].json, text);
		CU_ASSERT_STRING_EQUAL(text, cases[i].v2);
		CU_ASSERT_STRING_EQUAL(cg.v2_refused ? cg.v2_refused : "-",
			cases[i].v2_refused ? cases[i].v2_refused : "-");
		json_decref(v);
		arena_free(arena);
	}
}

static void unified_needs_its_controller(void)
{
	json_t *config = base_config();
	struct err err = {.text = ""};
	struct plan *plan;

	set_at(config, "linux.resources.unified",
		"{\"memory.high\": \"1\", \"cgroup.freeze\": \"0\", \"foo.bar\": \"2\"}");
	plan = build(config, &err);
	CU_ASSERT_PTR_NOT_NULL_FATAL(plan);
	CU_ASSERT_STRING_EQUAL(plan->cgroup.v2.v[0].controller, "memory");
	CU_ASSERT_STRING_EQUAL(plan->cgroup.v2.v[1].controller, "");
	CU_ASSERT_STRING_EQUAL(plan->cgroup.v2.v[2].controller, "foo");
	CU_ASSERT_STRING_EQUAL(plan->cgroup.v1_refused, "resources.unified exists on version 2 only");
	plan_free(plan);
}

static void default_devices_follow_deny_all(void)
{
	json_t *config = base_config();
	struct err err = {.text = ""};
	struct plan *plan;

	set_at(config, "linux.resources.devices",
		"[{\"allow\": true, \"type\": \"c\", \"major\": 9}, {\"allow\": false, \"access\": \"rwm\"},"
		" {\"allow\": false, \"type\": \"c\", \"major\": 1, \"minor\": 3, \"access\": \"r\"}]");
	plan = build(config, &err);
	CU_ASSERT_PTR_NOT_NULL_FATAL(plan);
	CU_ASSERT_EQUAL(plan->cgroup.n_devices, 14);
	CU_ASSERT_EQUAL(plan->cgroup.devices[0].major, 9);
	CU_ASSERT_FALSE(plan->cgroup.devices[1].allow);
	CU_ASSERT_TRUE(plan->cgroup.devices[2].allow);
	CU_ASSERT_FALSE(plan->cgroup.devices[13].allow);
	CU_ASSERT_EQUAL(plan->cgroup.devices[13].minor, 3);
	plan_free(plan);
	config = base_config();
	set_at(config, "linux.resources.devices",
		"[{\"allow\": false, \"type\": \"b\", \"access\": \"rwm\"}]");
	plan = build(config, &err);
	CU_ASSERT_PTR_NOT_NULL_FATAL(plan);
	CU_ASSERT_EQUAL(plan->cgroup.n_devices, 1);
	plan_free(plan);
}

void add_resources(void)
{
	CU_pSuite s = CU_add_suite("resources", NULL, NULL);

	CU_ADD_TEST(s, conversions);
	CU_ADD_TEST(s, unified_needs_its_controller);
	CU_ADD_TEST(s, default_devices_follow_deny_all);
}
