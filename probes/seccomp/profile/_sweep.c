/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_sweep.h"

#include <poll.h>
#include <sys/mman.h>

#define NOBODY_ELSES_ERRNO 4093
#define NUMBERS		   512
/* uretprobe and uprobe run despite every filter, by design, and end a process that calls them. */
#define EXEMPT(nr) ((nr) == 335 || (nr) == 336)

struct state {
	_Atomic int listener;
	_Atomic size_t next;
	_Atomic bool done;
	size_t count;
	struct question list[];
};

static size_t state_size(size_t count)
{
	return sizeof(struct state) + count * sizeof(struct question);
}

static struct state *state_of(struct question *list)
{
	return (struct state *)((char *)list - offsetof(struct state, list));
}

struct question *questions(size_t count)
{
	struct state *state = MUST_PTR(mmap(NULL, state_size(count), PROT_READ | PROT_WRITE,
		MAP_SHARED | MAP_ANONYMOUS, -1, 0));

	state->count = count;
	return state->list;
}

static long ask(const struct question *q)
{
	long result;

	if (q->int80) {
		__asm__ volatile("int $0x80"
				 : "=a"(result)
				 : "0"((long)q->nr), "b"(q->args[0]), "c"(q->args[1]),
				 "d"(q->args[2]), "S"(q->args[3]), "D"(q->args[4])
				 : "r8", "r9", "r10", "r11", "memory");
		return (int)result;
	}
	register uint64_t r10 __asm__("r10") = q->args[3];
	register uint64_t r8 __asm__("r8") = q->args[4];
	register uint64_t r9 __asm__("r9") = q->args[5];
	__asm__ volatile("syscall"
			 : "=a"(result)
			 : "0"((long)q->nr), "D"(q->args[0]), "S"(q->args[1]), "d"(q->args[2]),
			 "r"(r10), "r"(r8), "r"(r9)
			 : "rcx", "r11", "memory");
	return result;
}

/* From the load of the filter on every call is a question: nothing but memory is touched. */
static void ask_all(struct state *state, void (*confine)(void))
{
	MUST(prctl(PR_SET_PDEATHSIG, SIGKILL));
	no_new_privs();
	if (confine)
		confine();
	state->listener =
		(int)MUST(filter_try(SECCOMP_FILTER_FLAG_NEW_LISTENER, PROGRAM(RETURN(NOTIFY))));
	while (state->next < state->count) {
		struct question *q = &state->list[state->next++];
		long result = ask(q);
		q->answer = result == -NOBODY_ELSES_ERRNO ? ANSWER_ALLOWED : (int)-result;
	}
	state->done = true;
	syscall(SYS_exit_group, 0);
}

/*
 * True when the child has ended: told by its pidfd, for the listener of older kernels hangs up only
 * when the child has been waited for.
 */
static bool answer_one(struct state *state, int pidfd)
{
	struct pollfd p[] = { { .fd = state->listener, .events = POLLIN },
		{ .fd = pidfd, .events = POLLIN } };
	struct seccomp_notif notif = { 0 };

	if (MUST(poll(p, 2, deadline_ms())) == 0)
		broken("a question neither came nor was denied before the deadline");
	if (!(p[0].revents & POLLIN))
		return true;
	if (ioctl(state->listener, SECCOMP_IOCTL_NOTIF_RECV, &notif) < 0)
		return false; /* killed in between */
	if (state->done && notif.data.nr == SYS_exit_group)
		notif_continue(state->listener, notif.id);
	else
		notif_send(state->listener, notif.id, -NOBODY_ELSES_ERRNO, 0);
	return false;
}

