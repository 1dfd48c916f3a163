/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <errno.h>
#include <sys/capability.h>
#include <sys/prctl.h>

#include "capabilities.h"
#include "util.h"

static uint64_t current_set(cap_t caps, cap_flag_t which)
{
	cap_flag_value_t on;
	uint64_t set = 0;

	for (cap_value_t c = 0; c < cap_max_bits() && c < 64; c++)
		if (cap_get_flag(caps, c, which, &on) == 0 && on == CAP_SET)
			set |= 1ULL << c;
	return set;
}

int capabilities_bound(const struct plan_process *p, struct err *err)
{
	for (cap_value_t c = 0; c < cap_max_bits() && c < 64; c++)
		if (!(p->caps[CAPSET_BOUNDING] & 1ULL << c) && cap_drop_bound(c) < 0 &&
			cap_get_bound(c) > 0)
			return fail_errno(err, errno, "capabilities: drop %d from the bounding set", c);
	if (prctl(PR_SET_KEEPCAPS, 1, 0, 0, 0) < 0)
		return fail_errno(err, errno, "capabilities: keep them over the change of user");
	return 0;
}

int capabilities_raise(struct err *err)
{
	cap_t caps = cap_get_proc();
	int rc = 0;

	if (!caps || cap_fill(caps, CAP_EFFECTIVE, CAP_PERMITTED) < 0 || cap_set_proc(caps) < 0)
		rc = fail_errno(err, errno, "capabilities: raise the effective set");
	cap_free(caps);
	return rc;
}

static int set_flags(cap_t caps, cap_flag_t which, uint64_t set)
{
	for (cap_value_t c = 0; c < cap_max_bits() && c < 64; c++)
		if (set & 1ULL << c && cap_set_flag(caps, which, 1, &c, CAP_SET) < 0)
			return -1;
	return 0;
}

int capabilities_set(const struct plan_process *p, bool keep_admin, struct err *err)
{
	uint64_t kept = keep_admin ? 1ULL << CAP_SYS_ADMIN : 0;
	cap_t caps = cap_get_proc();
	uint64_t permitted, inheritable, bounding = 0, ambient;
	int rc;

	if (!caps)
		return fail_errno(err, errno, "capabilities: read");
	permitted = p->caps[CAPSET_PERMITTED] & current_set(caps, CAP_PERMITTED);
	for (cap_value_t c = 0; p->caps[CAPSET_INHERITABLE] && c < cap_max_bits() && c < 64; c++)
		if (cap_get_bound(c) > 0)
			bounding |= 1ULL << c;
	/* capset(2): no new inheritable one that is outside the bounding set. */
	inheritable = p->caps[CAPSET_INHERITABLE] & (bounding | current_set(caps, CAP_INHERITABLE));
	ambient = p->caps[CAPSET_AMBIENT] & permitted & inheritable;
	kept &= current_set(caps, CAP_PERMITTED);
	cap_clear(caps);
	rc = set_flags(caps, CAP_PERMITTED, permitted | kept);
	if (rc == 0)
		rc = set_flags(caps, CAP_EFFECTIVE, (p->caps[CAPSET_EFFECTIVE] & permitted) | kept);
	if (rc == 0)
		rc = set_flags(caps, CAP_INHERITABLE, inheritable);
	if (rc == 0)
		rc = cap_set_proc(caps);
	if (rc < 0)
		rc = fail_errno(err, errno, "capabilities: set");
	cap_free(caps);
	/* cap_reset_ambient() would ask for each one first. */
	if (rc == 0 && prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_CLEAR_ALL, 0, 0, 0) < 0)
		return fail_errno(err, errno, "capabilities: clear the ambient set");
	for (cap_value_t c = 0; rc == 0 && c < cap_max_bits() && c < 64; c++)
		if (ambient & 1ULL << c && cap_set_ambient(c, CAP_SET) < 0)
			return fail_errno(err, errno, "capabilities: raise %d in the ambient set", c);
	return rc;
}

void capabilities_warn(const struct plan_process *p)
{
	uint64_t wanted = p->caps[CAPSET_PERMITTED] | p->caps[CAPSET_EFFECTIVE], have;
	cap_t caps = wanted ? cap_get_proc() : NULL;

	if (!caps)
		return;
	have = current_set(caps, CAP_PERMITTED);
	cap_free(caps);
	for (cap_value_t c = 0; c < 64; c++) {
		char *name;

		if (!(wanted & ~have & 1ULL << c))
			continue;
		name = cap_to_name(c);
		warn("capabilities: %s cannot be given, the runtime does not have it",
			name ? name : "?");
		cap_free(name);
	}
}
