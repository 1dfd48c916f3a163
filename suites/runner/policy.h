/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The third layer of blame.  A claim about SELinux that fails names the access that should have been
 * denied; libsepol computes from the loaded policy whether it is allowed there.  Allowed: the policy
 * is at fault.  Denied: the policy said no, and the kernel let it happen.
 */
#ifndef BULKHEAD_POLICY_H
#define BULKHEAD_POLICY_H

#include <jansson.h>

#include "util.h"

/* An access as the probes' library writes it into a failure ("an AVC record: denied ..."). */
struct policy_access {
	char source[160], target[160]; /* source: a context; target: a context or a type */
	char tclass[40], perm[64];
};
/* Takes the text of a failed expectation apart; false when it is about no denial. */
bool policy_parse(const char *what, struct policy_access *ret);

/* Answers for one access; a seam for the tests. */
enum policy_answer {
	POLICY_UNKNOWN, /* no SELinux here, or the policy does not know the names */
	POLICY_DENIES,
	POLICY_ALLOWS,
	POLICY_LETS_THROUGH, /* it denies, but the domain or the machine is permissive */
};
typedef enum policy_answer (*policy_oracle)(const struct policy_access *access);
/* From the policy that the kernel holds (/sys/fs/selinux/policy), read once. */
enum policy_answer policy_ask(const struct policy_access *access);

/*
 * "policy" or "kernel" for the failures of one result, with one line that says why in *why, to be
 * freed; NULL when they name no access.  One access that the policy allows is enough.
 */
const char *policy_blame(const json_t *failures, policy_oracle ask, char **why);

#endif
