/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <selinux/selinux.h>

#include "_oracle.h"

/* Read in that domain from a descriptor that the outside opened: only its own rules stand between. */
static int read_as(const char *domain, int fd)
{
	int *result = (int *)shared_words();

	*result = -1;
	pid_t pid = spawn(0);
	if (pid == 0) {
		char c;
		int e = attr_write("current", domain);
		if (!e)
			e = pread(fd, &c, 1, 0) == 1 ? 0 : errno;
		*result = e;
		probe_exit(0);
	}
	child_wait(pid);
	return *result;
}

/* A record has the type's first name, where the policy gave it others too. */
static const char *canonical(const char *context)
{
	char *name;

	MUST(security_canonicalize_context_raw(context, &name));
	return name;
}

/* Kernel bug it catches: a rule of a policy that is not this project's is lost or read wrongly. */
PROBE(.claim = "A file is read by a domain, of whatever policy is loaded, if libsepol grants it, "
	       "else "
	       "EACCES",
	.source = "security_compute_av(3)", .denied_by = "types", .needs = { "selinux", "root" },
	.sabotage = { .twin = "enforcing is off" }, .exclusive = true, .timeout_ms = 30000)
{
	const char *own = strdup(process_label(0));
	unsigned int granted = 0, refused = 0, records = 0;

	oracle_begin();
	if (file_number("/sys/fs/selinux/enforce") != 1)
		skip(SKIP_LSM, "SELinux is not enforcing");
	MUST_RC(avc_begin());
	make_file(fmt("%s/file", scratch()), "text", 0666);
	int fd = MUST(open(fmt("%s/file", scratch()), O_RDWR | O_CLOEXEC));
	if (sabotaged())
		MUST(write_file("/sys/fs/selinux/enforce", "0"));
	for (int i = 0; i < 2000 && (granted < 8 || refused < 24); i++) {
		const char *domain = subject_context(oracle_type("system_r"), categories());
		const char *file = object_context(oracle_type(NULL), NULL);
		bool audited, want;
		if (security_check_context_raw(domain) || strcmp(domain, own) == 0 ||
			!oracle_allows(domain, own, "fd", "use", NULL))
			continue;
		want = oracle_allows(domain, file, "file", "read", &audited);
		/* Not every type may be stored here, nor every domain be entered by this process. */
		if ((want ? granted >= 8 : refused >= 24) || label_fd(fd, file))
			continue;
		int got = read_as(domain, fd);
		if (got < 0)
			continue;
		*(want ? &granted : &refused) += 1;
		if (got != (want ? 0 : EACCES))
			note("%s reads %s: libsepol %s, read(2) %s", domain, file,
				want ? "grants" : "refuses", got ? strerrorname_np(got) : "reads");
		EXPECT_EQ(got, want ? 0 : EACCES);
		if (want || !audited)
			continue;
		MUST_RC(avc_collect());
		const struct avc *a = avc_find(&(struct avc_want){
			canonical(domain), canonical(file), "file", "read", false });
		records += a != NULL;
		if (!a)
			note("no record: %s %s", domain, file);
		EXPECT(a && !a->permissive);
	}
	if (sabotaged())
		MUST(write_file("/sys/fs/selinux/enforce", "1"));
	note("%u granted, %u refused, %u records", granted, refused, records);
	EXPECT_GE(granted, 1); /* control */
	EXPECT_GE(refused, 10);
}
