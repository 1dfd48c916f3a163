/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Who is asked for permission.  An operation on a namespace, or on a process in one, needs a
 * capability in the user namespace that owns it; this tries each operation from every place:
 *
 *	in the owner, with that capability and no other			allowed
 *	in the owner, with every capability but that one		denied
 *	in a child of the owner, with all capabilities			denied
 *	in a sibling of the owner, with all capabilities		denied
 *	in the parent, with that capability and no other		allowed
 *	in the parent, with every capability but that one		denied
 *	in the parent, as the owner's creator, with no capability	allowed
 *
 * Source: user_namespaces(7), Capabilities, and Interaction of user namespaces and other types of
 * namespaces.  Each place and operation is a row.  In the first six the callers are one user, root if
 * nothing else is said, and all have joined the namespaces in question, so that nothing but the
 * capability differs.
 */
#ifndef BULKHEAD_FOUR_H
#define BULKHEAD_FOUR_H

#include <sys/capability.h>

#include "probe.h"

struct four_op {
	const char *name;
	int (*call)(void); /* 0, or -1 and errno; what it does must not hinder the next caller */
	int cap;	   /* CAP_* */
	int denied;	   /* the errno without it */
	int instead;	   /* another CAP_* that suffices as well; 0: none */
	bool both;	   /* the caller's own user namespace is asked too: no rule of creators */
};

struct four {
	/* the namespaces that the owner makes, CLONE_NEW* but PID and TIME */
	unsigned long long ns;
	void (*prepare)(void); /* NULL, or what the owner does in them, with all capabilities */
	uid_t target;	       /* the user in the owner, 0 to 999, that four_target() runs as */
	uid_t user; /* 0: the callers are root; else this user in the owner, and nobody's in the parent */
	const struct four_op *ops;
	size_t count;
};

/* Needs root.  Everything is gone when it returns. */
void four_cases(const struct four *four);
/* In an operation: a process in the owner's namespaces that waits to be killed. */
pid_t four_target(void);

/* For .sabotage of the probes that call it. */
#define FOUR_TWIN                                                           \
	{                                                                   \
		.twin = "whoever is denied has the capability in the owner" \
	}

#endif
