/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <ctype.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/pidfd.h>
#include <sys/stat.h>

#include "cgroups.h"
#include "node.h"
#include "state.h"
#include "util.h"

int state_check_id(const char *id, struct err *err)
{
	size_t len = strlen(id);

	if (!len || len > 255 || !strcmp(id, ".") || !strcmp(id, ".."))
		return fail(err, EINVAL, "id '%s': must be a name of 1 to 255 characters", id);
	for (const char *p = id; *p; p++)
		if (!isalnum((unsigned char)*p) && !strchr("_+.-", *p))
			return fail(err, EINVAL, "id '%s': must be made of letters, digits and _+.-", id);
	return 0;
}

static int lock(int dir, const char *id, struct err *err)
{
	while (flock(dir, LOCK_EX) < 0)
		if (errno != EINTR)
			return fail_errno(err, errno, "container %s: lock", id);
	return 0;
}

int state_create(const char *root, const char *id, struct state *ret, struct err *err)
{
	char path[800];
	int rc = state_check_id(id, err), fd;

	if (rc < 0)
		return rc;
	if ((size_t)snprintf(path, sizeof(path), "%s/%s", root, id) >= sizeof(path) ||
		strlen(root) >= sizeof(ret->root))
		return fail_errno(err, ENAMETOOLONG, "state: %s", root);
	if (mkdir(path, 0700) < 0) {
		if (errno == EEXIST)
			return fail(err, EEXIST, "container %s exists already", id);
		rc = errno == ENOENT ? mkdir_all(root, err) : 0;
		if (rc == 0 && mkdir(path, 0700) < 0)
			rc = errno == EEXIST ? fail(err, EEXIST, "container %s exists already", id)
					     : fail_errno(err, errno, "state: create %s", path);
		if (rc < 0)
			return rc;
	}
	fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (fd < 0 || lock(fd, id, err) < 0) {
		rc = fail_errno(err, errno, "state: open %s", path);
		rmdir(path);
		return rc;
	}
	*ret = (struct state){.dir = fd, .status = STATUS_CREATING};
	snprintf(ret->root, sizeof(ret->root), "%s", root);
	snprintf(ret->id, sizeof(ret->id), "%s", id);
	return 0;
}

static void copy_text(const json_t *o, const char *key, char *buf, size_t size)
{
	const char *text = json_string_value(json_object_get(o, key));

	snprintf(buf, size, "%s", text ? text : "");
}

static int load(struct state *s, struct err *err)
{
	cleanup_free char *text = NULL;
	json_t *o = NULL;
	size_t len;
	int rc = read_at(s->dir, "state.json", &text, &len, err);

	if (rc == -ENOENT)
		return fail(err, EAGAIN, "container %s is being created", s->id);
	if (rc == 0)
		rc = node_load(text, len, "state.json", &o, err);
	if (rc < 0)
		return fail_in(err, "container %s", s->id);
	copy_text(o, "bundle", s->bundle, sizeof(s->bundle));
	copy_text(o, "pidFile", s->pid_file, sizeof(s->pid_file));
	copy_text(o, "ociVersion", s->oci_version, sizeof(s->oci_version));
	s->status = (enum status)json_integer_value(json_object_get(o, "status"));
	s->pid = (pid_t)json_integer_value(json_object_get(o, "pid"));
	s->start_time = (uint64_t)json_integer_value(json_object_get(o, "startTime"));
	cgroups_from_json(json_object_get(o, "cgroups"), &s->cgroups);
	s->annotations = json_incref(json_object_get(o, "annotations"));
	json_decref(o);
	return 0;
}

int state_open(const char *root, const char *id, bool locked, struct state *ret, struct err *err)
{
	struct state s = {.dir = -1};
	char path[800];
	int rc = state_check_id(id, err);

	if (rc < 0)
		return rc;
	snprintf(path, sizeof(path), "%s/%s", root, id);
	snprintf(s.root, sizeof(s.root), "%s", root);
	snprintf(s.id, sizeof(s.id), "%s", id);
	s.dir = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (s.dir < 0)
		return errno == ENOENT ? fail(err, ENOENT, "container %s does not exist", id)
				       : fail_errno(err, errno, "state: open %s", path);
	if (locked) {
		struct stat st;

		rc = lock(s.dir, id, err);
		/* Deleted while this process waited. */
		if (rc == 0 && (fstat(s.dir, &st) < 0 || st.st_nlink == 0))
			rc = fail(err, ENOENT, "container %s does not exist", id);
	}
	if (rc == 0)
		rc = load(&s, err);
	if (rc < 0) {
		close(s.dir);
		return rc;
	}
	*ret = s;
	return 0;
}

