/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <CUnit/Basic.h>
#include <stdio.h>
#include <string.h>

#include "leak.h"
#include "tests.h"

static void one_probe_is_the_only_suspect(void)
{
	struct leaks leaks = { 0 };
	char *items[] = { (char *)"file /dev/shm/x" };
	struct host host = { .items = { .v = items, .n = 1 } };
	struct suspicion suspicion;
	bool gone;

	leak_suspect(&leaks, items[0], 7, NULL, 0);
	CU_ASSERT_TRUE_FATAL(leak_next(&leaks, &host, NULL, 0, &suspicion, &gone));
	CU_ASSERT_EQUAL(suspicion.suspects, 1);
	CU_ASSERT_FALSE(gone);
	suspicion_free(&suspicion);
	CU_ASSERT_FALSE(leak_next(&leaks, &host, NULL, 0, &suspicion, &gone));
}

static void several_are_suspects(void)
{
	struct leaks leaks = { 0 };
	char *items[] = { (char *)"file /dev/shm/x" };
	struct host host = { .items = { .v = items, .n = 1 } };
	struct suspicion suspicion;
	size_t running[] = { 8, 9 };
	bool gone;

	leak_suspect(&leaks, items[0], 7, running, 2);
	/* One of them still runs: it may yet remove it. */
	CU_ASSERT_FALSE(leak_next(&leaks, &host, running, 2, &suspicion, &gone));
	CU_ASSERT_FALSE(leak_next(&leaks, &host, running, 1, &suspicion, &gone));
	CU_ASSERT_TRUE_FATAL(leak_next(&leaks, &host, running, 0, &suspicion, &gone));
	CU_ASSERT_FALSE(gone);
	CU_ASSERT_EQUAL(suspicion.suspects, 3);
	CU_ASSERT_EQUAL(suspicion.suspect[0], 7);
	suspicion_free(&suspicion);
	CU_ASSERT_FALSE(leak_next(&leaks, &host, running, 0, &suspicion, &gone));
}

static void what_vanishes_is_dropped(void)
{
	struct leaks leaks = { 0 };
	struct host host = { 0 };
	struct suspicion suspicion;
	size_t running[] = { 8 };
	bool gone = false;

	leak_suspect(&leaks, "file /dev/shm/x", 7, running, 1);
	CU_ASSERT_TRUE_FATAL(leak_next(&leaks, &host, running, 1, &suspicion, &gone));
	CU_ASSERT_TRUE(gone);
	suspicion_free(&suspicion);
	CU_ASSERT_FALSE(leak_next(&leaks, &host, running, 0, &suspicion, &gone));
}

static const char mountinfo[] = "24 1 0:2 / / rw - rootfs rootfs rw\n"
				"31 24 0:28 / /sys/fs/cgroup rw - tmpfs tmpfs rw\n"
				"33 31 0:30 / /proc rw - cgroup cgroup rw,cpuacct,cpu\n"
				"34 31 0:30 / /tmp rw - cgroup cgroup rw,cpuacct,cpu\n"
				"40 31 0:37 / /sys rw - cgroup cgroup rw,name=systemd\n"
				"41 31 0:38 / /dev rw shared:1 - cgroup2 cgroup2 rw,nsdelegate\n"
				"42 31 0:38 / /no/such/mount rw - cgroup cgroup rw,pids\n";

static void hierarchies(void)
{
	FILE *in = fmemopen((char *)mountinfo, sizeof(mountinfo) - 1, "r");
	struct cgroups *cg = cgroup_find(in);

	fclose(in);
	/* The second mount of a hierarchy and one that cannot be opened do not count. */
	CU_ASSERT_EQUAL_FATAL(cg->n, 3);
	CU_ASSERT_STRING_EQUAL(cg->h[0].mount, "/proc");
	CU_ASSERT_FALSE(cg->h[0].v2);
	CU_ASSERT_STRING_EQUAL(cg->h[1].controllers, "rw,name=systemd");
	CU_ASSERT_TRUE(cg->h[2].v2);
	CU_ASSERT_STRING_EQUAL(cgroup_mode(cg), "hybrid");
	CU_ASSERT_STRING_EQUAL(cgroup_mode(&(struct cgroups){ 0 }), "none");
}

void add_leak_tests(void)
{
	CU_pSuite suite = CU_add_suite("leaks and groups", NULL, NULL);

	CU_add_test(suite, "one probe is the only suspect", one_probe_is_the_only_suspect);
	CU_add_test(suite, "several are suspects", several_are_suspects);
	CU_add_test(suite, "what vanishes is dropped", what_vanishes_is_dropped);
	CU_add_test(suite, "hierarchies", hierarchies);
}
