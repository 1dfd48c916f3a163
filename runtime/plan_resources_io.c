/* SPDX-License-Identifier: GPL-2.0-or-later */
/* linux.resources: blockIO, hugepageLimits, network, rdma, unified. */
#include <inttypes.h>
#include <string.h>

#include "plan_internal.h"
#include "util.h"

static int plan_weights(const struct node *o, struct arena *arena, struct plan_cgroup *cg,
	struct err *err)
{
	int64_t weight = 0, leaf = 0;
	int rc;

	if ((rc = node_int(o, "weight", OPTIONAL, 0, 1000, &weight, err)) < 0 ||
		(rc = node_int(o, "leafWeight", OPTIONAL, 0, 1000, &leaf, err)) < 0)
		return rc;
	if (weight) {
		/* 10..1000 onto 1..10000. */
		int64_t w = weight < 10 ? 10 : weight;

		plan_write_add(arena, &cg->v1, "blkio", "blkio.weight",
			arena_printf(arena, "%" PRId64, weight));
		plan_write_add(arena, &cg->v2, "io", "io.weight",
			arena_printf(arena, "%" PRId64, 1 + (w - 10) * 9999 / 990));
	}
	if (leaf) {
		plan_write_add(arena, &cg->v1, "blkio", "blkio.leaf_weight",
			arena_printf(arena, "%" PRId64, leaf));
		cg->v2_refused = "blockIO.leafWeight exists on version 1 only";
	}
	return 0;
}

static int plan_weight_devices(const struct node *o, struct arena *arena, struct plan_cgroup *cg,
	struct err *err)
{
	struct node list, d;
	int rc = node_array(o, "weightDevice", OPTIONAL, &list, err);

	for (size_t i = 0; rc > 0 && i < node_size(&list); i++) {
		int64_t major, minor, weight = 0, leaf = 0;

		if ((rc = node_at_object(&list, i, &d, err)) < 0 ||
			(rc = node_int(&d, "major", REQUIRED, 0, UINT32_MAX, &major, err)) < 0 ||
			(rc = node_int(&d, "minor", REQUIRED, 0, UINT32_MAX, &minor, err)) < 0 ||
			(rc = node_int(&d, "weight", OPTIONAL, 0, 1000, &weight, err)) < 0 ||
			(rc = node_int(&d, "leafWeight", OPTIONAL, 0, 1000, &leaf, err)) < 0)
			return rc;
		if (!weight && !leaf)
			return node_refuse(&d, NULL, err, "has neither weight nor leafWeight, must have one");
		if (weight) {
			plan_write_add(arena, &cg->v1, "blkio", "blkio.weight_device",
				arena_printf(arena, "%" PRId64 ":%" PRId64 " %" PRId64, major, minor, weight));
			plan_write_add(arena, &cg->v2, "io", "io.bfq.weight",
				arena_printf(arena, "%" PRId64 ":%" PRId64 " %" PRId64, major, minor, weight));
		}
		if (leaf) {
			plan_write_add(arena, &cg->v1, "blkio", "blkio.leaf_weight_device",
				arena_printf(arena, "%" PRId64 ":%" PRId64 " %" PRId64, major, minor, leaf));
			cg->v2_refused = "blockIO.weightDevice.leafWeight exists on version 1 only";
		}
		rc = 1;
	}
	return rc < 0 ? rc : 0;
}

static int plan_throttle(const struct node *o, struct arena *arena, struct plan_cgroup *cg,
	struct err *err)
{
	static const struct {
		const char *key, *v1, *v2;
	} kinds[] = {
		{"throttleReadBpsDevice", "blkio.throttle.read_bps_device", "rbps"},
		{"throttleWriteBpsDevice", "blkio.throttle.write_bps_device", "wbps"},
		{"throttleReadIOPSDevice", "blkio.throttle.read_iops_device", "riops"},
		{"throttleWriteIOPSDevice", "blkio.throttle.write_iops_device", "wiops"},
	};

