/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * KVM or TCG?  /dev/kvm may exist and still not work (nested, restricted MSRs: QEMU aborts or the
 * guest hangs before its first line), so the kernel itself is booted with a deadline, without an
 * initramfs: it must come as far as missing its root.
 */
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "boot.h"

#define TRIAL_LIMIT_MS 5000

static char *remembered(const char *path, const char *boot_id)
{
	char *text = slurp(path), *answer = NULL;

	if (text && has_prefix(text, boot_id) && text[strlen(boot_id)] == ' ') {
		answer = xstrdup(text + strlen(boot_id) + 1);
		answer[strcspn(answer, "\n")] = 0;
	}
	free(text);
	return answer;
}

static void ignore(void *context, json_t *record)
{
	(void)context;
	(void)record;
}

static uint64_t no_patience(void *context)
{
	(void)context;
	return 0;
}

static bool trial(const struct vm_kernel *kernel, char *why, size_t size)
{
	struct boot boot = {
		.machine = { .accel = "kvm",
			.kernel = kernel->image,
			.memory_mb = 512,
			.cpus = 2,
			.swap = -1,
			.initrd = -1 },
		.signals = -1,
		.start_limit_ms = TRIAL_LIMIT_MS,
		.record = ignore,
		.patience_ms = no_patience,
	};
	enum boot_end end = boot_run(&boot);
	bool works = end == BOOT_PANIC; /* no root file system: that far, it works */

	if (works)
		snprintf(why, size, "a trial boot reached the root file system");
	else if (end == BOOT_NOT_STARTED)
		snprintf(why, size, "%.200s", boot.why);
	else
		snprintf(why, size, "a trial boot printed %zu lines in %d s", boot.console.total,
			TRIAL_LIMIT_MS / 1000);
	console_free(&boot.console);
	return works;
}

const char *vm_accelerator(const struct vm_kernel *kernel, char *why, size_t size)
{
	cleanup_free char *cache = vm_cache_folder();
	cleanup_free char *path = xasprintf("%s/accelerator", cache);
	cleanup_free char *boot_id = slurp("/proc/sys/kernel/random/boot_id");
	const char *told = getenv("BULKHEAD_ACCEL");
	char *known, *line;
	FILE *out;
	bool kvm;

	if (told && (!strcmp(told, "kvm") || !strcmp(told, "tcg"))) {
		snprintf(why, size, "BULKHEAD_ACCEL says so");
		return told;
	}
	if (access("/dev/kvm", R_OK | W_OK)) {
		snprintf(why, size, "/dev/kvm is not there for this user");
		return "tcg";
	}
	if (boot_id)
		boot_id[strcspn(boot_id, "\n")] = 0;
	known = remembered(path, boot_id ? boot_id : "?");
	if (known) {
		kvm = has_prefix(known, "kvm");
		snprintf(why, size, "%s", strlen(known) > 4 ? known + 4 : "");
		free(known);
		return kvm ? "kvm" : "tcg";
	}
	kvm = trial(kernel, why, size);
	line = xasprintf("%s %s %s\n", boot_id ? boot_id : "?", kvm ? "kvm" : "tcg", why);
	mkdir(cache, 0755);
	out = fopen(path, "we");
	if (out) { /* else the next run tries again */
		fputs(line, out);
		fclose(out);
	}
	free(line);
	return kvm ? "kvm" : "tcg";
}
