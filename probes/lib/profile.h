/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Seccomp profiles: the `seccomp` objects of the OCI runtime specification in fixtures/seccomp,
 * embedded, and what they say about one call, worked out from the object itself and not from the
 * filter that libseccomp makes of it, so that the two can be compared.
 */
#ifndef BULKHEAD_PROFILE_H
#define BULKHEAD_PROFILE_H

#include <jansson.h>
#include <seccomp.h>
#include <stdint.h>

/* fixtures/seccomp/NAME.json, owned by the callee; BROKEN when there is none. */
const json_t *profile_json(const char *name);
/* The number of an action's name, SCMP_ACT_ERRNO(errno_ret) and so on; -1: unknown. */
int64_t profile_action(const char *name, unsigned int errno_ret);
/* The filter of that object, which the caller releases. */
scmp_filter_ctx profile_filter(const json_t *seccomp);
/*
 * Loads the filter of that object into the calling thread.  no_new_privs is the caller's business.
 * Names that this libseccomp does not know are left out, as runtimes do.
 */
void profile_load(const json_t *seccomp);
/*
 * The SCMP_ACT_* value that the object gives to a call of that name with these arguments; name
 * NULL (a number without a name) gets the default action.
 */
uint32_t profile_answer(const json_t *seccomp, const char *name, const uint64_t args[6]);

#endif