	for (size_t k = 0; k < ARRAY_SIZE(kinds); k++) {
		struct node list, d;
		int rc = node_array(o, kinds[k].key, OPTIONAL, &list, err);

		for (size_t i = 0; rc > 0 && i < node_size(&list); i++) {
			int64_t major, minor;
			uint64_t rate;

			if ((rc = node_at_object(&list, i, &d, err)) < 0 ||
				(rc = node_int(&d, "major", REQUIRED, 0, UINT32_MAX, &major, err)) < 0 ||
				(rc = node_int(&d, "minor", REQUIRED, 0, UINT32_MAX, &minor, err)) < 0 ||
				(rc = node_u64(&d, "rate", REQUIRED, &rate, err)) < 0)
				return rc;
			plan_write_add(arena, &cg->v1, "blkio", kinds[k].v1,
				arena_printf(arena, "%" PRId64 ":%" PRId64 " %" PRIu64, major, minor, rate));
			plan_write_add(arena, &cg->v2, "io", "io.max",
				rate ? arena_printf(arena, "%" PRId64 ":%" PRId64 " %s=%" PRIu64, major,
					       minor, kinds[k].v2, rate)
				     : arena_printf(arena, "%" PRId64 ":%" PRId64 " %s=max", major, minor,
					       kinds[k].v2));
			rc = 1;
		}
		if (rc < 0)
			return rc;
	}
	return 0;
}

static int plan_hugepages(const struct node *resources, struct arena *arena,
	struct plan_cgroup *cg, struct err *err)
{
	struct node list, h;
	int rc = node_array(resources, "hugepageLimits", OPTIONAL, &list, err);

	for (size_t i = 0; rc > 0 && i < node_size(&list); i++) {
		const char *size;
		uint64_t limit;
		const char *text;

		if ((rc = node_at_object(&list, i, &h, err)) < 0 ||
			(rc = node_string(&h, "pageSize", REQUIRED, &size, err)) < 0 ||
			(rc = node_u64(&h, "limit", REQUIRED, &limit, err)) < 0)
			return rc;
		if (strspn(size, "0123456789") == 0 ||
			strcmp(size + strspn(size, "0123456789") + 1, "B") ||
			!strchr("KMG", size[strspn(size, "0123456789")]))
			return node_refuse(&h, "pageSize", err,
				"is '%s', must be a number followed by KB, MB or GB", size);
		text = arena_printf(arena, "%" PRIu64, limit);
		/* Pages are charged when touched; the reservation is a limit of its own since 5.7. */
		for (int reserved = 0; reserved < 2; reserved++) {
			const char *r = reserved ? ".rsvd" : "";

			plan_write_add(arena, &cg->v1, "hugetlb",
				arena_printf(arena, "hugetlb.%s%s.limit_in_bytes", size, r), text);
			plan_write_add(arena, &cg->v2, "hugetlb",
				arena_printf(arena, "hugetlb.%s%s.max", size, r), text);
			((struct plan_write *)cg->v1.v)[cg->v1.n - 1].optional = reserved;
			((struct plan_write *)cg->v2.v)[cg->v2.n - 1].optional = reserved;
		}
		rc = 1;
	}
	return rc < 0 ? rc : 0;
}

static int plan_network(const struct node *resources, struct arena *arena, struct plan_cgroup *cg,
	struct err *err)
{
	struct node o, list, p;
	int64_t class_id = 0;
	int rc = node_object(resources, "network", OPTIONAL, &o, err);

