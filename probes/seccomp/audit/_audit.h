/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Records of type AUDIT_SECCOMP.  They carry process IDs of the initial PID namespace, which no probe
 * knows: they are attributed by a command name that nobody else has.
 */
#ifndef BULKHEAD_SECCOMP_AUDIT_H
#define BULKHEAD_SECCOMP_AUDIT_H

#include "filter.h"

#define AUDIT_SECCOMP_TYPE 1326

/* Begins to hold records; SKIP where there is no audit. */
void audit_watch(void);
/*
 * A child of a command name of its own, with this filter, makes the call NR_MARK (32-bit by int 0x80
 * when asked); its wait status.
 */
struct marked {
	unsigned int flags; /* SECCOMP_FILTER_FLAG_* */
	uint32_t action;
	bool int80;
};
int marked_call(const struct marked *marked);
/* Whether a record of the last marked_call() has these words; NULL: any record. */
bool recorded(const char *word, const char *other);
/* " code=0x..." of an action, as the record has it. */
const char *code_of(uint32_t action);

#endif
