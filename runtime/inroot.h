/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Paths of the container, resolved as if its root file system were "/": no symbolic link or ".."
 * in it leads out (openat2(2), RESOLVE_IN_ROOT). `root` is an open directory.
 */
#ifndef RUNTIME_INROOT_H
#define RUNTIME_INROOT_H

#include <sys/types.h>

#include "fail.h"

/* An O_PATH descriptor, or -errno; extra_flags such as O_NOFOLLOW or O_DIRECTORY are added. */
int inroot_open(int root, const char *path, int extra_flags);
/* The same where no part of the path may be a symbolic link: -ELOOP. */
int inroot_open_plain(int root, const char *path, int extra_flags);
/* Makes what is missing of the directories; *ret (may be NULL) is an O_PATH descriptor. */
int inroot_mkdir(int root, const char *path, mode_t mode, int *ret, struct err *err);
/* The same for a file's parent, and an empty file at the end if nothing is there. */
int inroot_touch(int root, const char *path, int *ret, struct err *err);
/*
 * Opens the directory that holds `path` (made when missing); *name points at the last component
 * within path.
 */
int inroot_parent(int root, const char *path, int *ret, const char **name, struct err *err);

#endif