/* One child's life: to the end of the list, or to the first call that kills it. */
static void one_child(struct state *state, void (*confine)(void))
{
	struct eventually e = eventually_begin();
	bool ended = false;
	int status = 0;

	state->listener = -1;
	fflush(NULL);
	/* Not by clone3, which profiles deny; the table of descriptors is shared for the listener. */
	pid_t pid = (pid_t)MUST(syscall(SYS_clone, CLONE_FILES | SIGCHLD, 0, 0, 0, 0));
	if (pid == 0)
		ask_all(state, confine);
	while (state->listener < 0 && !ended) {
		ended = waitpid(pid, &status, WNOHANG) == pid;
		if (!ended && !eventually_again(&e))
			broken("the asking child loaded no filter before the deadline");
	}
	/* Its first question may have ended it before it was looked at. */
	if (ended && state->listener < 0)
		probe_exit(WIFEXITED(status) ? WEXITSTATUS(status) : 1);
	if (!ended) {
		int pidfd = (int)MUST(syscall(SYS_pidfd_open, pid, 0));
		while (!answer_one(state, pidfd))
			;
		close(pidfd);
		status = child_wait(pid);
	}
	close(state->listener);
	if (WIFSIGNALED(status) && WTERMSIG(status) == SIGSYS)
		state->list[state->next - 1].answer = ANSWER_KILLED;
	else if (!state->done)
		broken("the asking child ended early: status 0x%x", (unsigned int)status);
}

void sweep(struct question *list, size_t count, void (*confine)(void))
{
	struct state *state = state_of(list);

	state->next = 0;
	state->count = count;
	state->done = false;
	while (!state->done)
		one_child(state, confine);
}

static const char *profile_name;

static void confine_by_profile(void)
{
	if (!sabotaged())
		profile_load(profile_json(profile_name));
}

/* As the table of a report has it: "allowed", "killed", or the errno. */
static const char *answer_text(int answer)
{
	const char *name = answer > 0 ? strerrorname_np(answer) : NULL;

	return answer == ANSWER_ALLOWED ? "allowed" :
	       answer == ANSWER_KILLED	? "killed" :
	       name			? name :
					  fmt("errno %d", answer);
}

void expect_answer(struct question *q, int wanted)
{
	EXPECT_STR(answer_text(q->answer), answer_text(wanted));
}

static int wanted_of(uint32_t action)
{
	return action == SCMP_ACT_ALLOW ? ANSWER_ALLOWED
	       : (action & 0x7fff0000u) == (SCMP_ACT_ERRNO(0) & 0x7fff0000u)
		       ? (int)(action & 0xffff)
		       : ANSWER_KILLED;
}

void sweep_abi(enum abi abi, const char *profile, bool in_cell)
{
	static const uint32_t arches[] = { SCMP_ARCH_X86_64, SCMP_ARCH_X86, SCMP_ARCH_X32 };
	static const char *const names[] = { "x86-64", "i386", "x32" };
	int offset = abi == ABI_X32 ? X32_BIT : 0;
	size_t count = 0;
	struct question *list = questions(NUMBERS);

	profile_name = profile;
	for (int nr = 0; nr < NUMBERS; nr++) {
		if (EXEMPT(nr) && abi != ABI_I386)
			continue;
		list[count].nr = nr + offset;
		list[count++].int80 = abi == ABI_I386;
	}
	sweep(list, count, in_cell ? NULL : confine_by_profile);
	for (size_t i = 0; i < count; i++) {
		char *name = seccomp_syscall_resolve_num_arch(arches[abi], list[i].nr);
		int wanted = wanted_of(profile_answer(profile_json(profile), name, list[i].args));
		if (!name && in_cell && list[i].nr - offset < 490)
			continue;
		if (name)
			row("%s %s", names[abi], name);
		else
			row("%s unnamed %d", names[abi], list[i].nr - offset);
		/* runc answers ENOSYS for numbers beyond what its profile names. */
		if (in_cell && (!name || wanted == EPERM) && list[i].answer == ENOSYS)
			wanted = ENOSYS;
		row_saw(answer_text(wanted), answer_text(list[i].answer));
		expect_answer(&list[i], wanted);
		free(name);
	}
}
