/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Drivers by name, and what each says that it cannot express. */
#include <CUnit/Basic.h>
#include <stdlib.h>
#include <sys/mman.h>

#include "driver.h"
#include "tests.h"

static const char *const good[] = { "native", "reference", "oci:/usr/bin/crun", "bwrap", "nspawn",
	"lxc", "runsc", "podman", "podman:/usr/bin/crun", "docker", "docker:/usr/bin/crun",
	"containerd", "containerd:/x" };
static const char *const bad[] = { "", "oci", "oci:", "bwrap:/usr/bin/bwrap", "podman:", "podmanx",
	"nativ", "lxc:" };

static void test_names(void)
{
	for (size_t i = 0; i < sizeof(good) / sizeof(good[0]); i++) {
		CU_ASSERT_PTR_NOT_NULL(driver_find(good[i]));
		CU_ASSERT_TRUE(driver_name_ok(good[i]));
	}
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		CU_ASSERT_PTR_NULL(driver_find(bad[i]));
		CU_ASSERT_FALSE(driver_name_ok(bad[i]));
	}
	CU_ASSERT_EQUAL(driver_path_at("podman:/usr/bin/crun"), strlen("podman:"));
	CU_ASSERT_EQUAL(driver_path_at("podman"), 0);
	CU_ASSERT_EQUAL(driver_allowance_ms("native"), 0);
	CU_ASSERT(driver_allowance_ms("docker:/usr/bin/crun") > 10000);
}

/* The field that a driver of no fields names, "" when it has nothing against the cell. */
static const char *refused(const struct cell *cell, uint64_t can)
{
	static char text[512];
	const struct driver none = { .name = "none", .can = can };
	struct record *record =
		mmap(NULL, RECORD_SIZE, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);

	ctx = (struct context){
		.record = record, .driver = "none", .cell = cell, .builder = &none
	};
	pid_t pid = fork();
	if (pid == 0) {
		driver_check(&none);
		_exit(0);
	}
	waitpid(pid, NULL, 0);
	snprintf(text, sizeof(text), "%s",
		atomic_load(&record->skip_code) == SKIP_DRIVER ? record->evidence : "");
	munmap(record, RECORD_SIZE);
	ctx = (struct context){ 0 };
	return text;
}

static void test_fields(void)
{
	const struct {
		struct cell cell;
		const char *field;
	} table[] = { { { .hostname = "x" }, ".hostname:" },
		{ { .add = NS_USER }, ".add: NS_USER:" },
		{ { .share = NS_PID }, ".share: NS_PID:" },
		{ { .cgroup = { "pids.max=1" } }, ".cgroup:" },
		{ { .seccomp = { .default_action = "SCMP_ACT_ALLOW" } }, ".seccomp:" },
		{ { .uid = 1 }, ".uid and gid:" }, { { .args = { "x" } }, ".args:" },
		{ { .capabilities = "" }, ".capabilities:" },
		{ { .readonly_root = true }, ".readonly_root:" } };
	struct cell plain = { .plain = true };

	CU_ASSERT_STRING_EQUAL(refused(&plain, 0), "");
	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++) {
		CU_ASSERT_PTR_NOT_NULL(strstr(refused(&table[i].cell, 0), table[i].field));
		CU_ASSERT_STRING_EQUAL(refused(&table[i].cell, CAN_ALL), "");
	}
}

static void test_lists(void)
{
	CU_ASSERT_TRUE(in_list("ro,nosuid", "nosuid"));
	CU_ASSERT_FALSE(in_list("ro,nosuid", "suid"));
	CU_ASSERT_FALSE(in_list(NULL, "ro"));
	CU_ASSERT_TRUE(in_list("cpu,cpuacct", "cpu"));
}

void driver_tests(void)
{
	CU_pSuite suite = CU_add_suite("drivers", NULL, NULL);

	CU_add_test(suite, "names", test_names);
	CU_add_test(suite, "fields that a driver does not know", test_fields);
	CU_add_test(suite, "lists", test_lists);
}
