/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The stage of an SELinux probe: a small root of its own in which confined children act.
 *
 *	stage();
 *	make_labelled("/secret", "host_secret_t", NULL);
 *	AS("cell_t", categories()) {
 *		EXPECT_ERRNO(open("/secret", O_RDONLY | O_CLOEXEC), EACCES);
 *		EXPECT_OK(open("/own/note", O_RDONLY | O_CLOEXEC));	// control
 *	}
 *	EXPECT_AVC("cell_t", "host_secret_t", "file", "read");
 *
 * A child enters its domain by writing /proc/thread-self/attr/current: no container is built, so
 * that nothing but the label stands between the subject and the object.  Cells through a runtime
 * are probed where the runtime matters (transition, filesystems).
 *
 * Sabotage: with `.sabotage = SUPER_TWIN` every AS(), and every launch(), takes cell_super_t
 * instead of the confined domain that the probe names; what the probe says is refused is then
 * allowed, and the probe must fail.
 */
#ifndef BULKHEAD_STAGE_H
#define BULKHEAD_STAGE_H

#include "probe.h"
#include "selinux.h"

#define SUPER_TWIN_TEXT "the subject is in cell_super_t, which nothing confines"
#define SUPER_TWIN                      \
	{                               \
		.twin = SUPER_TWIN_TEXT \
	}

/*
 * Makes the stage in a mount namespace of its own and changes root to it.  There are: /proc /sys /dev of the host; "/" of type
 * tmpfs_t, where the outside may make files; /own, a directory of type cell_file_t with
 * categories(); /theirs, the same with neighbour().  Begins to hold AVC records.  SKIP when the
 * policy is not the project's own.
 */
void stage(void);

/* Makes an object with this label (categories NULL or "": none), and returns path. */
const char *make_labelled(const char *path, const char *type, const char *cats);
const char *make_labelled_dir(const char *path, const char *type, const char *cats);
/* The same for mknod(2): S_IFIFO, S_IFSOCK, S_IFCHR, S_IFBLK. */
const char *make_labelled_node(
	const char *path, mode_t mode, dev_t dev, const char *type, const char *cats);
/* A program that does nothing but wait for a signal, for exec; mode 0755. */
const char *make_program(const char *path, const char *type, const char *cats);

/* Runs the block in a child of that domain. */
#define AS(type, cats) CHILD_SCOPE_(spawn_as((type), (cats)), __COUNTER__)
pid_t spawn_as(const char *type, const char *cats);
/* A process of exactly that domain (sabotage changes nothing) that waits to be killed. */
pid_t hold_as(const char *type, const char *cats);
void drop(pid_t pid);

/*
 * A child enters (type, cats), writes exec_context to attr/exec unless it is NULL, calls before()
 * unless that is NULL, and executes path.  Returns the child, which then runs there, or -1 and
 * the errno of the step that failed (the child is gone).  End it with drop().
 */
pid_t launch(const char *type, const char *cats, const char *exec_context, void (*before)(void),
	const char *path);

/* A denial was recorded with this class and permission, from a subject of type `source` with
 * exactly categories(), on an object of type `target` (NULL: any).  Call from outside. */
#define EXPECT_AVC(source, target, tclass, perm)                                                 \
	expect_avc(__FILE__, __LINE__,                                                           \
		&(struct avc_want){ subject_context((source), categories()), (target), (tclass), \
			(perm), false })
/* The same, when the source is a whole context. */
#define EXPECT_AVC_FROM(context, target, tclass, perm) \
	expect_avc(__FILE__, __LINE__,                 \
		&(struct avc_want){ (context), (target), (tclass), (perm), false })
/* The auditallow record of an access that was granted. */
#define EXPECT_GRANTED(source, target, tclass, perm)                                             \
	expect_avc(__FILE__, __LINE__,                                                           \
		&(struct avc_want){ subject_context((source), categories()), (target), (tclass), \
			(perm), true })
bool expect_avc(const char *file, int line, const struct avc_want *want);
/* No denial of this class and permission carries this probe's categories. */
#define EXPECT_NO_AVC(tclass, perm) expect_no_avc(__FILE__, __LINE__, (tclass), (perm))
bool expect_no_avc(const char *file, int line, const char *tclass, const char *perm);

#endif
