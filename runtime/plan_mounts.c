/* SPDX-License-Identifier: GPL-2.0-or-later */
/* mounts (config.md, "Mounts") */
#include <string.h>
#include <sys/mount.h>

#include "plan_internal.h"
#include "tables.h"
#include "util.h"

/* A recursive attribute; the three ways of atime exclude each other. */
static void add_recursive(struct plan_mount *m, const struct mount_option *o)
{
	bool set = o->kind == OPT_REC_SET;

	if (o->value & MOUNT_ATTR__ATIME) {
		m->rec_clear |= MOUNT_ATTR__ATIME;
		m->rec_set &= ~(uint64_t)MOUNT_ATTR__ATIME;
		m->rec_set |= set ? o->value : 0;
	} else if (set) {
		m->rec_set |= o->value;
		m->rec_clear &= ~o->value;
	} else {
		m->rec_clear |= o->value;
		m->rec_set &= ~o->value;
	}
}

static void add_option(struct arena *arena, struct plan_mount *m, const char *text)
{
	const struct mount_option *o = mount_option_find(text);

	if (!o) {
		m->data = *m->data ? arena_printf(arena, "%s,%s", m->data, text) : text;
		return;
	}
	switch (o->kind) {
	case OPT_SET:
		if (o->value & (MS_NOATIME | MS_RELATIME | MS_STRICTATIME))
			m->flags &= ~(unsigned long)(MS_NOATIME | MS_RELATIME | MS_STRICTATIME);
		m->flags |= o->value;
		m->clear &= ~o->value;
		break;
	case OPT_CLEAR:
		m->flags &= ~o->value;
		m->clear |= o->value;
		break;
	case OPT_REC_SET:
	case OPT_REC_CLEAR:
		add_recursive(m, o);
		break;
	case OPT_PROPAGATION:
		/* Each is applied in turn, as mount(8) does; more than four say nothing new. */
		if (m->n_propagation < ARRAY_SIZE(m->propagation))
			m->propagation[m->n_propagation++] = o->value;
		break;
	case OPT_BIND:
		m->kind = MOUNT_BIND;
		m->recursive = o->value != 0;
		break;
	case OPT_IDMAP:
		m->idmap = true;
		m->idmap_recursive = o->value != 0;
		break;
	case OPT_COPY_UP:
		m->copy_up = true;
		break;
	case OPT_NOTHING:
		break;
	}
}

static int check_mount(const struct node *n, const struct plan_mount *m, struct err *err)
{
	if (!*m->destination)
		return node_refuse(n, "destination", err, "is empty, must be an absolute path");
	if (m->kind == MOUNT_BIND && !*m->source)
		return node_refuse(n, "source", err, "is missing, must name what to bind");
	if (m->kind == MOUNT_BIND && *m->data)
		return node_refuse(n, "options", err, "holds '%s', which no bind mount takes",
			m->data);
	if (m->kind != MOUNT_BIND && !*m->type)
		return node_refuse(n, "type", err, "is missing, must be a file system or 'bind'");
	if (m->idmap && m->kind != MOUNT_BIND)
		return node_refuse(n, "options", err, "asks for idmap, must be a bind mount then");
	if ((m->uid_map.n != 0) != (m->gid_map.n != 0))
		return node_refuse(n, m->uid_map.n ? "gidMappings" : "uidMappings", err,
			"is missing, must be there when the other one is");
	if (m->copy_up && strcmp(m->type, "tmpfs"))
		return node_refuse(n, "options", err, "asks for tmpcopyup, must be a tmpfs then");
	return 0;
}

static int plan_one_mount(const struct node *n, struct arena *arena, struct plan_mount *m,
	struct err *err)
{
	const char *const *options;
	int rc;

	*m = (struct plan_mount){.type = "", .source = "", .data = ""};
	if ((rc = node_string(n, "destination", REQUIRED, &m->destination, err)) < 0 ||
		(rc = node_string(n, "type", OPTIONAL, &m->type, err)) < 0 ||
		(rc = node_string(n, "source", OPTIONAL, &m->source, err)) < 0 ||
		(rc = plan_strings(n, "options", OPTIONAL, arena, &options, err)) < 0 ||
		(rc = plan_maps(n, "uidMappings", arena, &m->uid_map, err)) < 0 ||
		(rc = plan_maps(n, "gidMappings", arena, &m->gid_map, err)) < 0)
		return rc;
	/* config.md: a relative destination is interpreted from "/". */
	if (*m->destination && *m->destination != '/')
		m->destination = arena_printf(arena, "/%s", m->destination);
	if (!strcmp(m->type, "bind") || !strcmp(m->type, "rbind")) {
		m->kind = MOUNT_BIND;
		m->recursive = *m->type == 'r';
	} else if (!strcmp(m->type, "cgroup") || !strcmp(m->type, "cgroup2")) {
		m->kind = MOUNT_CGROUP;
	}
	for (size_t i = 0; options[i]; i++)
		add_option(arena, m, options[i]);
	/* config.md: mappings ask for an idmapped mount even without the option. */
	if (m->uid_map.n || m->gid_map.n)
		m->idmap = true;
	if (m->kind == MOUNT_BIND)
		m->type = "bind";
	return check_mount(n, m, err);
}

/* A bind source may be relative to the bundle. */
static const char *absolute_source(const struct plan *plan, const struct plan_mount *m)
{
	if (m->kind != MOUNT_BIND || *m->source == '/')
		return m->source;
	return arena_printf(plan->arena, "%s/%s", plan->bundle, m->source);
}

int plan_mounts(const struct node *config, struct plan *plan, struct err *err)
{
	struct node list, n;
	struct plan_mount *v;
	int rc = node_array(config, "mounts", OPTIONAL, &list, err);

	if (rc <= 0)
		return rc;
	v = arena_alloc(plan->arena, node_size(&list) + 1, sizeof(*v));
	for (size_t i = 0; i < node_size(&list); i++) {
		rc = node_at_object(&list, i, &n, err);
		if (rc < 0 || (rc = plan_one_mount(&n, plan->arena, &v[i], err)) < 0)
			return rc;
		v[i].source = absolute_source(plan, &v[i]);
	}
	plan->mounts = v;
	plan->n_mounts = node_size(&list);
	return 0;
}
