/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "guest.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/sendfile.h>
#include <unistd.h>

#include "pack.h"

/*
 * Modules that claims rest on without naming them as a need: what mount(2), socket(2) and rtnetlink
 * load by themselves.  A kernel that has one built in, or lacks it, loses nothing.
 */
static const char *const usual_modules[] = {
	"overlay",
	"loop",
	"veth",
	"dummy",
	"tun",
	"bridge",
	"macvlan",
	"ipvlan",
	"null_blk",
	"zram",
	"lzo-rle", /* what zram of 6.1 compresses with, and asks for by itself */
	"brd",
	"scsi_debug",
	"sd_mod",
	"fuse",
	"ext4",
	"xfs",
	"btrfs",
	"vfat",
	"squashfs",
	"erofs",
	"isofs",
	"nf_tables",
	"nft_chain_nat",
	"ip_tables",
	"iptable_filter",
	"xt_SECMARK",
	"xt_CONNSECMARK",
	"nft_meta",
	"af_packet",
	"unix_diag",
	"inet_diag",
	"tcp_diag",
	"binfmt_misc",
	"configfs",
	"vsock",
	"vsock_loopback",
	"sctp",
	"ipv6",
	"8021q",
	"virtio_console",
	"cuse",
	"nbd",
	"dm_mod",
	"tls",
	"bfq",
	"xt_cgroup",
	"cls_cgroup",
	"nls_iso8859_1",
	"nls_cp437",
};

static const char passwd[] = "root:x:0:0:root:/root:/bin/sh\n"
			     "daemon:x:1:1:daemon:/:/bin/false\n"
			     "nobody:x:65534:65534:nobody:/:/bin/false\n";
static const char group[] = "root:x:0:\ndaemon:x:1:\ntty:x:5:\nnogroup:x:65534:\n";

/*
 * What every probe needs, as one set, since which ones run is the guest's business: module.NAME and
 * fs.TYPE (which the kernel itself asks for as "fs-TYPE").  These are loaded at boot, because a
 * static image asks /sys/module and /proc/filesystems only.
 */
static void needed_modules(
	const struct vm_options *o, const struct catalog *catalog, struct strv *ret)
{
	for (size_t i = 0; i < o->load.n; i++)
		strv_add(ret, o->load.v[i]);
	if (o->swap_mb) {
		strv_add(ret, "virtio_pci");
		strv_add(ret, "virtio_blk");
	}
	for (size_t i = 0; i < catalog->probes; i++)
		for (size_t j = 0; j < catalog->probe[i].needs.n; j++) {
			const char *need = catalog->probe[i].needs.v[j];
			cleanup_free char *name = NULL;

			if (has_prefix(need, "module."))
				name = xstrdup(need + 7);
			else if (has_prefix(need, "fs."))
				name = xasprintf("fs-%s", need + 3);
			if (name && !strv_has(ret, name))
				strv_add(ret, name);
		}
}

static int stage_base(const struct staging *s)
{
	static const char *const folders[] = { "/proc", "/sys", "/dev", "/tmp", "/run", "/var/tmp",
		"/root", "/mnt", "/etc", "/bulkhead/secret" };
	int error = 0;

	for (size_t i = 0; i < sizeof(folders) / sizeof(*folders); i++)
		error |= staging_folder(s, folders[i]);
	error |= staging_link(s, "bulkhead/bulkhead-agent", "/init");
	error |= staging_link(s, "../bulkhead/bulkhead-agent", "/sbin/modprobe");
	error |= staging_text(s, "/etc/passwd", passwd);
	error |= staging_text(s, "/etc/group", group);
	error |= staging_text(s, "/etc/hosts", "127.0.0.1 localhost\n::1 localhost\n");
	return error;
}

static int stage_pieces(const struct staging *s, const struct vm_pieces *p)
{
	int error = staging_program(s, p->agent, "/bulkhead/bulkhead-agent");

	error |= staging_program(s, p->image, "/bulkhead/bulkhead-probes");
	if (p->runtime)
		error |= staging_program(s, p->runtime, "/bulkhead/bulkhead-runtime");
	if (p->oci)
		error |= staging_program(s, p->oci, p->driver + 4);
	if (p->suite_file) {
		cleanup_free char *to = xasprintf("/bulkhead/suites/%s.suite", p->suite_name);

		error |= staging_copy(s, p->suite_file, to, 0644);
	}
	for (size_t i = 0; i < p->baseline_here.n; i++)
		error |= staging_copy(s, p->baseline_here.v[i], p->baseline_there.v[i], 0644);
	if (p->policy) {
		error |= staging_copy(s, p->policy, "/bulkhead/policy.bin", 0644);
		error |= staging_copy(s, p->labels, "/bulkhead/file_contexts", 0644);
		/* libselinux takes SELinux for disabled on a machine without this file. */
		error |= staging_text(
			s, "/etc/selinux/config", "SELINUX=enforcing\nSELINUXTYPE=bulkhead\n");
	}
	return error;
}

