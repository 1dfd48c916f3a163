/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "attempt.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "driver_names.h"

#define GRACE_MS  1000
#define LINGER_MS 100

static uint64_t scaled_ns(const struct run *run, double ms)
{
	return (uint64_t)(ms * run->scale * run->opt.timeout_scale * 1e6);
}

static void make_env(struct run *run, struct attempt *attempt, struct strv *env)
{
	char categories[32];

	for (size_t i = 0; i < run->env.n; i++)
		strv_add(env, run->env.v[i]);
	categories_of(run->serial, categories, sizeof(categories));
	strv_take(env, xasprintf("BULKHEAD_CATEGORIES=%s", categories));
	if (run->cg->n)
		strv_take(env, xasprintf("BULKHEAD_CGROUP=%s", attempt->group.path));
	strv_take(env, NULL);
}

static void write_start(struct run *run, struct attempt *attempt, const char *id)
{
	char time[40];

	format_time(time, sizeof(time));
	journal_line(&run->journal, json_pack("{s:s, s:s, s:s, s:I, s:s}", "type", "start", "probe",
					    id, "driver", attempt->driver, "attempt",
					    (json_int_t)attempt->job.attempt, "time", time));
	/* If the kernel dies now, the journal names who was running. */
	journal_sync(&run->journal);
}

static int start_in_group(struct run *run, struct attempt *attempt, const struct probe *probe)
{
	bool blame = attempt->job.purpose == FOR_BLAME;
	struct strv env = { 0 };
	struct isolate_spec spec = {
		.image = run->image,
		.id = probe->id,
		.driver = !probe->cell ? NULL
			  : blame      ? "native"
				       : run->driver_path,
		.dir = run->dir,
		.sabotage = run->opt.policy.sabotage,
		.linger_ms = (unsigned)(LINGER_MS * run->scale),
		.group = &attempt->group,
	};
	int rc;

	make_env(run, attempt, &env);
	spec.env = env.v;
	rc = isolate_start(&spec, &attempt->box);
	env.n--;
	strv_free(&env);
	if (rc)
		attempt->error = xasprintf("clone3 of the shim: %s", strerror(-rc));
	return rc;
}

int attempt_start(struct run *run, struct attempt *attempt)
{
	const struct tally *tally = &run->tally[attempt->job.tally];
	struct job job = attempt->job;
	int rc;

	*attempt = (struct attempt){
		.job = job,
		.box = { .pidfd = -1, .sock = -1, .log = -1 },
		.record = -1,
		.driver = job.purpose == FOR_BLAME ? "native" : tally->driver,
		.log = xcalloc(2, LOG_KEEP),
		.begin = now_ns(),
	};
	write_start(run, attempt, tally->probe->id);
	rc = cgroup_make(run->cg, run->serial, &attempt->group);
	if (rc)
		attempt->error = xasprintf("make the control group: %s", strerror(-rc));
	else
		rc = start_in_group(run, attempt, tally->probe);
	run->serial++;
	cgroup_close_fds(&attempt->group);
	if (rc)
		return rc;
	attempt->phase = PHASE_RUNNING;
	attempt->deadline = now_ns() + scaled_ns(run, tally->probe->timeout_ms);
	if (tally->probe->cell)
		attempt->deadline += scaled_ns(run, driver_allowance_ms(attempt->driver));
	return 0;
}

void attempt_read_log(struct attempt *attempt)
{
	while (attempt->box.log >= 0) {
		size_t room = 2 * LOG_KEEP - attempt->log_used;
		ssize_t n;

		if (!room) {
			memmove(attempt->log, attempt->log + LOG_KEEP, LOG_KEEP);
			attempt->log_used = LOG_KEEP;
			continue;
		}
		n = read(attempt->box.log, attempt->log + attempt->log_used, room);
		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			return;
		attempt->log_used += (size_t)n;
	}
}

void attempt_read_messages(struct attempt *attempt)
{
	struct shim_message message;
	int fd;

	while (isolate_receive(&attempt->box, &message, &fd)) {
		switch (message.kind) {
		case SHIM_RECORD:
			cleanup_closep(&attempt->record);
			attempt->record = fd;
			break;
		case SHIM_STATUS:
			attempt->has_status = true;
			attempt->status = message.value;
			attempt->end = now_ns();
			break;
		case SHIM_LEAK:
			strv_add(&attempt->survivors, message.text);
			break;
		case SHIM_ERROR:
			free(attempt->error);
			attempt->error = xstrdup(message.text);
			break;
		}
	}
}

