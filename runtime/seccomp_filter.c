/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <errno.h>
#include <fcntl.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <seccomp.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "seccomp_filter.h"
#include "util.h"

#ifndef SECCOMP_FILTER_FLAG_TSYNC_ESRCH
#define SECCOMP_FILTER_FLAG_TSYNC_ESRCH (1UL << 4)
#endif

static int add_call(scmp_filter_ctx ctx, const struct plan_seccomp_rule *r, int nr,
	const struct scmp_arg_cmp *args, const char *name, struct err *err)
{
	bool repeated = false;
	int rc = 0;

	for (size_t i = 0; i < r->n_args; i++)
		for (size_t j = 0; j < i; j++)
			repeated |= args[i].arg == args[j].arg;
	/* libseccomp cannot test one argument twice in a rule; each test then is a rule (as runc). */
	if (!repeated)
		rc = seccomp_rule_add_array(ctx, r->action, nr, (unsigned)r->n_args, args);
	for (size_t i = 0; repeated && rc == 0 && i < r->n_args; i++)
		rc = seccomp_rule_add_array(ctx, r->action, nr, 1, &args[i]);
	/* EEXIST: the same rule again says nothing new. */
	if (rc < 0 && rc != -EEXIST)
		return fail_errno(err, -rc, "seccomp: rule for %s", name);
	return 0;
}

static int add_rule(scmp_filter_ctx ctx, const struct plan_seccomp *s,
	const struct plan_seccomp_rule *r, struct err *err)
{
	struct scmp_arg_cmp args[64];

	/* What the default does anyway is no rule to libseccomp. */
	if (r->action == s->default_action)
		return 0;
	if (r->n_args > ARRAY_SIZE(args))
		return fail(err, EINVAL, "seccomp: rule for %s has %zu tests, must have %zu at most",
			r->names[0], r->n_args, ARRAY_SIZE(args));
	for (size_t i = 0; i < r->n_args; i++)
		args[i] = (struct scmp_arg_cmp){.arg = r->args[i].index,
			.op = (enum scmp_compare)r->args[i].op,
			.datum_a = r->args[i].value,
			.datum_b = r->args[i].value_two};
	for (const char *const *name = r->names; *name; name++) {
		int nr = seccomp_syscall_resolve_name(*name), rc;

		/* Profiles name calls of other architectures and newer kernels: those do not exist. */
		if (nr == __NR_SCMP_ERROR)
			continue;
		rc = add_call(ctx, r, nr, args, *name, err);
		if (rc < 0)
			return rc;
	}
	return 0;
}

int seccomp_filter_compile(const struct plan_seccomp *s, int fd, struct err *err)
{
	scmp_filter_ctx ctx = seccomp_init(s->default_action);
	int rc = 0;

	if (!ctx)
		return fail(err, EINVAL, "seccomp: libseccomp refuses the default action");
	for (size_t i = 0; rc == 0 && i < s->n_arches; i++) {
		if (s->arches[i] == 0)
			continue;
		rc = seccomp_arch_add(ctx, s->arches[i]);
		if (rc == -EEXIST)
			rc = 0;
		if (rc < 0)
			fail_errno(err, -rc, "seccomp: add architecture 0x%x", s->arches[i]);
	}
	for (size_t i = 0; rc == 0 && i < s->n_rules; i++)
		rc = add_rule(ctx, s, &s->rules[i], err);
	if (rc == 0) {
		rc = seccomp_export_bpf(ctx, fd);
		if (rc < 0)
			fail_errno(err, -rc, "seccomp: compile the filter");
	}
	seccomp_release(ctx);
	return rc;
}

int seccomp_filter_read(const struct plan_seccomp *s, int fd, struct seccomp_program *ret,
	struct err *err)
{
	cleanup_free void *insns = NULL;
	struct stat st;

	if (fstat(fd, &st) < 0)
		return fail_errno(err, errno, "seccomp: read the filter");
	insns = malloc((size_t)st.st_size + 1);
	if (!insns || pread(fd, insns, (size_t)st.st_size, 0) != st.st_size)
		return fail_errno(err, insns ? EIO : ENOMEM, "seccomp: read the filter");
	ret->len = (unsigned short)((size_t)st.st_size / sizeof(struct sock_filter));
	ret->flags = s->flags;
	if (s->notifies) {
		ret->flags |= SECCOMP_FILTER_FLAG_NEW_LISTENER;
		/* Both want the return value unless told otherwise. */
		if (ret->flags & SECCOMP_FILTER_FLAG_TSYNC)
			ret->flags |= SECCOMP_FILTER_FLAG_TSYNC_ESRCH;
	} else {
		ret->flags &= ~(1U << 5); /* WAIT_KILLABLE_RECV is about a listener */
	}
	ret->insns = insns;
	insns = NULL;
	return 0;
}

int seccomp_filter_load(const struct seccomp_program *p, bool notifies, int *ret_listener,
	struct err *err)
{
	struct sock_fprog prog = {.len = p->len, .filter = p->insns};
	long rc = syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, p->flags, &prog);

	if (rc < 0)
		return fail_errno(err, errno, "seccomp: load the filter of %u instructions", p->len);
	if (notifies)
		*ret_listener = (int)rc;
	return 0;
}
