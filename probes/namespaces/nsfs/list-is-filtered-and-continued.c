/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_list.h"

/* Kernel bugs it catches: a type or an owner let through the filter; a namespace left out or told twice
 * where one list ends and the next begins; unknown requests taken. */
static void continued(const uint64_t *all, long count)
{
	uint64_t after = 0, id;

	for (long i = 0; i < count; i++) {
		EXPECT_EQ(list_namespaces(CLONE_NEWUTS, LIST_CURRENT_USER, after, &id, 1), 1);
		EXPECT_EQ(id, all[i]);
		EXPECT(id > after);
		after = id;
	}
	EXPECT_EQ(list_namespaces(CLONE_NEWUTS, LIST_CURRENT_USER, after, &id, 1), 0);
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
	.sabotage = { .twin = "the nested namespaces are owned by another user namespace" }, )
{
	const struct ns_type uts = { "uts", CLONE_NEWUTS }, ipc = { "ipc", CLONE_NEWIPC };

	IN_USERNS(CLONE_NEWUTS, "0 0 1", "0 0 1")
	{
		const struct ns_type elsewhere = { "uts", CLONE_NEWUTS | CLONE_NEWUSER };
		struct gate end = gate_new();
		uint64_t all[LIST_MOST];
		pid_t a = member_of_new(sabotaged() ? &elsewhere : &uts, &end);
		pid_t b = member_of_new(&ipc, &end);

		row("by type and owner");
		long count = list_namespaces(CLONE_NEWUTS, LIST_CURRENT_USER, 0, all, LIST_MOST);
		EXPECT_EQ(count, 2); /* control: its own and the nested one, and no ipc namespace */
		EXPECT_EQ(all[0], namespace_id(0, "uts"));
		EXPECT_EQ(all[1], namespace_id(a, "uts"));
		row("continued");
		continued(all, count);
		row("two types at once");
		count = list_namespaces(
			CLONE_NEWUTS | CLONE_NEWIPC, LIST_CURRENT_USER, 0, all, LIST_MOST);
		EXPECT_EQ(count, 3);
		refused();
		gate_post(&end);
		gate_post(&end);
		EXPECT_EXIT(child_wait(a), 0);
		EXPECT_EXIT(child_wait(b), 0);
	}
}