void attempt_kill(struct run *run, struct attempt *attempt)
{
	attempt->phase = PHASE_KILLED;
	/* A moment for those who wait uninterruptibly or are frozen again meanwhile; then once more. */
	attempt->deadline = now_ns() + 1000000000ull;
	isolate_kill(&attempt->box);
	cgroup_kill(run->cg, attempt->group.path);
}

void attempt_press(struct run *run, struct attempt *attempt)
{
	/* The probe itself has ended: what takes time now is the shim, waiting for survivors. */
	if (attempt->phase == PHASE_RUNNING && !attempt->has_status) {
		attempt->timed_out = true;
		attempt->phase = PHASE_TERMINATED;
		attempt->deadline = now_ns() + scaled_ns(run, GRACE_MS);
		isolate_terminate(&attempt->box);
		return;
	}
	attempt_kill(run, attempt);
}

static void take_group(struct run *run, struct attempt *attempt, struct outcome *ret)
{
	pid_t members[64];
	size_t count;
	int rc;

	if (cgroup_remove_idle(run->cg, attempt->group.path))
		return;
	count = cgroup_members(run->cg, attempt->group.path, members, 64);
	for (size_t i = 0; i < count && attempt->phase == PHASE_RUNNING; i++) {
		cleanup_free char *path = xasprintf("/proc/%d/comm", members[i]);
		cleanup_free char *text = NULL;
		char comm[64];

		/* Gone since: it was dying, and is no leak. */
		if (read_line_at(-1, path, comm, sizeof(comm)))
			continue;
		text = xasprintf(
			"%d (%s) in control group %s", members[i], comm, attempt->group.path);
		outcome_leak(ret, "process", text);
	}
	if (count)
		cgroup_kill(run->cg, attempt->group.path);
	rc = cgroup_remove(run->cg, attempt->group.path, 2000);
	if (rc) {
		cleanup_free char *text =
			xasprintf("%s cannot be removed: %s", attempt->group.path, strerror(-rc));

		outcome_leak(ret, "cgroup", text);
	}
}

static void take_kernel_log(struct attempt *attempt, struct outcome *ret)
{
	for (size_t i = 0; i < attempt->kernel_log.n; i++)
		json_array_append_new(ret->kernel_log, json_string(attempt->kernel_log.v[i]));
}

void attempt_finish(struct run *run, struct attempt *attempt, struct outcome *ret)
{
	struct record *record = xcalloc(1, sizeof(*record));
	struct observation seen;
	size_t from;

	if (attempt->phase != PHASE_FREE) {
		attempt_read_log(attempt);
		attempt_read_messages(attempt);
		isolate_reap(&attempt->box);
	}
	if (!attempt->end)
		attempt->end = now_ns();
	seen = (struct observation){
		.record = attempt->record >= 0 && record_load(attempt->record, record) ? record
										       : NULL,
		.has_status = attempt->has_status,
		.status = attempt->status,
		.timed_out = attempt->timed_out,
		.shim_error = attempt->error,
	};
	outcome_judge(&seen, ret);
	ret->duration_ms = (double)(attempt->end - attempt->begin) / 1e6;
	from = attempt->log_used > LOG_KEEP ? attempt->log_used - LOG_KEEP : 0;
	free(ret->log);
	ret->log = utf8_clean(attempt->log + from, attempt->log_used - from);
	for (size_t i = 0; i < attempt->survivors.n && !attempt->timed_out; i++)
		outcome_leak(ret, "process", attempt->survivors.v[i]);
	take_kernel_log(attempt, ret);
	if (!attempt->error || attempt->phase != PHASE_FREE)
		take_group(run, attempt, ret);
	free(record);
}

void attempt_release(struct attempt *attempt)
{
	cleanup_closep(&attempt->record);
	free(attempt->error);
	free(attempt->log);
	strv_free(&attempt->survivors);
	strv_free(&attempt->kernel_log);
	*attempt = (struct attempt){ .record = -1 };
}
