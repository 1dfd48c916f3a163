/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "internal.h"

/* Symbolic: EPERM, not 1 and not "Operation not permitted". */
static const char *errno_text(int error, char *buf, size_t size)
{
	const char *name = error ? strerrorname_np(error) : "no errno";

	if (name)
		snprintf(buf, size, "%s", name);
	else
		snprintf(buf, size, "errno %d", error);
	return buf;
}

static bool checked(bool held)
{
	struct record_row *row = current_row();

	atomic_fetch_add(&ctx.record->checks, 1);
	if (held && row && row->verdict == VERDICT_UNSET)
		row->verdict = VERDICT_PASS;
	return held;
}

void must_failed(const char *file, int line, const char *what, int error)
{
	char got[64];

	record_failure(VERDICT_BROKEN, file, line, what, "success (scaffolding)",
		errno_text(error, got, sizeof(got)));
	leave_recorded();
}

bool expect_true(const char *file, int line, const char *what, bool held)
{
	if (!checked(held))
		record_failure(VERDICT_FAIL, file, line, what, "true", "false");
	return held;
}

bool expect_ok(const char *file, int line, const char *what, long result, int error)
{
	char name[64], got[160];

	if (checked(result != -1))
		return true;
	snprintf(got, sizeof(got), "-1 %s", errno_text(error, name, sizeof(name)));
	record_failure(VERDICT_FAIL, file, line, what, "success", got);
	return false;
}

bool expect_errno(const char *file, int line, const char *what, long result, int error, int wanted)
{
	char name[64], want[160], got[160];

	if (checked(result == -1 && error == wanted))
		return true;
	snprintf(want, sizeof(want), "-1 %s", errno_text(wanted, name, sizeof(name)));
	if (result == -1)
		snprintf(got, sizeof(got), "-1 %s", errno_text(error, name, sizeof(name)));
	else
		snprintf(got, sizeof(got), "%ld (success)", result);
	record_failure(VERDICT_FAIL, file, line, what, want, got);
	return false;
}

bool expect_number(const char *file, int line, const char *what, long long got, enum expect_cmp cmp,
	long long wanted)
{
	static const char *const words[] = { "", "not ", "at most ", "at least " };
	bool held = cmp == EXPECT_CMP_EQ ? got == wanted :
		    cmp == EXPECT_CMP_NE ? got != wanted :
		    cmp == EXPECT_CMP_LE ? got <= wanted :
					   got >= wanted;
	char want_text[64], got_text[64];

	if (checked(held))
		return true;
	snprintf(want_text, sizeof(want_text), "%s%lld", words[cmp], wanted);
	snprintf(got_text, sizeof(got_text), "%lld", got);
	record_failure(VERDICT_FAIL, file, line, what, want_text, got_text);
	return false;
}

bool expect_string(const char *file, int line, const char *what, const char *got, const char *wanted)
{
	char want_text[160], got_text[160];

	if (checked(got && strcmp(got, wanted) == 0))
		return true;
	snprintf(want_text, sizeof(want_text), "\"%s\"", wanted);
	snprintf(got_text, sizeof(got_text), got ? "\"%s\"" : "nothing", got);
	record_failure(VERDICT_FAIL, file, line, what, want_text, got_text);
	return false;
}

static void status_text(int status, char *buf, size_t size)
{
	if (WIFSIGNALED(status))
		snprintf(buf, size, "killed by SIG%s", sigabbrev_np(WTERMSIG(status)));
	else if (WIFSTOPPED(status))
		snprintf(buf, size, "stopped by SIG%s", sigabbrev_np(WSTOPSIG(status)));
	else
		snprintf(buf, size, "exit code %d", WEXITSTATUS(status));
}

/* A child that recorded SKIP or BROKEN has said all there is to say: follow it. */
static void follow(int status)
{
	if (WIFEXITED(status) && WEXITSTATUS(status) == EXIT_RECORDED)
		leave_recorded();
}

bool expect_exit(const char *file, int line, const char *what, int status, int code)
{
	char want_text[64], got_text[64];

	follow(status);
	if (checked(WIFEXITED(status) && WEXITSTATUS(status) == code))
		return true;
	snprintf(want_text, sizeof(want_text), "exit code %d", code);
	status_text(status, got_text, sizeof(got_text));
	record_failure(VERDICT_FAIL, file, line, what, want_text, got_text);
	return false;
}

bool expect_signal(const char *file, int line, const char *what, int status, int sig)
{
	char want_text[64], got_text[64];

	follow(status);
	if (checked(WIFSIGNALED(status) && WTERMSIG(status) == sig))
		return true;
	snprintf(want_text, sizeof(want_text), "killed by SIG%s", sigabbrev_np(sig));
	status_text(status, got_text, sizeof(got_text));
	record_failure(VERDICT_FAIL, file, line, what, want_text, got_text);
	return false;
}