/* The kernel unpacks one archive after another; what comes later replaces what was there. */
static int put_first(const char *archive, int initrd)
{
	cleanup_close int in = open(archive, O_RDONLY | O_CLOEXEC);
	char magic[6];
	ssize_t n;

	if (in < 0 || read(in, magic, sizeof(magic)) != sizeof(magic)) {
		complain("--root %s: %s", archive, strerror(errno));
		return -1;
	}
	if (memcmp(magic, "070701", sizeof(magic)) != 0) {
		complain("--root %s: not an uncompressed archive of cpio -H newc", archive);
		return -1;
	}
	lseek(in, 0, SEEK_SET);
	while ((n = sendfile(initrd, in, NULL, 1 << 30)) > 0)
		;
	if (n < 0)
		complain("--root %s: %s", archive, strerror(errno));
	return n < 0 ? -1 : 0;
}

int vm_guest_pack(const struct vm_options *o, const struct vm_pieces *p,
	const struct vm_kernel *kernel, struct strv *ret_load)
{
	struct strv modules = { 0 };
	struct staging staging;
	int initrd = memfd_create("initramfs", MFD_CLOEXEC), error;

	if (initrd < 0) {
		complain("memfd_create: %s", strerror(errno));
		return -1;
	}
	if ((o->root && put_first(o->root, initrd)) || staging_open(&staging)) {
		close(initrd);
		return -1;
	}
	error = stage_base(&staging) | stage_pieces(&staging, p);
	needed_modules(o, &p->catalog, ret_load);
	for (size_t i = 0; i < ret_load->n; i++)
		strv_add(&modules, ret_load->v[i]);
	for (size_t i = 0; i < sizeof(usual_modules) / sizeof(*usual_modules); i++)
		strv_add(&modules, usual_modules[i]);
	if (!error && kernel->modules)
		error = pack_modules(&staging, kernel->modules, &modules);
	if (!error)
		error = staging_archive(&staging, initrd);
	strv_free(&modules);
	staging_close(&staging);
	if (!error)
		return initrd;
	close(initrd);
	return -1;
}

static void add_all(json_t *array, const struct strv *list)
{
	for (size_t i = 0; i < list->n; i++)
		json_array_append_new(array, json_string(list->v[i]));
}

static json_t *stage(const struct vm_options *o, const struct vm_pieces *p, const struct strv *ids,
	unsigned long workers)
{
	json_t *argv = json_pack("[s s s s s s]", "/bulkhead/bulkhead-agent", "run", "--quiet",
		"--alone", "--journal", "/dev/ttyS1");
	char number[24];

	snprintf(number, sizeof(number), "%lu", workers);
	json_array_append_new(argv, json_string("--workers"));
	json_array_append_new(argv, json_string(number));
	if (p->suite_name) {
		json_array_append_new(argv, json_string("--suite"));
		json_array_append_new(argv, json_string(p->suite_name));
	}
	if (p->driver) {
		json_array_append_new(argv, json_string("--driver"));
		json_array_append_new(argv, json_string(p->driver));
	}
	if (o->sabotage)
		json_array_append_new(argv, json_string("--sabotage"));
	if (o->variant) {
		json_array_append_new(argv, json_string("--variant"));
		json_array_append_new(argv, json_string(o->variant));
	}
	for (size_t i = 0; i < p->baseline_args.n; i++) {
		json_array_append_new(argv, json_string("--baseline"));
		json_array_append_new(argv, json_string(p->baseline_args.v[i]));
	}
	add_all(argv, &o->run_args);
	add_all(argv, ids ? ids : &o->globs);
	return json_pack(
		"{s:o s:{s:s}}", "argv", argv, "env", "BULKHEAD_SUITES", "/bulkhead/suites");
}

int vm_guest_order(int initrd, off_t base, const struct vm_options *o, const struct vm_pieces *p,
	unsigned boot, const struct strv *load, const struct strv *ids, const struct strv *alone)
{
	unsigned long workers = o->workers ? o->workers : o->cpus;
	json_t *stages = json_array(), *modules = json_array(), *order;
	struct staging staging;
	char *text;
	int error;

	if (!ids || ids->n)
		json_array_append_new(stages, stage(o, p, ids, workers));
	if (alone && alone->n)
		json_array_append_new(stages, stage(o, p, alone, 1));
	add_all(modules, load);
	order = json_pack("{s:i s:s s:b s:o s:o}", "boot", (int)boot, "cgroup",
		o->cgroup ? o->cgroup : "v2", "swap", o->swap_mb != 0, "modules", modules, "stages",
		stages);
	text = order ? json_dumps(order, JSON_INDENT(1)) : NULL;
	json_decref(order);
	if (!text || ftruncate(initrd, base) || lseek(initrd, base, SEEK_SET) < 0 ||
		staging_open(&staging)) {
		complain("writing the guest's order failed");
		free(text);
		return -1;
	}
	/* The kernel unpacks one archive after another. */
	error = staging_text(&staging, "/bulkhead/guest.json", text);
	if (!error)
		error = staging_archive(&staging, initrd);
	staging_close(&staging);
	free(text);
	return error;
}
