/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The initramfs: a staging folder, archived by cpio(1) into memory.  The folder is removed by a
 * janitor process even when this command is killed; the archive has no name at all.
 */
#ifndef BULKHEAD_VM_PACK_H
#define BULKHEAD_VM_PACK_H

#include <jansson.h>

#include "util.h"

struct staging {
	char *path;
	int janitor; /* closing it removes the folder */
};

int staging_open(struct staging *ret); /* 0, or -1 after a complaint */
void staging_close(struct staging *staging);

/* Into the staging folder, at an absolute path of the guest; folders are made.  -1 after a complaint. */
int staging_copy(const struct staging *staging, const char *from, const char *to, unsigned mode);
int staging_text(const struct staging *staging, const char *to, const char *text);
int staging_link(const struct staging *staging, const char *target, const char *to);
int staging_folder(const struct staging *staging, const char *to);
int staging_tree(const struct staging *staging, const char *from, const char *to);
/* A program with the loader and shared libraries that it names; a static one alone. */
int staging_program(const struct staging *staging, const char *from, const char *to);

/* Appends the folder as a newc archive to the descriptor; -1 after a complaint. */
int staging_archive(const struct staging *staging, int fd);

/*
 * The modules named, with all they depend on, uncompressed, and an index of their own at
 * /lib/modules/RELEASE.  A name that the kernel has built in or lacks is no error: the guest finds
 * out and says so.
 */
int pack_modules(const struct staging *staging, const char *folder, const struct strv *names);

/* Runs a program: 0, its exit status, or -1 after a complaint.  in or out -1: /dev/null. */
int run_program(char *const argv[], const char *folder, int in, int out);
char *run_capture(char *const argv[]); /* its output, or NULL after a complaint */

#endif
