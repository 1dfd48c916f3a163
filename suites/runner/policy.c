/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "policy.h"

#include <selinux/selinux.h>
#include <sepol/policydb.h>
#include <sepol/policydb/services.h>
#include <sepol/sepol.h>
#include <stdlib.h>
#include <string.h>

static const char mark[] = "an AVC record: denied ";

bool policy_parse(const char *what, struct policy_access *ret)
{
	struct policy_access a;

	if (!what || !has_prefix(what, mark))
		return false;
	if (sscanf(what + strlen(mark), "%159s -> %159s %39[^:]:%63s", a.source, a.target, a.tclass,
		    a.perm) != 4)
		return false;
	*ret = a;
	return true;
}

static bool read_policy(void)
{
	static enum { UNREAD, READ, UNREADABLE } state;
	FILE *in;

	if (state != UNREAD)
		return state == READ;
	state = UNREADABLE;
	in = fopen("/sys/fs/selinux/policy", "re");
	if (in && !sepol_set_policydb_from_file(in))
		state = READ;
	if (in)
		fclose(in);
	return state == READ;
}

/* One pair of contexts; whether the permission is in the vector that libsepol computes. */
static enum policy_answer compute(
	const struct policy_access *a, const char *target, unsigned short tclass, unsigned int bit)
{
	struct sepol_av_decision decision;
	struct av_decision kernel;
	sepol_security_id_t source_sid, target_sid;

	if (sepol_context_to_sid(a->source, strlen(a->source) + 1, &source_sid) ||
		sepol_context_to_sid(target, strlen(target) + 1, &target_sid) ||
		sepol_compute_av(source_sid, target_sid, tclass, bit, &decision))
		return POLICY_UNKNOWN;
	if (decision.allowed & bit)
		return POLICY_ALLOWS;
	if (security_getenforce() == 0)
		return POLICY_LETS_THROUGH;
	/* libsepol's vector does not tell of permissive domains; the kernel's does. */
	if (!security_compute_av_flags(a->source, target, tclass, bit, &kernel) &&
		(kernel.flags & SELINUX_AVD_FLAGS_PERMISSIVE))
		return POLICY_LETS_THROUGH;
	return POLICY_DENIES;
}

enum policy_answer policy_ask(const struct policy_access *a)
{
	security_class_t tclass;
	unsigned int bit;
	const char *level = strstr(a->source, ":s0");
	/* A type alone: an object of it at the lowest level, or a process at the source's own. */
	cleanup_free char *object = xasprintf("system_u:object_r:%s:s0", a->target);
	cleanup_free char *process =
		xasprintf("system_u:system_r:%s%s", a->target, level ? level : ":s0");
	const char *targets[] = { a->target, object, process };
	bool whole = strchr(a->target, ':') != NULL;
	enum policy_answer answer = POLICY_UNKNOWN;

	if (is_selinux_enabled() != 1 || !read_policy())
		return POLICY_UNKNOWN;
	tclass = string_to_security_class(a->tclass);
	bit = tclass ? string_to_av_perm(tclass, a->perm) : 0;
	for (size_t i = whole ? 0 : 1; bit && i < (whole ? 1 : 3); i++) {
		enum policy_answer one = compute(a, targets[i], tclass, bit);

		if (one > answer)
			answer = one;
	}
	return answer;
}

const char *policy_blame(const json_t *failures, policy_oracle ask, char **why)
{
	static const char *const says[] = { NULL, "denies", "allows",
		"denies, but is permissive for" };
	const char *layer = NULL;
	json_t *failure;
	size_t i;

	*why = NULL;
	json_array_foreach(failures, i, failure) {
		struct policy_access a;
		enum policy_answer answer;
		const char *now;

		if (!policy_parse(json_string_value(json_object_get(failure, "what")), &a))
			continue;
		answer = ask(&a);
		if (answer == POLICY_UNKNOWN)
			continue;
		now = answer == POLICY_DENIES ? "kernel" : "policy";
		if (layer && (!strcmp(layer, "policy") || !strcmp(now, "kernel")))
			continue;
		layer = now;
		free(*why);
		*why = xasprintf("the loaded policy %s %s -> %s %s:%s", says[answer], a.source,
			a.target, a.tclass, a.perm);
	}
	return layer;
}
