/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/mman.h>

#include "_sets.h"

/* Kernel bug it catches: a mapping at zero for everyone, which turns kernel null pointers into
 * code. */
PROBE(
	.claim = "Mapping below mmap_min_addr is EPERM without CAP_SYS_RAWIO in the initial "
		"namespace",
	.source = "proc_sys_vm(5), mmap_min_addr; capabilities(7), CAP_SYS_RAWIO",
	.needs = { "root", "userns", "sysctl.vm.mmap_min_addr" },
	.sabotage = { .twin = "the address is above the minimum" },
)
{
	long long least = file_number("/proc/sys/vm/mmap_min_addr");
	void *address = sabotaged() ? (void *)(uintptr_t)(least + 0x10000) : NULL;

	if (least == 0)
		skip(SKIP_KERNEL, "vm.mmap_min_addr is 0");
	for (int i = 0; i < 2; i++) {
		pid_t pid = i ? spawn_userns(0, "0 0 1", "0 0 1") : spawn(0);
		if (pid == 0) {
			row(i ? "in a child user namespace" : "root without it");
			if (i == 0)
				drop_cap(CAP_SYS_RAWIO);
			EXPECT_ERRNO(
				(intptr_t)mmap(address, 4096, PROT_READ,
					MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED_NOREPLACE, -1, 0),
				EPERM);
			EXPECT_OK((intptr_t)mmap(NULL, 4096, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS,
				-1, 0)); /* control */
			probe_exit(0);
		}
		EXPECT_EXIT(child_wait(pid), 0);
	}
}
