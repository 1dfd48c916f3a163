/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <elf.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "pack.h"

int run_program(char *const argv[], const char *folder, int in, int out)
{
	pid_t parent = getpid(), pid = fork();
	int status;

	if (pid < 0) {
		complain("fork: %s", strerror(errno));
		return -1;
	}
	if (!pid) {
		int null = open("/dev/null", O_RDWR | O_CLOEXEC);
		cleanup_free char *path = xasprintf(
			"%s:/usr/sbin:/sbin", getenv("PATH") ? getenv("PATH") : "/usr/bin:/bin");
		sigset_t none;

		prctl(PR_SET_PDEATHSIG, SIGKILL);
		if (getppid() != parent)
			_exit(1);
		sigemptyset(&none);
		sigprocmask(SIG_SETMASK, &none, NULL);
		setenv("PATH", path, 1); /* depmod lies in sbin */
		if (folder && chdir(folder))
			_exit(126);
		dup2(in < 0 ? null : in, STDIN_FILENO);
		dup2(out < 0 ? null : out, STDOUT_FILENO);
		execvp(argv[0], argv);
		dprintf(STDERR_FILENO, "bulkhead: %s: %s\n", argv[0], strerror(errno));
		_exit(127);
	}
	while (waitpid(pid, &status, 0) < 0 && errno == EINTR)
		;
	return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

char *run_capture(char *const argv[])
{
	cleanup_close int out = memfd_create(argv[0], MFD_CLOEXEC);
	int status = out < 0 ? -1 : run_program(argv, NULL, -1, out);

	if (status) {
		complain("%s failed with exit status %d", argv[0], status);
		return NULL;
	}
	lseek(out, 0, SEEK_SET);
	return slurp_fd(out);
}

/* The loader that an ELF file asks for (PT_INTERP), or NULL for a static program. */
static char *interpreter(const char *path)
{
	cleanup_close int fd = open(path, O_RDONLY | O_CLOEXEC);
	Elf64_Ehdr header;
	Elf64_Phdr segment;

	if (fd < 0 || pread(fd, &header, sizeof(header), 0) != sizeof(header) ||
		memcmp(header.e_ident, ELFMAG, SELFMAG) || header.e_ident[EI_CLASS] != ELFCLASS64)
		return NULL;
	for (unsigned i = 0; i < header.e_phnum; i++) {
		off_t where = (off_t)(header.e_phoff + (uint64_t)i * header.e_phentsize);
		char *name;

		if (pread(fd, &segment, sizeof(segment), where) != sizeof(segment) ||
			segment.p_type != PT_INTERP || segment.p_filesz > 4096)
			continue;
		name = xcalloc(segment.p_filesz + 1, 1);
		if (pread(fd, name, segment.p_filesz, (off_t)segment.p_offset) ==
			(ssize_t)segment.p_filesz)
			return name;
		free(name);
	}
	return NULL;
}

/* Where a library goes: its own place when the loader searches there by itself, else /usr/lib. */
static char *library_place(const char *path)
{
	const char *base = strrchr(path, '/');

	if (has_prefix(path, "/lib") || has_prefix(path, "/usr/lib"))
		return xstrdup(path);
	return xasprintf("/usr/lib%s", base ? base : path);
}

int staging_program(const struct staging *s, const char *from, const char *to)
{
	cleanup_free char *loader = interpreter(from);
	cleanup_free char *output = NULL;
	char *argv[] = { loader, (char *)"--list", (char *)from, NULL };
	char *save = NULL;

	if (staging_copy(s, from, to, 0755))
		return -1;
	if (!loader)
		return 0;
	if (staging_copy(s, loader, loader, 0755))
		return -1;
	/* The loader itself says what it would load, as ldd(1) would ask it. */
	output = run_capture(argv);
	if (!output)
		return -1;
	for (char *line = strtok_r(output, "\n", &save); line; line = strtok_r(NULL, "\n", &save)) {
		char *path = strstr(line, "=> ");
		cleanup_free char *target = NULL;

		if (!path)
			continue; /* the vdso, and the loader itself */
		path += 3;
		if (has_prefix(path, "not found")) {
			complain("%s needs a library that is not there: %s", from,
				line + strspn(line, "\t "));
			return -1;
		}
		path[strcspn(path, " ")] = 0;
		target = library_place(path);
		if (staging_copy(s, path, target, 0755))
			return -1;
	}
	return 0;
}