int state_save(const struct state *s, struct err *err)
{
	json_t *o = json_pack("{s:i, s:i, s:I, s:s, s:s, s:s, s:o}", "status", (int)s->status,
		"pid", (int)s->pid, "startTime", (json_int_t)s->start_time, "bundle", s->bundle,
		"pidFile", s->pid_file, "ociVersion", s->oci_version, "cgroups",
		cgroups_to_json(&s->cgroups));
	char *text;
	int rc;

	if (o && s->annotations)
		json_object_set(o, "annotations", s->annotations);
	text = o ? json_dumps(o, JSON_COMPACT) : NULL;
	json_decref(o);
	if (!text)
		return fail_errno(err, ENOMEM, "state: %s", s->id);
	/* A reader that does not lock must never see half of it. */
	rc = save_at(s->dir, "state.new", text, strlen(text), err);
	free(text);
	if (rc == 0 && renameat(s->dir, "state.new", s->dir, "state.json") < 0)
		rc = fail_errno(err, errno, "rename state.json");
	return rc < 0 ? fail_in(err, "state: %s", s->id) : 0;
}

int state_remove(struct state *s, struct err *err)
{
	static const char *const files[] = {"state.json", "state.new", "config.json", "start"};
	char path[800];

	snprintf(path, sizeof(path), "%s/%s", s->root, s->id);
	for (size_t i = 0; i < ARRAY_SIZE(files); i++)
		unlinkat(s->dir, files[i], 0);
	if (rmdir(path) < 0 && errno != ENOENT)
		return fail_errno(err, errno, "state: remove %s", path);
	return 0;
}

void state_close(struct state *s)
{
	if (s->dir >= 0)
		close(s->dir);
	s->dir = -1;
	json_decref(s->annotations);
	s->annotations = NULL;
}

enum status state_now(const struct state *s)
{
	if (s->status == STATUS_CREATING)
		return s->status;
	if (!s->pid || process_start_time(s->pid) != s->start_time)
		return STATUS_STOPPED;
	if (s->status == STATUS_RUNNING && cgroups_frozen(&s->cgroups))
		return STATUS_PAUSED;
	return s->status;
}

const char *state_name(enum status status)
{
	static const char *const names[] = {"creating", "created", "running", "paused", "stopped"};

	return names[status];
}

json_t *state_to_oci(const struct state *s, enum status status)
{
	json_t *o = json_pack("{s:s, s:s, s:s, s:i, s:s}", "ociVersion",
		s->oci_version[0] ? s->oci_version : "1.2.0", "id", s->id, "status",
		state_name(status), "pid", status == STATUS_STOPPED ? 0 : (int)s->pid, "bundle",
		s->bundle);

	if (o && s->annotations)
		json_object_set(o, "annotations", s->annotations);
	return o;
}

char *state_text(const struct state *s, enum status status)
{
	json_t *o = state_to_oci(s, status);
	char *text = o ? json_dumps(o, JSON_COMPACT) : NULL;

	json_decref(o);
	return text ? text : strdup("{}");
}

int state_pidfd(const struct state *s, int *ret, struct err *err)
{
	cleanup_close int fd = s->pid ? pidfd_open(s->pid, 0) : -1;

	/* The start time is read after the pidfd pins the process: no reuse in between. */
	if (fd < 0 || process_start_time(s->pid) != s->start_time)
		return fail(err, ESRCH, "container %s is not running", s->id);
	*ret = take_fd(&fd);
	return 0;
}

int state_plan(const struct state *s, struct plan **ret, struct err *err)
{
	cleanup_free char *text = NULL;
	json_t *document;
	size_t len;
	int rc = read_at(s->dir, "config.json", &text, &len, err);

	if (rc == 0)
		rc = node_load(text, len, "config.json", &document, err);
	if (rc < 0)
		return fail_in(err, "container %s", s->id);
	rc = plan_build(document, "config.json", s->id, s->bundle, ret, err);
	if (rc < 0)
		json_decref(document);
	return rc;
}
