/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "vm.h"

/* security= names the one exclusive module, lsm= the whole list in its order. */
static char *lsm_words(const char *lsm)
{
	static const char audit[] = "audit=1 audit_backlog_limit=8192";

	if (!lsm || !strcmp(lsm, "selinux"))
		return xasprintf("selinux=1 security=selinux %s", audit);
	if (!*lsm)
		return xasprintf("selinux=0 %s", audit);
	if (!strcmp(lsm, "none"))
		return xasprintf("selinux=0 apparmor=0 lsm=none %s", audit);
	if (!strcmp(lsm, "apparmor"))
		return xasprintf("selinux=0 apparmor=1 security=apparmor %s", audit);
	return xasprintf("selinux=%d lsm=%s %s", strstr(lsm, "selinux") != NULL, lsm, audit);
}

char *vm_kernel_words(const struct vm_machine *m)
{
	/*
	 * loglevel 6 shows the banner and every warning of the boot, which is what the console is
	 * watched for; the agent turns it down once the runner reads the log itself.  nokaslr and
	 * panic=-1: two runs of one kernel print the same addresses, and a panic ends QEMU at once.
	 * cryptomgr.notests: a fifth of the boot under emulation.  vsyscall: Debian turns it off by
	 * default, and claims on it would be skipped.
	 */
	static const char fixed[] =
		"console=ttyS0,115200 loglevel=6 printk.devkmsg=on panic=-1 oops=panic "
		"nokaslr psi=1 swapaccount=1 cryptomgr.notests vsyscall=xonly";
	cleanup_free char *lsm = lsm_words(m->lsm);
	cleanup_free char *fault =
		m->fault ? xasprintf(" bulkhead.fault=%s", m->fault) : xstrdup("");
	cleanup_free char *cgroup =
		m->cgroup ? xasprintf(" bulkhead.cgroup=%s", m->cgroup) : xstrdup("");

	return xasprintf("%s %s%s%s%s%s", fixed, lsm, cgroup, fault, m->append ? " " : "",
		m->append ? m->append : "");
}

static void add2(struct strv *args, const char *option, char *value)
{
	strv_add(args, option);
	strv_take(args, value);
}

void vm_qemu_args(const struct vm_machine *m, struct strv *ret)
{
	strv_add(ret, "qemu-system-x86_64");
	/* No file of the user's or the machine's may change what is tested. */
	strv_add(ret, "-no-user-config");
	strv_add(ret, "-nodefaults");
	add2(ret, "-machine", xstrdup("q35,usb=off"));
	add2(ret, "-accel", xstrdup(m->accel[0] == 'k' ? "kvm" : "tcg,thread=single"));
	add2(ret, "-cpu", xstrdup("max"));
	add2(ret, "-smp", xasprintf("%lu", m->cpus));
	add2(ret, "-m", xasprintf("%luM", m->memory_mb));
	add2(ret, "-display", xstrdup("none"));
	add2(ret, "-monitor", xstrdup("none"));
	strv_add(ret, "-no-reboot");
	/*
	 * Descriptor sets: pipes that only this process knows, so that no socket or file is left;
	 * append, because a file would be truncated, and a pipe refuses that.
	 */
	add2(ret, "-add-fd", xasprintf("fd=%d,set=1", m->console));
	add2(ret, "-add-fd", xasprintf("fd=%d,set=2", m->records));
	add2(ret, "-chardev", xstrdup("file,id=console,path=/dev/fdset/1,append=on"));
	add2(ret, "-chardev", xstrdup("file,id=records,path=/dev/fdset/2,append=on"));
	add2(ret, "-serial", xstrdup("chardev:console"));
	add2(ret, "-serial", xstrdup("chardev:records"));
	if (m->swap >= 0) {
		/* Caching in memory only: what is swapped out dies with the guest. */
		add2(ret, "-drive",
			xasprintf("file.driver=file,file.filename=/dev/fd/%d,file.locking=off,"
				  "format=raw,if=none,id=swap,cache=unsafe",
				m->swap));
		add2(ret, "-device", xstrdup("virtio-blk-pci,drive=swap,serial=bulkhead-swap"));
	}
	add2(ret, "-kernel", xstrdup(m->kernel));
	if (m->initrd >= 0)
		add2(ret, "-initrd", xasprintf("/dev/fd/%d", m->initrd));
	add2(ret, "-append", vm_kernel_words(m));
}
