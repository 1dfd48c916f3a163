/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The policy asked twice: libsepol computes from the compiled file (or, where that is not at hand, from
 * what the kernel gives back as /sys/fs/selinux/policy), selinuxfs answers from what the kernel holds.
 */
#ifndef BULKHEAD_SELINUX_ORACLE_H
#define BULKHEAD_SELINUX_ORACLE_H

#include <sepol/policydb.h>
#include <sepol/policydb/services.h>
#include <sepol/sepol.h>

#include "stage.h"

struct question {
	char source[128], target[128];
	char class_name[40];
	unsigned int tclass; /* the policy's number, the same on both sides */
	sepol_security_id_t ssid, tsid;
};

/* Reads the policy into libsepol and lists the classes; BROKEN on failure. */
void oracle_begin(void);
/* A random question of contexts that are valid in the policy; the seed is this probe's pair. */
struct question oracle_question(void);
/* The same question about another class. */
void oracle_class(struct question *question, const char *name);
/* A random type of the policy in force, one that the role may have (NULL: any). */
const char *oracle_type(const char *role);
/* What libsepol computes; ret_audited (may be NULL): whether a refusal leaves a record. */
bool oracle_allows(const char *source, const char *target, const char *tclass, const char *perm,
	bool *ret_audited);
/* One transaction with a file of selinuxfs: writes the text, returns the answer or NULL. */
const char *selinuxfs_ask(const char *file, const char *text);

#endif
