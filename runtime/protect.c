/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The runtime's own executable against the container (CVE-2019-5736). A container whose program
 * is, leads to, or is interpreted by /proc/self/exe executes the runtime's file instead, and can
 * then reach that file by /proc/PID/exe and write into it. So whatever becomes a container's init
 * runs from a detached read-only clone of the file's mount: writing gives EROFS, and nothing in
 * a container can make that mount writable, for it is attached nowhere.
 *
 * To get there without the cost of executing oneself again, the image is mapped once more from the
 * clone, over itself, and then the kernel is told that the clone's file is the executable, which
 * it allows when nothing of the old one is mapped any more (prctl(2), PR_SET_MM_EXE_FILE). Where
 * that is not permitted, the clone is executed.
 *
 * This happens before the C library's and all other constructors have run, to save their time.
 */
#include <elf.h>
#include <fcntl.h>
#include <linux/prctl.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/statvfs.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "protect.h"

#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)

#define PAGE 4096UL
extern const Elf64_Ehdr __ehdr_start; /* by the linker: this program's image in memory */

static uintptr_t page_of(uintptr_t address)
{
	return address & ~(PAGE - 1);
}

/* Whoever runs as root inside a user namespace cannot write a file of the host's root. */
static bool becomes_init(int argc, char **argv)
{
	for (int i = 1; i < argc; i++)
		if (!strcmp(argv[i], "run") || !strcmp(argv[i], "create") || !strcmp(argv[i], "exec"))
			return true;
	return false;
}

/*
 * Code and constants come from the file again. Data has been written to already: its pages are
 * copied, and the copy takes their place; what the linker made read-only is made so again.
 */
static bool map_again(int fd, uintptr_t base, const Elf64_Phdr *ph, const Elf64_Phdr *relro)
{
	uintptr_t from = page_of(base + ph->p_vaddr);
	uintptr_t to = page_of(base + ph->p_vaddr + ph->p_filesz + PAGE - 1);
	int prot = (ph->p_flags & PF_R ? PROT_READ : 0) | (ph->p_flags & PF_X ? PROT_EXEC : 0);
	void *copy;

	if (!(ph->p_flags & PF_W))
		return mmap((void *)from, to - from, prot, MAP_PRIVATE | MAP_FIXED, fd,
			       (off_t)page_of(ph->p_offset)) != MAP_FAILED;
	copy = mmap(NULL, to - from, PROT_READ | PROT_WRITE,
		MAP_PRIVATE | MAP_ANONYMOUS | MAP_POPULATE, -1, 0);
	if (copy == MAP_FAILED)
		return false;
	memcpy(copy, (void *)from, to - from);
	if (mremap(copy, to - from, to - from, MREMAP_MAYMOVE | MREMAP_FIXED, (void *)from) ==
		MAP_FAILED)
		return false;
	return !relro || mprotect((void *)from, page_of(base + relro->p_vaddr + relro->p_memsz) - from,
				 PROT_READ) == 0;
}

static bool map_image_again(int fd)
{
	const Elf64_Ehdr *eh = &__ehdr_start;
	const Elf64_Phdr *ph = (const void *)((const char *)eh + eh->e_phoff), *relro = NULL;
	uintptr_t base = eh->e_type == ET_DYN ? (uintptr_t)eh : 0;

	for (int i = 0; i < eh->e_phnum; i++)
		if (ph[i].p_type == PT_GNU_RELRO)
			relro = &ph[i];
	for (int i = 0; i < eh->e_phnum; i++)
		if (ph[i].p_type == PT_LOAD && !map_again(fd, base, &ph[i], relro))
			return false;
	return true;
}

/* The rest of the map is as it is; only the file is new. What cannot be known is set empty. */
static bool tell_kernel(int fd, int argc, char **argv, char **envp)
{
	extern char etext, edata;
	uintptr_t brk = (uintptr_t)sbrk(0);
	char *last = argv[argc - 1], *last_env = envp[0];
	struct prctl_mm_map map = {
		.start_code = page_of((uintptr_t)&__ehdr_start),
		.end_code = (uintptr_t)&etext,
		.start_data = page_of((uintptr_t)&edata),
		.end_data = (uintptr_t)&edata,
		.start_brk = brk,
		.brk = brk,
		.start_stack = (uintptr_t)argv,
		.arg_start = (uintptr_t)argv[0],
		.arg_end = (uintptr_t)last + strlen(last) + 1,
		.exe_fd = (uint32_t)fd,
	};

	map.env_start = map.env_end = map.arg_end;
	for (char **e = envp; *e; e++)
		last_env = *e;
	if (last_env)
		map.env_end = (uintptr_t)last_env + strlen(last_env) + 1;
	return prctl(PR_SET_MM, PR_SET_MM_MAP, &map, sizeof(map), 0) == 0;
}

static void protect(int argc, char **argv, char **envp)
{
	struct mount_attr ro = {.attr_set = MOUNT_ATTR_RDONLY};
	struct statvfs fs;
	char path[32];
	int tree, fd;

	if (geteuid() != 0 || !becomes_init(argc, argv) || statvfs("/proc/self/exe", &fs) < 0 ||
		fs.f_flag & ST_RDONLY)
		return;
	tree = open_tree(AT_FDCWD, "/proc/self/exe", OPEN_TREE_CLONE | OPEN_TREE_CLOEXEC);
	if (tree < 0)
		return;
	if (mount_setattr(tree, "", AT_EMPTY_PATH, &ro, sizeof(ro)) == 0) {
		snprintf(path, sizeof(path), "/proc/self/fd/%d", tree);
		fd = open(path, O_RDONLY | O_CLOEXEC);
		if (fd < 0 || !map_image_again(fd) || !tell_kernel(fd, argc, argv, envp))
			syscall(SYS_execveat, tree, "", argv, envp, AT_EMPTY_PATH);
		if (fd >= 0)
			close(fd);
	}
	close(tree);
}

__attribute__((section(".preinit_array"), used)) static void (*const start)(int, char **, char **) =
	protect;
#endif

int protect_is_on(void)
{
	struct statvfs fs;

	return statvfs("/proc/self/exe", &fs) == 0 && fs.f_flag & ST_RDONLY;
}
