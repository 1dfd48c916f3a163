/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * events: what a container uses, as JSON lines in runc's form; once (--stats), or at each interval
 * until it has stopped, with a line of type "oom" when the kernel has killed for want of memory.
 */
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <poll.h>
#include <stdio.h>
#include <string.h>

#include "cgroups.h"
#include "options.h"
#include "state.h"
#include "util.h"
#include "verbs.h"

/* A figure of one file on each version; key is a word of the line, NULL for the whole file. */
struct source {
	const char *v1_controller, *v1_file, *v1_key, *v2_file, *v2_key;
	uint64_t v2_unit; /* the figure is multiplied by it: microseconds to nanoseconds */
};

static bool figure(const char *text, const char *key, uint64_t *ret)
{
	const char *p = text;
	size_t len = key ? strlen(key) : 0;

	for (; key && p; p = strchr(p, '\n'), p += p != NULL)
		if (!strncmp(p, key, len) && p[len] == ' ')
			break;
	if (!p)
		return false;
	p += key ? len + 1 : 0;
	/* "max" and a v1 limit beyond all memory are both no limit. */
	return !strncmp(p, "max", 3) ? (*ret = UINT64_MAX, true) : sscanf(p, "%" SCNu64, ret) == 1;
}

static json_t *read_source(const struct cgroups *cg, const struct source *s, uint64_t *ret)
{
	for (size_t i = 0; i < cg->n; i++) {
		const struct cg_hierarchy *h = &cg->h[i];
		const char *file = h->v2 ? s->v2_file : s->v1_file;
		cleanup_free char *text = NULL;
		struct err ignored;
		uint64_t value = 0;
		char path[1200];

		if (!file || (!h->v2 && !cgroup_fs_has(h, s->v1_controller)))
			continue;
		snprintf(path, sizeof(path), "%s/%s", h->dir, file);
		if (read_at(AT_FDCWD, path, &text, NULL, &ignored) < 0 ||
			!figure(text, h->v2 ? s->v2_key : s->v1_key, &value))
			continue;
		if (h->v2 && s->v2_unit)
			value *= s->v2_unit;
		if (ret)
			*ret = value;
		return json_integer(value > INT64_MAX ? INT64_MAX : (json_int_t)value);
	}
	return NULL;
}

static void put(json_t *o, const char *name, const struct cgroups *cg, const struct source *s)
{
	json_t *v = read_source(cg, s, NULL);

	if (v)
		json_object_set_new(o, name, v);
}
#define PUT(o, name, cg, ...) put(o, name, cg, &(const struct source){__VA_ARGS__})

static json_t *stats(const struct cgroups *cg)
{
	json_t *cpu = json_object(), *throttling = json_object(), *memory = json_object(),
	       *pids = json_object();

	PUT(cpu, "total", cg, "cpuacct", "cpuacct.usage", NULL, "cpu.stat", "usage_usec", 1000);
	PUT(cpu, "kernel", cg, "cpuacct", "cpuacct.usage_sys", NULL, "cpu.stat", "system_usec", 1000);
	PUT(cpu, "user", cg, "cpuacct", "cpuacct.usage_user", NULL, "cpu.stat", "user_usec", 1000);
	PUT(throttling, "periods", cg, "cpu", "cpu.stat", "nr_periods", "cpu.stat", "nr_periods");
	PUT(throttling, "throttledPeriods", cg, "cpu", "cpu.stat", "nr_throttled", "cpu.stat",
		"nr_throttled");
	PUT(throttling, "throttledTime", cg, "cpu", "cpu.stat", "throttled_time", "cpu.stat",
		"throttled_usec", 1000);
	PUT(memory, "limit", cg, "memory", "memory.limit_in_bytes", NULL, "memory.max");
	PUT(memory, "usage", cg, "memory", "memory.usage_in_bytes", NULL, "memory.current");
	PUT(memory, "max", cg, "memory", "memory.max_usage_in_bytes", NULL, "memory.peak");
	PUT(pids, "current", cg, "pids", "pids.current", NULL, "pids.current");
	PUT(pids, "limit", cg, "pids", "pids.max", NULL, "pids.max");
	return json_pack("{s:{s:o, s:o}, s:{s:o}, s:o}", "cpu", "usage", cpu, "throttling", throttling,
		"memory", "usage", memory, "pids", pids);
}

static void print(const struct state *s, const char *type, json_t *data)
{
	json_t *o = json_pack("{s:s, s:s}", "type", type, "id", s->id);

	if (data)
		json_object_set_new(o, "data", data);
	json_dumpf(o, stdout, JSON_COMPACT);
	putchar('\n');
	fflush(stdout);
	json_decref(o);
}

static int follow(const struct state *s, long interval, struct err *err)
{
	static const struct source kills = {
		"memory", "memory.oom_control", "oom_kill", "memory.events", "oom_kill"};
	cleanup_close int pidfd = -1;
	struct pollfd p = {.events = POLLIN};
	uint64_t before = 0, now;
	int rc = state_pidfd(s, &pidfd, err);

	if (rc < 0)
		return rc;
	json_decref(read_source(&s->cgroups, &kills, &before));
	p.fd = pidfd;
	do {
		print(s, "stats", stats(&s->cgroups));
		rc = poll(&p, 1, (int)interval * 1000);
		now = before;
		json_decref(read_source(&s->cgroups, &kills, &now));
		for (; before < now; before++)
			print(s, "oom", NULL);
	} while (rc == 0 || (rc < 0 && errno == EINTR));
	return 0;
}

int verb_events(const struct globals *g, int argc, char **argv, struct err *err)
{
	const char *interval = "5";
	bool once = false;
	const struct option_spec specs[] = {
		{"stats", 0, .flag = &once}, {"interval", 0, .text = &interval}, {NULL}};
	cleanup_state struct state s = {.dir = -1};
	char seconds[16];
	enum status now;
	long n = 0;
	int at = options_parse(argc, argv, specs, argv[0], err), rc;

	if (at < 0)
		return at;
	if (argc - at != 1)
		return fail(err, EINVAL, "events: needs one container id, has %d arguments", argc - at);
	/* runc writes "5s". */
	snprintf(seconds, sizeof(seconds), "%.*s", (int)strcspn(interval, "s"), interval);
	if ((rc = options_number("interval", seconds, 1, 86400, &n, err)) < 0 ||
		(rc = state_open(g->root, argv[at], false, &s, err)) < 0)
		return rc;
	now = state_now(&s);
	if (now == STATUS_STOPPED || now == STATUS_CREATING)
		return fail(err, EINVAL, "events: container %s is %s, must be running", s.id,
			state_name(now));
	if (!once)
		return follow(&s, n, err);
	print(&s, "stats", stats(&s.cgroups));
	return 0;
}
