/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_list.h"

/* Kernel bugs it catches: a type or an owner let through the filter; a namespace left out or told twice
 * where one list ends and the next begins; unknown requests taken. */
#define TYPES (CLONE_NEWUTS | CLONE_NEWIPC)

static void continued(const uint64_t *all, long count)
{
	uint64_t after = 0, id;

	for (long i = 0; i < count; i++) {
		EXPECT_EQ(list_namespaces(TYPES, LIST_CURRENT_USER, after, &id, 1), 1);
		EXPECT_EQ(id, all[i]);
		EXPECT(id > after);
		after = id;
	}
	/* Where the last has been told: none, or no place to go on from. */
	long more = list_namespaces(TYPES, LIST_CURRENT_USER, after, &id, 1);
	EXPECT(more == 0 || (more < 0 && errno == ENOENT));
}

static void refused(void)
{
	struct list_request request = { .size = sizeof(request), .spare = 1 };
	uint64_t id;

	row("refused");
	EXPECT_ERRNO(syscall(SYS_listns, &request, &id, 1, 0), EINVAL);
	request = (struct list_request){ .size = sizeof(request), .types = 1 };
	EXPECT_ERRNO(syscall(SYS_listns, &request, &id, 1, 0), EOPNOTSUPP);
	request = (struct list_request){ .size = sizeof(request) };
	EXPECT_ERRNO(syscall(SYS_listns, &request, &id, 1, 1), EINVAL);
	request.size = sizeof(request) - 1;
	EXPECT_ERRNO(syscall(SYS_listns, &request, &id, 1, 0), EINVAL);
}

PROBE(.claim = "listns(2) keeps to the types and the owner asked for, and goes on after an "
	       "identifier",
	.source = "listns(2), DESCRIPTION; kernel include/uapi/linux/nsfs.h",
	.needs = { "root", "userns", "ns.uts", "syscall.listns" },
	.sabotage = { .twin = "both namespaces are owned by the parent" }, )
{
	IN_USERNS(sabotaged() ? 0 : TYPES, "0 0 1", "0 0 1")
	{
		uint64_t all[LIST_MOST] = { 0 };

		row("one type of an owner");
		EXPECT_EQ(list_namespaces(CLONE_NEWUTS, LIST_CURRENT_USER, 0, all, LIST_MOST), 1);
		EXPECT_EQ(all[0], namespace_id(0, "uts"));
		EXPECT_EQ(list_namespaces(CLONE_NEWIPC, LIST_CURRENT_USER, 0, all, LIST_MOST), 1);
		EXPECT_EQ(all[0], namespace_id(0, "ipc"));
		row("another owner's");
		EXPECT_EQ(list_namespaces(CLONE_NEWNET, LIST_CURRENT_USER, 0, all, LIST_MOST), 0);
		EXPECT_EQ(list_namespaces(CLONE_NEWNET, 0, 0, all, LIST_MOST), 1); /* control */
		EXPECT_EQ(all[0], namespace_id(0, "net"));
		row("two types, continued");
		long count = list_namespaces(TYPES, LIST_CURRENT_USER, 0, all, LIST_MOST);
		EXPECT_EQ(count, 2);
		continued(all, count);
		refused();
	}
}
