/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "four.h"

#include <grp.h>
#include <sys/prctl.h>

#define CREATOR 4321u
#define NOBODYS 7777u /* a user of the parent that owns nothing here */
/* The owner's 0 is its creator; 1 and up are users that nobody else here is. */
#define OWNER_MAP "0 4321 1\n1 100001 999"

static const struct {
	const char *name;
	unsigned long long flag;
} types[] = { { "mnt", CLONE_NEWNS }, { "uts", CLONE_NEWUTS }, { "ipc", CLONE_NEWIPC },
	{ "net", CLONE_NEWNET }, { "cgroup", CLONE_NEWCGROUP } };
#define TYPES (sizeof(types) / sizeof(types[0]))

enum place { OWNER, OWNER_WITHOUT, CHILD, SIBLING, PARENT, PARENT_WITHOUT, PARENT_CREATOR, PLACES };

static const struct {
	const char *name;
	bool allowed;
} places[PLACES] = {
	[OWNER] = { "in the owner", true },
	[OWNER_WITHOUT] = { "in the owner without it", false },
	[CHILD] = { "in a child of the owner", false },
	[SIBLING] = { "in a sibling of the owner", false },
	[PARENT] = { "in the parent", true },
	[PARENT_WITHOUT] = { "in the parent without it", false },
	[PARENT_CREATOR] = { "in the parent as the creator", true },
};

static pid_t target;
static int user_fd, ns_fd[TYPES];

pid_t four_target(void)
{
	return target;
}

/* The first member of the owner's namespaces: makes them, then lives as the target. */
static void keeper(const struct four *four, const struct gate *born, const struct gate *mapped,
	const struct gate *ready)
{
	become(CREATOR, CREATOR);
	MUST(unshare(CLONE_NEWUSER));
	gate_post(born);
	gate_wait(mapped);
	MUST(setgroups(0, NULL));
	MUST(setresgid(0, 0, 0));
	MUST(setresuid(0, 0, 0));
	if (four->ns)
		MUST(unshare((int)four->ns));
	if (four->prepare)
		four->prepare();
	MUST(setresgid(four->target, four->target, four->target));
	MUST(setresuid(four->target, four->target, four->target));
	MUST(prctl(PR_SET_DUMPABLE, 1));
	MUST(prctl(PR_SET_PDEATHSIG, SIGKILL));
	gate_post(ready);
	for (;;)
		pause();
}

static void start(const struct four *four)
{
	struct gate born = gate_new(), mapped = gate_new(), ready = gate_new();

	target = spawn(0);
	if (target == 0)
		keeper(four, &born, &mapped, &ready);
	gate_wait(&born);
	MUST(write_file(fmt("/proc/%d/uid_map", target), OWNER_MAP));
	MUST(write_file(fmt("/proc/%d/gid_map", target), OWNER_MAP));
	gate_post(&mapped);
	gate_wait(&ready);
	user_fd = ns_open(target, "user");
	for (size_t i = 0; i < TYPES; i++)
		if (four->ns & types[i].flag)
			ns_fd[i] = ns_open(target, types[i].name);
	close(born.fd);
	close(mapped.fd);
	close(ready.fd);
}

static void join(const struct four *four)
{
	for (size_t i = 0; i < TYPES; i++)
		if (four->ns & types[i].flag)
			MUST(setns(ns_fd[i], (int)types[i].flag));
}

/* Another user with all the capabilities of before. */
static void as_user(uid_t user)
{
	MUST(prctl(PR_SET_KEEPCAPS, 1));
	MUST(setresgid(user, user, user));
	MUST(setresuid(user, user, user));
	MUST(prctl(PR_SET_DUMPABLE, 1));
	MUST(prctl(PR_SET_PDEATHSIG, SIGKILL));

	cap_t caps = MUST_PTR(cap_get_proc());
	for (cap_value_t cap = 0; CAP_IS_SUPPORTED(cap); cap++) {
		cap_flag_value_t held;
		MUST(cap_get_flag(caps, cap, CAP_PERMITTED, &held));
		MUST(cap_set_flag(caps, CAP_EFFECTIVE, 1, &cap, held));
	}
	MUST(cap_set_proc(caps));
	cap_free(caps);
}

static void join_owner(const struct four *four)
{
	MUST(setns(user_fd, CLONE_NEWUSER));
	join(four);
	as_user(four->user);
}

static void join_from_parent(const struct four *four)
{
	join(four);
	if (four->user)
		as_user(NOBODYS);
}

static void keep_only(int cap)
{
	cap_value_t value = cap;
	cap_t caps = MUST_PTR(cap_init());

	MUST(cap_set_flag(caps, CAP_PERMITTED, 1, &value, CAP_SET));
	MUST(cap_set_flag(caps, CAP_EFFECTIVE, 1, &value, CAP_SET));
	MUST(cap_set_proc(caps));
	cap_free(caps);
}

static void drop(const struct four_op *op)
{
	drop_cap(op->cap);
	if (op->instead)
		drop_cap(op->instead);
}

static void judge(const struct four_op *op, enum place place)
{
	int result = op->call(), error = errno;

	if (result < 0 && (error == ENOSYS || error == EAFNOSUPPORT || error == EOPNOTSUPP ||
				  error == EPROTONOSUPPORT)) {
		row_skip(SKIP_KERNEL, "%s: %s", op->name, strerrorname_np(error));
		return;
	}
	errno = error;
	if (places[place].allowed && !(op->both && place == PARENT_CREATOR))
		EXPECT_OK(result);
	else
		EXPECT_ERRNO(result, op->denied);
}

static void try_from(const struct four *four, const struct four_op *op, enum place place)
{
	if (sabotaged() && !places[place].allowed) {
		join_owner(four);
		judge(op, place);
		return;
	}
	switch (place) {
	case OWNER:
		join_owner(four);
		keep_only(op->cap);
		break;
	case OWNER_WITHOUT:
		join_owner(four);
		drop(op);
		break;
	case CHILD:
	case SIBLING:
		if (place == CHILD)
			join_owner(four);
		else
			join_from_parent(four);
		const char *map = fmt("0 %u 1", geteuid());
		IN_USERNS(0, map, map)
		{
			judge(op, place);
		}
		return;
	case PARENT:
		if (!have_cap(op->cap)) {
			row_skip(SKIP_PRIVILEGE, "the capability is not in the effective set");
			return;
		}
		join_from_parent(four);
		keep_only(op->cap);
		break;
	case PARENT_WITHOUT:
		join_from_parent(four);
		drop(op);
		break;
	default:
		join(four);
		become(CREATOR, CREATOR);
		break;
	}
	judge(op, place);
}

void four_cases(const struct four *four)
{
	start(four);
	for (size_t i = 0; i < four->count; i++) {
		for (enum place place = 0; place < PLACES; place++) {
			row("%s, %s", four->ops[i].name, places[place].name);
			IN_CHILD(0)
			{
				try_from(four, &four->ops[i], place);
			}
		}
	}
	close(user_fd);
	for (size_t i = 0; i < TYPES; i++)
		if (four->ns & types[i].flag)
			close(ns_fd[i]);
	MUST(kill(target, SIGKILL));
	child_wait(target);
}
