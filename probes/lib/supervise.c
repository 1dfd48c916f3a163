/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The life of one probe: needs, the cell or a plain child, the outside beside it, the verdict.
 * The supervisor itself touches nothing that the claim is about: both parts are children, so that
 * a crash, a kill or a filter in one leaves somebody to tell of it.
 */
#include <poll.h>
#include <sys/pidfd.h>
#include <sys/prctl.h>

#include "driver.h"
#include "selinux.h"

static pid_t inside_pid;

static void begin(_Atomic uint32_t *state)
{
	atomic_store(state, 1);
	tell(0);
}

static bool is_driven(void)
{
	return ctx.cell && ctx.cell->driven;
}

void run_inside(void)
{
	/* The body of a driven probe is the outside of the containers that it makes. */
	ctx.inside = !is_driven();
	begin(&ctx.record->inside_state);
	ctx.probe->body();
	avc_finish();
	atomic_store(&ctx.record->inside_state, 2);
	probe_exit(0);
}

static void run_outside(void)
{
	uint64_t until = now_ns() + ((uint64_t)deadline_ms() * 3 + driver_allowance_ms(ctx.driver ? ctx.driver : "")) * 1000000u;

	while (atomic_load(&ctx.record->inside_state) == 0) {
		if (now_ns() >= until)
			broken("the cell did not begin before the deadline");
		poll(NULL, 0, 1);
	}
	begin(&ctx.record->outside_state);
	ctx.probe->outside();
	atomic_store(&ctx.record->outside_state, 2);
	probe_exit(0);
}

pid_t cell_pid(void)
{
	char text[32];

	if (ctx.cell && ctx.builder->tool)
		return tool_cell_pid();
	if (!ctx.cell || !(ctx.runtime || ctx.cell->add & NS_TIME))
		return inside_pid;
	/* The cell may have begun before its runtime came to write the file. */
	if (!EVENTUALLY(read_file(fmt("%s/pid", scratch()), text, sizeof(text)) > 0))
		broken("%s wrote no pid file", ctx.runtime ? ctx.runtime : "the driver");
	return (pid_t)strtol(text, NULL, 10);
}

static bool check_needs(void)
{
	for (size_t i = 0; i < PROBE_NEEDS && ctx.probe->needs[i]; i++) {
		struct feature_state state = { 0 };
		const char *name = ctx.probe->needs[i];
		if (!feature_check(name, &state)) {
			record_failure(VERDICT_BROKEN, ctx.probe->id, 0, name,
				"a name of the feature table", "an unknown one");
			return false;
		}
		if (!state.present) {
			snprintf(ctx.record->evidence, sizeof(ctx.record->evidence), "%s: %.480s", name,
				state.evidence);
			atomic_store(&ctx.record->skip_code, state.code);
			return false;
		}
	}
	return true;
}

/* Every row was checked or skipped; a probe that checked nothing at all says nothing. */
static enum verdict judge_rows(struct record *r)
{
	uint32_t rows = atomic_load(&r->rows), skipped = 0;

	for (uint32_t i = 0; i < rows && i < RECORD_ROWS; i++) {
		skipped += r->row[i].verdict == VERDICT_SKIP;
		if (r->row[i].verdict != VERDICT_UNSET)
			continue;
		record_failure(VERDICT_BROKEN, ctx.probe->id, 0, r->row[i].name,
			"at least one check in the row", "none was made");
		return VERDICT_BROKEN;
	}
	if (rows > 0 && skipped == rows) {
		snprintf(r->evidence, sizeof(r->evidence), "every row: %s", r->row[0].detail);
		atomic_store(&r->skip_code, r->row[0].skip_code);
		return VERDICT_SKIP;
	}
	if (atomic_load(&r->checks) == 0) {
		record_failure(VERDICT_BROKEN, ctx.probe->id, 0, "EXPECT_*", "at least one check",
			"none was made");
		return VERDICT_BROKEN;
	}
	return VERDICT_PASS;
}

/*
 * FAIL outranks everything, so that no skip or broken scaffold hides it.  A part that ended
 * without coming to its end, and without having said why, is a crash or broken.
 */
static enum verdict judge(int status)
{
	struct record *r = ctx.record;
	bool fail = false, bad = false;
	uint32_t failures = atomic_load(&r->failures);

	for (uint32_t i = 0; i < failures && i < RECORD_FAILURES; i++) {
		fail |= r->failure[i].verdict == VERDICT_FAIL;
		bad |= r->failure[i].verdict == VERDICT_BROKEN;
	}
	if (fail)
		return VERDICT_FAIL;
	if (bad)
		return VERDICT_BROKEN;
	if (atomic_load(&r->skip_code))
		return VERDICT_SKIP;
	if (WIFSIGNALED(status)) {
		atomic_store(&r->crash_signal, WTERMSIG(status));
		return VERDICT_CRASH;
	}
	if (atomic_load(&r->inside_state) != 2 ||
		(ctx.probe->outside && atomic_load(&r->outside_state) != 2)) {
		record_failure(VERDICT_BROKEN, ctx.probe->id, 0, "the probe's end",
			"both parts come to their end",
			atomic_load(&r->inside_state) != 2 ? "the inside ended early" :
							     "the outside ended early");
		return VERDICT_BROKEN;
	}
	return judge_rows(r);
}

static int wait_for(pid_t pid)
{
	int status = 0;

	while (waitpid(pid, &status, 0) < 0 && errno == EINTR)
		;
	return status;
}

static void run_parts(int *ret_inside, int *ret_outside)
{
	const struct driver *driver = NULL;
	pid_t outside = 0;

	if (is_driven() && !ctx.runtime)
		driver_cannot("driven", "it has no commands");
	if (ctx.cell && !is_driven()) {
		driver = ctx.builder;
		driver_check(driver);
		snprintf(ctx.record->driver, sizeof(ctx.record->driver), "%s", ctx.driver);
		if (ctx.cell->seccomp.listener)
			listener_open();
		driver->start(&inside_pid);
	} else {
		inside_pid = spawn(0);
		if (inside_pid == 0)
			run_inside();
	}
	if (ctx.probe->outside) {
		outside = spawn(0);
		if (outside == 0)
			run_outside();
	}
	*ret_inside = wait_for(inside_pid);
	/* Ended early: the outside's waits end at once instead of at their deadline. */
	uint32_t begun = 1;
	atomic_compare_exchange_strong(&ctx.record->inside_state, &begun, 3);
	if (atomic_load(&ctx.record->inside_state) == 0 && outside)
		kill(outside, SIGKILL);
	*ret_outside = outside ? wait_for(outside) : 0;
	if (is_driven())
		runtime_cleanup();
	if (driver)
		driver->stop();
}

int supervise(void)
{
	int inside = 0, outside = 0;
	enum verdict v;

	if (check_needs()) {
		/* In a child: whatever MUST or skip() ends must not end the one who judges. */
		pid_t pid = spawn(0);
		if (pid == 0) {
			run_parts(&inside, &outside);
			int status = inside ? inside : outside;
			probe_exit(WIFSIGNALED(status) ? 128 + WTERMSIG(status) : 0);
		}
		int status = wait_for(pid);
		if (WIFEXITED(status) && WEXITSTATUS(status) > 128)
			status = WEXITSTATUS(status) - 128; /* as if killed by that signal */
		v = judge(status);
	} else {
		v = atomic_load(&ctx.record->skip_code) ? VERDICT_SKIP : VERDICT_BROKEN;
	}
	atomic_store(&ctx.record->verdict, v);
	return v == VERDICT_PASS || v == VERDICT_SKIP ? 0 : 1;
}
