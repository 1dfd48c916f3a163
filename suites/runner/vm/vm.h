/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The virtual machine gate, host side: one run of a suite in as many guests as it takes.
 *
 *	options -> kernel, accelerator -> initramfs -> [ boot -> stream -> blame -> what is left ]... -> journal
 *
 * QEMU's exit status is 0 for a clean power-off, a panic and the death of init alike, so nothing is
 * believed but the records on the second serial port and an explicit end.
 */
#ifndef BULKHEAD_VM_H
#define BULKHEAD_VM_H

#include <jansson.h>
#include <stdbool.h>
#include <stdint.h>

#include "util.h"

struct vm_options {
	const char *kernel;	   /* as given: a file, or a label of the cache (6.1) */
	const char *modules;	   /* as given: a folder, or NULL */
	struct strv append;	   /* more words for the kernel */
	const char *variants_file; /* NULL: the one beside the suites */
	char *variant;		   /* names of those that were applied, "v1+swap", or NULL */
	char *lsm; /* "none", "selinux", "apparmor" or a list for the kernel; NULL: selinux */
	const char *policy; /* file or variant name of the SELinux policy; NULL: the default one */
	const char *labels; /* file_contexts, or NULL: those of fixtures/selinux */
	const char *root;   /* a cpio archive unpacked before all else, or NULL */
	const char *driver, *journal, *report, *suite, *cgroup, *fault;
	const char *console; /* where the console is kept, or NULL */
	unsigned long memory_mb, cpus, timeout_s, workers, swap_mb;
	bool no_selinux, sabotage, keep, verbose, quiet;
	struct strv baselines;
	struct strv load;     /* modules to load at boot */
	struct strv globs;    /* what narrows the suite */
	struct strv run_args; /* passed on to `run` in the guest */
};

/* Parses the command line of `bulkhead vm`; 0, or an exit code after a message. */
int vm_options_parse(int argc, char **argv, struct vm_options *ret);
void vm_options_free(struct vm_options *options);
/* Whether the guest is to have SELinux, and with it bulkhead's policy. */
bool vm_wants_selinux(const struct vm_options *options);

/* The kernel to boot; paths are owned. */
struct vm_kernel {
	char *image, *modules; /* modules: a folder with modules.dep, or NULL */
};
/* 0, or -1 after a complaint that says how to get it. */
int vm_kernel_find(const char *kernel, const char *modules, struct vm_kernel *ret);
void vm_kernel_free(struct vm_kernel *kernel);
/* $BULKHEAD_CACHE or the user's cache folder; owned by the caller. */
char *vm_cache_folder(void);

/* "kvm" or "tcg", static, with the reason; the answer is kept for this boot of the machine. */
const char *vm_accelerator(const struct vm_kernel *kernel, char *why, size_t size);

/* How to start one guest; kept apart from doing it, so that it can be tested. */
struct vm_machine {
	const char *accel, *kernel, *append;
	unsigned long memory_mb, cpus;
	const char *lsm; /* as of the options; NULL: selinux; "": no SELinux, all the others */
	const char *cgroup, *fault;
	int swap;		      /* a file to swap to, or -1 */
	int initrd, console, records; /* descriptors that the child inherits */
};
/* A file of that size, formatted for swapping; -1 after a complaint. */
int vm_swap_make(unsigned long megabytes);
/* The kernel's command line, owned by the caller. */
char *vm_kernel_words(const struct vm_machine *machine);
/* QEMU's arguments. */
void vm_qemu_args(const struct vm_machine *machine, struct strv *ret);

/*
 * `bulkhead vm` and `bulkhead matrix` are declared in commands.h: exit codes as `bulkhead run`, and 6
 * when a machine died.
 */

#endif
