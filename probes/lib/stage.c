/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <elf.h>
#include <poll.h>

#include "internal.h"
#include "stage.h"

static void bind_tree(const char *path)
{
	const char *to = fmt("%s/stage%s", scratch(), path);

	make_dir(to);
	MUST(mount(path, to, NULL, MS_BIND | MS_REC, NULL));
}

void stage(void)
{
	const char *root = fmt("%s/stage", scratch());
	int e;

	if (!selinux_ours())
		skip(SKIP_LSM,
			"the loaded policy is not fixtures/selinux: cell_t is unknown to it");
	/* Said once here, so that every child says the same. */
	categories();
	make_dir(root);
	MUST(unshare(CLONE_NEWNS));
	MUST(mount(NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL));
	MUST(mount("stage", root, "tmpfs", MS_NODEV, "mode=0777"));
	bind_tree("/proc");
	bind_tree("/sys");
	bind_tree("/dev");
	/*
	 * Moved over "/" and then entered: to the kernel that is no chroot, so that user namespaces
	 * can be made, and it works in an initramfs too, where pivot_root(2) does not.
	 */
	MUST(chdir(root));
	MUST(mount(root, "/", NULL, MS_MOVE, NULL));
	MUST(chroot("."));
	MUST(chdir("/"));
	umask(0);
	make_labelled_dir("/own", "cell_file_t", categories());
	make_labelled_dir("/theirs", "cell_file_t", neighbour());
	e = avc_begin();
	if (e)
		broken("NETLINK_AUDIT: %s", strerrorname_np(-e));
}

static void label(const char *path, const char *type, const char *cats)
{
	MUST_RC(label_file(path, object_context(type, cats)));
}

const char *make_labelled(const char *path, const char *type, const char *cats)
{
	make_file(path, "some text\n", 0666);
	label(path, type, cats);
	return path;
}

const char *make_labelled_dir(const char *path, const char *type, const char *cats)
{
	MUST(mkdir(path, 0777));
	label(path, type, cats);
	return path;
}

const char *make_labelled_node(
	const char *path, mode_t mode, dev_t dev, const char *type, const char *cats)
{
	MUST(mknod(path, mode | 0666, dev));
	label(path, type, cats);
	return path;
}

/* The smallest program of the architecture: pause(2) for ever. */
static const unsigned char code[] = {
#if defined(__x86_64__)
	0xb8, 34, 0, 0, 0, 0x0f, 0x05, 0xeb, 0xf7, /* 1: mov $34,%eax; syscall; jmp 1b */
#define MACHINE	 EM_X86_64
#define WAITS_IN SYS_pause
#elif defined(__aarch64__)
	/* 1: mov x0,#0; mov x1,#0; mov x2,#0; mov x3,#0; mov x8,#73 (ppoll); svc #0; b 1b */
	0x00,
	0x00,
	0x80,
	0xd2,
	0x01,
	0x00,
	0x80,
	0xd2,
	0x02,
	0x00,
	0x80,
	0xd2,
	0x03,
	0x00,
	0x80,
	0xd2,
	0x28,
	0x09,
	0x80,
	0xd2,
	0x01,
	0x00,
	0x00,
	0xd4,
	0xfa,
	0xff,
	0xff,
	0x17,
#define MACHINE	 EM_AARCH64
#define WAITS_IN SYS_ppoll
#else
#define MACHINE	 EM_NONE
#define WAITS_IN -1
#endif
};

const char *make_program(const char *path, const char *type, const char *cats)
{
	const uint64_t base = 0x400000;
	struct {
		Elf64_Ehdr head;
		Elf64_Phdr load, stack;
		unsigned char code[64];
	} image = {
		.head = { .e_ident = { ELFMAG0, ELFMAG1, ELFMAG2, ELFMAG3, ELFCLASS64, ELFDATA2LSB,
				  EV_CURRENT },
			.e_type = ET_EXEC,
			.e_machine = MACHINE,
			.e_version = EV_CURRENT,
			.e_phoff = sizeof(Elf64_Ehdr),
			.e_ehsize = sizeof(Elf64_Ehdr),
			.e_phentsize = sizeof(Elf64_Phdr),
			.e_phnum = 2 },
		.load = { .p_type = PT_LOAD,
			.p_flags = PF_R | PF_X,
			.p_vaddr = base,
			.p_filesz = sizeof(image),
			.p_memsz = sizeof(image),
			.p_align = 4096 },
		/* Without it the stack would be executable, which asks for execmem. */
		.stack = { .p_type = PT_GNU_STACK, .p_flags = PF_R | PF_W },
	};
	int fd;

	if (MACHINE == EM_NONE)
		skip(SKIP_KERNEL, "no program to execute for this architecture");
	image.head.e_entry = base + offsetof(__typeof__(image), code);
	memcpy(image.code, code, sizeof(code));
	fd = MUST(open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0755));
	MUST_BE(write(fd, &image, sizeof(image)) == sizeof(image));
	close(fd);
	label(path, type, cats);
	return path;
}

