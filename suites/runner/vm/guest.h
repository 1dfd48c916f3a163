/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What goes into the guest. */
#ifndef BULKHEAD_VM_GUEST_H
#define BULKHEAD_VM_GUEST_H

#include "catalog.h"
#include "vm.h"

/* The pieces, found around the executable: in a build tree or installed. */
struct vm_pieces {
	char *agent, *image, *runtime; /* runtime: NULL when there is none */
	char *policy, *labels;	       /* NULL: no SELinux policy */
	char *suite_file, *suite_name; /* NULL: no suite */
	/* Baselines: where each lies here and in the guest; what `--baseline` names there. */
	struct strv baseline_here, baseline_there, baseline_args;
	char *driver;		/* as the guest's runner is told, or NULL */
	struct catalog catalog; /* of the image */
	char *oci;		/* the runtime's program on this machine when driver is oci:PATH */
};

/* 0, or an exit code after a complaint. */
int vm_pieces_find(const struct vm_options *options, struct vm_pieces *ret);
void vm_pieces_free(struct vm_pieces *pieces);

/* The initramfs without guest.json, in a memfd; -1 after a complaint.  ret_load: to load at boot. */
int vm_guest_pack(const struct vm_options *options, const struct vm_pieces *pieces,
	const struct vm_kernel *kernel, struct strv *ret_load);

/*
 * The order of one boot, appended to the archive after the first `base` bytes.  `ids` run as the
 * options say, `alone` one at a time after them; both NULL: whatever the suite and the globs select.
 */
int vm_guest_order(int initrd, off_t base, const struct vm_options *options,
	const struct vm_pieces *pieces, unsigned boot, const struct strv *load,
	const struct strv *ids, const struct strv *alone);

#endif
