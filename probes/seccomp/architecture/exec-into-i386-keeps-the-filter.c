/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <elf.h>

#include "_abi.h"

/* Kernel bugs it catches: a filter that sees a 32-bit program's calls with the architecture of the
 * program before, or that the change of the personality takes off; a rule for the native number that
 * is applied to another call. */
static void make_program(const char *path)
{
	static const unsigned char code[] = {
		0xb8, I386_GETPGRP, 0, 0, 0, /* mov $getpgrp, %eax */
		0xcd, 0x80,		     /* int $0x80 */
		0x89, 0xc3,		     /* mov %eax, %ebx */
		0xb8, 1, 0, 0, 0,	     /* mov $exit, %eax */
		0xcd, 0x80,		     /* int $0x80: the result is the exit code */
	};
	const uint32_t base = 0x08048000;
	struct {
		Elf32_Ehdr head;
		Elf32_Phdr segment;
		unsigned char code[sizeof(code)];
	} file = { .head = { .e_ident = { ELFMAG0, ELFMAG1, ELFMAG2, ELFMAG3, ELFCLASS32,
				     ELFDATA2LSB, EV_CURRENT },
			   .e_type = ET_EXEC,
			   .e_machine = EM_386,
			   .e_version = EV_CURRENT,
			   .e_phoff = sizeof(Elf32_Ehdr),
			   .e_ehsize = sizeof(Elf32_Ehdr),
			   .e_phentsize = sizeof(Elf32_Phdr),
			   .e_phnum = 1 },
		.segment = { .p_type = PT_LOAD,
			.p_vaddr = base,
			.p_paddr = base,
			.p_filesz = sizeof(file),
			.p_memsz = sizeof(file),
			.p_flags = PF_R | PF_X,
			.p_align = 4096 } };
	int fd = MUST(open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0755));

	file.head.e_entry = base + (uint32_t)offsetof(__typeof__(file), code);
	memcpy(file.code, code, sizeof(code));
	MUST_BE(write(fd, &file, sizeof(file)) == sizeof(file));
	close(fd);
}

/* The end of that program under the filter (none: length 0). */
static int run(const char *path, struct sock_fprog program)
{
	char *const argv[] = { (char *)"i386", NULL };
	pid_t pid = spawn(0);

	if (pid == 0) {
		MUST(setpgid(0, 0));
		if (program.len)
			filter_add(program);
		execv(path, argv);
		probe_exit(errno == ENOEXEC ? 101 : 102);
	}
	return child_wait(pid);
}

PROBE(.claim = "A filter goes on over exec into an i386 program, and sees its architecture and "
	       "numbers",
	.source = "seccomp(2), SECCOMP_SET_MODE_FILTER, Filters, arch; execve(2)",
	.needs = { "seccomp.filter", "seccomp.kill_process", "ia32" },
	.sabotage = { .twin = "the filters do not look for i386" }, )
{
	uint32_t arch = sabotaged() ? AUDIT_ARCH_X86_64 : AUDIT_ARCH_I386;
	const char *path = strdup(fmt("%s/i386", scratch()));

	make_program(path);
	row("no filter");
	int status = run(path, (struct sock_fprog){ 0 });
	if (WIFEXITED(status) && WEXITSTATUS(status) == 101)
		skip(SKIP_KERNEL, "exec of an i386 program: ENOEXEC");
	EXPECT(WIFEXITED(status) && WEXITSTATUS(status) != 256 - EXDEV); /* control */
	row("its number");
	status = run(path, PROGRAM(LOAD_ARCH, IF_EQ(arch, 0, 3), LOAD_NR, IF_EQ(I386_GETPGRP, 0, 1),
				   RETURN(DENY(EXDEV)), RETURN(ALLOW)));
	EXPECT_EXIT(status, 256 - EXDEV);
	row("its architecture killed");
	status = run(path, PROGRAM(LOAD_ARCH, IF_EQ(arch, 0, 3), LOAD_NR, IF_EQ(SYS_execve, 1, 0),
				   RETURN(KILL_PROCESS), RETURN(ALLOW)));
	EXPECT_SIGNAL(status, SIGSYS);
	row("the native number alone");
	status = run(path, PROGRAM(LOAD_ARCH, IF_EQ(AUDIT_ARCH_X86_64, 0, 3), LOAD_NR,
				   IF_EQ(I386_GETPGRP, 0, 1), RETURN(KILL_PROCESS), RETURN(ALLOW)));
	EXPECT(WIFEXITED(status) && WEXITSTATUS(status) != 256 - EXDEV);
}