/* Sabotage takes the confinement of cells away; the host's side stays as it is. */
static const char *in_force(const char *type)
{
	const char *twin = ctx.probe->sabotage.twin;
	bool taken_out = sabotaged() && twin && strcmp(twin, SUPER_TWIN_TEXT) == 0;

	return taken_out && strncmp(type, "cell_", 5) == 0 ? "cell_super_t" : type;
}

pid_t spawn_as(const char *type, const char *cats)
{
	pid_t pid = spawn(0);

	if (pid == 0)
		MUST_RC(attr_write("current", subject_context(in_force(type), cats)));
	return pid;
}

pid_t hold_as(const char *type, const char *cats)
{
	struct gate ready = gate_new();
	pid_t pid = spawn(0);

	if (pid == 0) {
		MUST_RC(attr_write("current", subject_context(type, cats)));
		gate_post(&ready);
		for (;;)
			pause();
	}
	gate_wait(&ready);
	close(ready.fd);
	return pid;
}

void drop(pid_t pid)
{
	if (pid > 0) {
		kill(pid, SIGKILL);
		child_wait(pid);
	}
}

/*
 * The program of make_program() has come to its only system call, or is dead: the kernel kills what
 * it cannot load in the new domain, and that too is an exec that was not refused.
 */
static bool settled(pid_t pid)
{
	char text[128];
	siginfo_t info = { 0 };

	if (waitid(P_PID, (id_t)pid, &info, WEXITED | WNOHANG | WNOWAIT) == 0 && info.si_pid == pid)
		return true;
	return read_file(fmt("/proc/%d/syscall", pid), text, sizeof(text)) > 0 && text[0] >= '0' &&
	       text[0] <= '9' && strtol(text, NULL, 10) == WAITS_IN;
}

pid_t launch(const char *type, const char *cats, const char *exec_context, void (*before)(void),
	const char *path)
{
	int report[2], error = 0, e;
	pid_t pid;

	MUST(pipe2(report, O_CLOEXEC));
	pid = spawn(0);
	if (pid == 0) {
		char *const args[] = { (char *)path, NULL }, *const env[] = { NULL };

		MUST_RC(attr_write("current", subject_context(in_force(type), cats)));
		if (before)
			before();
		e = exec_context ? attr_write("exec", exec_context) : 0;
		if (!e) {
			execve(path, args, env);
			e = -errno;
		}
		e = -e;
		MUST_BE(write(report[1], &e, sizeof(e)) == sizeof(e));
		probe_exit(0);
	}
	close(report[1]);
	/* The pipe closes by exec, or says why there was none. */
	if (!fd_wait(report[0], POLLIN, -1))
		broken("%s was not executed before the deadline", path);
	if (read(report[0], &error, sizeof(error)) == sizeof(error)) {
		close(report[0]);
		child_wait(pid);
		errno = error;
		return -1;
	}
	close(report[0]);
	/* exec closes descriptors before it commits the new context: wait until the program runs. */
	if (!EVENTUALLY(settled(pid)))
		broken("%s did not come to its wait before the deadline", path);
	return pid;
}

static void collect(void)
{
	int e = avc_collect();

	if (e)
		broken("NETLINK_AUDIT: %s", strerrorname_np(-e));
}

bool expect_avc(const char *file, int line, const struct avc_want *want)
{
	const struct avc *found;
	char text[320];

	collect();
	found = avc_find(want);
	if (found)
		note("%s %s %s %s:%s", want->granted ? "granted" : "denied", found->scontext,
			found->tcontext, want->tclass, want->perm);
	snprintf(text, sizeof(text), "an AVC record: %s %s -> %s %s:%s",
		want->granted ? "granted" : "denied", want->source,
		want->target ? want->target : "anything", want->tclass, want->perm);
	if (!found && avc_count())
		note("last denial held: %.300s", avc_get(avc_count() - 1)->text);
	/* A record of what was let through is no denial. */
	return expect_true(file, line, text, found && !found->permissive);
}

bool expect_no_avc(const char *file, int line, const char *tclass, const char *perm)
{
	char text[128];

	collect();
	snprintf(text, sizeof(text), "no AVC record of a denied %s:%s", tclass, perm);
	return expect_true(file, line, text, !avc_seen(tclass, perm));
}
