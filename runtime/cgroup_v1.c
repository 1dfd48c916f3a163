/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <errno.h>
#include <fcntl.h>
#include <linux/bpf.h>
#include <stdio.h>
#include <string.h>

#include "cgroup_v1.h"
#include "util.h"

/* cpusets.rst: a new cpuset is empty and takes no task until it has CPUs and memory nodes. */
static int inherit_cpuset(const char *dir, struct err *err)
{
	static const char *const files[] = {"cpuset.cpus", "cpuset.mems"};
	char path[1200], *slash;

	for (size_t i = 0; i < ARRAY_SIZE(files); i++) {
		cleanup_free char *value = NULL;
		int rc;

		snprintf(path, sizeof(path) - 16, "%s", dir);
		slash = strrchr(path, '/');
		snprintf(slash, sizeof(path) - (size_t)(slash - path), "/%s", files[i]);
		rc = read_at(AT_FDCWD, path, &value, NULL, err);
		if (rc < 0)
			return fail_in(err, "cgroup");
		value[strcspn(value, "\n")] = 0;
		rc = cgroup_fs_write(dir, files[i], value, false, err);
		if (rc < 0)
			return rc;
	}
	return 0;
}

static int open_tasks(const struct cg_hierarchy *h, int *ret, struct err *err)
{
	char tasks[1200];
	int fd;

	snprintf(tasks, sizeof(tasks), "%s/tasks", h->dir);
	fd = open(tasks, O_WRONLY | O_CLOEXEC);
	if (fd < 0)
		return fail_errno(err, errno, "cgroup: open %s", tasks);
	*ret = fd;
	return 0;
}

int cgroup_v1_create(struct cg_hierarchy *h, const char *path, struct err *err)
{
	int rc = cgroup_fs_mkdir(h, path, cgroup_fs_has(h, "cpuset") ? inherit_cpuset : NULL, err);

	return rc < 0 ? rc : open_tasks(h, &h->join, err);
}

void cgroup_v1_device_text(const struct plan_device_rule *r, char *buf, size_t size)
{
	char major[24] = "*", minor[24] = "*";

	if (r->major >= 0)
		snprintf(major, sizeof(major), "%lld", (long long)r->major);
	if (r->minor >= 0)
		snprintf(minor, sizeof(minor), "%lld", (long long)r->minor);
	snprintf(buf, size, "%c %s:%s %s%s%s", r->type, major, minor,
		r->access & BPF_DEVCG_ACC_READ ? "r" : "", r->access & BPF_DEVCG_ACC_WRITE ? "w" : "",
		r->access & BPF_DEVCG_ACC_MKNOD ? "m" : "");
}

/* devices.rst: "a" alone means everything; with anything else behind it it still does. */
static int apply_devices(const struct cg_hierarchy *h, const struct plan_cgroup *cg,
	struct err *err)
{
	for (size_t i = 0; i < cg->n_devices; i++) {
		const struct plan_device_rule *r = &cg->devices[i];
		static const char types[] = "cb";
		struct plan_device_rule one = *r;
		char text[64];
		int rc;

		if (r->type == 'a' && (r->major >= 0 || r->minor >= 0 || r->access != 7)) {
			/* Narrower than everything: said once for each type. */
			for (int t = 0; t < 2; t++) {
				one.type = types[t];
				cgroup_v1_device_text(&one, text, sizeof(text));
				rc = cgroup_fs_write(h->dir,
					r->allow ? "devices.allow" : "devices.deny", text, false, err);
				if (rc < 0)
					return rc;
			}
			continue;
		}
		cgroup_v1_device_text(r, text, sizeof(text));
		rc = cgroup_fs_write(h->dir, r->allow ? "devices.allow" : "devices.deny",
			r->type == 'a' ? "a" : text, false, err);
		if (rc < 0)
			return rc;
	}
	return 0;
}

int cgroup_v1_apply(const struct cg_hierarchy *h, const struct plan_cgroup *cg, struct err *err)
{
	for (size_t i = 0; i < cg->v1.n; i++) {
		const struct plan_write *w = &cg->v1.v[i];
		int rc;

		if (!cgroup_fs_has(h, w->controller))
			continue;
		rc = cgroup_fs_write(h->dir, w->file, w->value, w->optional, err);
		/* Since 5.0 the weights of v1 are only there as those of the scheduler BFQ. */
		if (rc == -ENOENT && !strncmp(w->file, "blkio.weight", strlen("blkio.weight"))) {
			char bfq[64];

			snprintf(bfq, sizeof(bfq), "blkio.bfq.%s", w->file + strlen("blkio."));
			rc = cgroup_fs_write(h->dir, bfq, w->value, w->optional, err);
		}
		if (rc < 0)
			return rc;
	}
	return cgroup_fs_has(h, "devices") ? apply_devices(h, cg, err) : 0;
}

/*
 * "0" into `tasks` moves the calling thread alone, for which the kernel need not stop all forks
 * of the machine. Writing a pid into cgroup.procs waits for an RCU grace period, 5 to 20 ms.
 */
int cgroup_v1_join(const struct cg_hierarchy *h, struct err *err)
{
	cleanup_close int opened = -1;
	int rc = h->join < 0 ? open_tasks(h, &opened, err) : 0;

	if (rc < 0)
		return rc;
	if (write(h->join < 0 ? opened : h->join, "0", 1) != 1)
		return fail_errno(err, errno, "cgroup: join %s", h->dir);
	return 0;
}

int cgroup_v1_freeze(const struct cg_hierarchy *h, bool frozen, struct err *err)
{
	const char *want = frozen ? "FROZEN" : "THAWED";
	char path[1200];

	snprintf(path, sizeof(path), "%s/freezer.state", h->dir);
	for (int tries = 0; tries < 1000; tries++) {
		cleanup_free char *state = NULL;
		int rc = cgroup_fs_write(h->dir, "freezer.state", want, false, err);

		if (rc == 0)
			rc = read_at(AT_FDCWD, path, &state, NULL, err);
		if (rc < 0)
			return rc;
		if (!strncmp(state, want, strlen(want)))
			return 0;
		/* FREEZING: a task that forks meanwhile needs the state written again. */
		nap_us(1000);
	}
	if (frozen) {
		struct err ignored;

		cgroup_fs_write(h->dir, "freezer.state", "THAWED", false, &ignored);
	}
	return fail(err, ETIMEDOUT, "cgroup: %s did not become %s", path, want);
}