	if (rc <= 0 || (rc = node_int(&o, "classID", OPTIONAL, 0, UINT32_MAX, &class_id, err)) < 0)
		return rc;
	if (class_id)
		plan_write_add(arena, &cg->v1, "net_cls", "net_cls.classid",
			arena_printf(arena, "%" PRId64, class_id));
	rc = node_array(&o, "priorities", OPTIONAL, &list, err);
	if (rc < 0)
		return rc;
	for (size_t i = 0; rc > 0 && i < node_size(&list); i++) {
		const char *name;
		int64_t priority;

		if ((rc = node_at_object(&list, i, &p, err)) < 0 ||
			(rc = node_string(&p, "name", REQUIRED, &name, err)) < 0 ||
			(rc = node_int(&p, "priority", REQUIRED, 0, UINT32_MAX, &priority, err)) < 0)
			return rc;
		plan_write_add(arena, &cg->v1, "net_prio", "net_prio.ifpriomap",
			arena_printf(arena, "%s %" PRId64, name, priority));
		class_id = 1;
		rc = 1;
	}
	if (class_id)
		cg->v2_refused = "network.classID and priorities exist on version 1 only";
	return 0;
}

static int plan_rdma(const struct node *resources, struct arena *arena, struct plan_cgroup *cg,
	struct err *err)
{
	struct node o;
	int rc = node_object(resources, "rdma", OPTIONAL, &o, err);

	if (rc <= 0)
		return rc;
	for (void *it = json_object_iter((json_t *)o.v); it;
		it = json_object_iter_next((json_t *)o.v, it)) {
		const char *name = json_object_iter_key(it);
		struct node d;
		int64_t handles = 0, objects = 0;
		int has_handles, has_objects;

		if ((rc = node_object(&o, name, REQUIRED, &d, err)) < 0)
			return rc;
		has_handles = node_int(&d, "hcaHandles", OPTIONAL, 0, UINT32_MAX, &handles, err);
		has_objects = node_int(&d, "hcaObjects", OPTIONAL, 0, UINT32_MAX, &objects, err);
		if (has_handles < 0 || has_objects < 0)
			return -err->code;
		if (!has_handles && !has_objects)
			return node_refuse(&d, NULL, err,
				"has neither hcaHandles nor hcaObjects, must have one");
		plan_write_both(arena, cg, "rdma", "rdma.max",
			arena_printf(arena, "%s%s%s", name,
				has_handles ? arena_printf(arena, " hca_handle=%" PRId64, handles) : "",
				has_objects ? arena_printf(arena, " hca_object=%" PRId64, objects) : ""));
	}
	return 0;
}

static int plan_unified(const struct node *resources, struct arena *arena, struct plan_cgroup *cg,
	struct err *err)
{
	struct node o;
	int rc = node_object(resources, "unified", OPTIONAL, &o, err);

	if (rc <= 0)
		return rc;
	for (void *it = json_object_iter((json_t *)o.v); it;
		it = json_object_iter_next((json_t *)o.v, it)) {
		const char *file = json_object_iter_key(it), *value;
		size_t len = strcspn(file, ".");
		const char *controller = arena_printf(arena, "%.*s", (int)len, file);

		if ((rc = node_string(&o, file, REQUIRED, &value, err)) < 0)
			return rc;
		if (strchr(file, '/') || file[len] != '.')
			return node_refuse(&o, file, err,
				"is no file of a control group, must be CONTROLLER.NAME");
		/* cgroup.* files belong to the core, which needs no enabling. */
		plan_write_add(arena, &cg->v2, strcmp(controller, "cgroup") ? controller : "", file,
			value);
		cg->v1_refused = "resources.unified exists on version 2 only";
	}
	return 0;
}

int plan_resources_io(const struct node *resources, struct arena *arena, struct plan_cgroup *cg,
	struct err *err)
{
	struct node o;
	int rc = node_object(resources, "blockIO", OPTIONAL, &o, err);

	if (rc < 0)
		return rc;
	if (rc > 0 && ((rc = plan_weights(&o, arena, cg, err)) < 0 ||
			      (rc = plan_weight_devices(&o, arena, cg, err)) < 0 ||
			      (rc = plan_throttle(&o, arena, cg, err)) < 0))
		return rc;
	if ((rc = plan_hugepages(resources, arena, cg, err)) < 0 ||
		(rc = plan_network(resources, arena, cg, err)) < 0 ||
		(rc = plan_rdma(resources, arena, cg, err)) < 0)
		return rc;
	return plan_unified(resources, arena, cg, err);
}
