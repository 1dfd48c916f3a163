/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Names, limits, identity, label, capabilities and the filter of a native cell, in this order. */
#include <grp.h>
#include <linux/seccomp.h>
#include <seccomp.h>
#include <selinux/selinux.h>
#include <sys/capability.h>
#include <sys/prctl.h>
#include <sys/resource.h>

#include "internal.h"
#include "profile.h"

static void set_names(const struct cell *c)
{
	if (c->hostname)
		MUST(sethostname(c->hostname, strlen(c->hostname)));
	if (c->domainname)
		MUST(setdomainname(c->domainname, strlen(c->domainname)));
	if (c->oom_score_adj)
		MUST(write_file("/proc/self/oom_score_adj", fmt("%d", c->oom_score_adj)));
}

static void set_rlimits(const struct cell *c)
{
	static const struct {
		const char *name;
		int resource;
	} table[] = { { "RLIMIT_AS", RLIMIT_AS }, { "RLIMIT_CORE", RLIMIT_CORE },
		{ "RLIMIT_CPU", RLIMIT_CPU }, { "RLIMIT_DATA", RLIMIT_DATA },
		{ "RLIMIT_FSIZE", RLIMIT_FSIZE }, { "RLIMIT_MEMLOCK", RLIMIT_MEMLOCK },
		{ "RLIMIT_MSGQUEUE", RLIMIT_MSGQUEUE }, { "RLIMIT_NICE", RLIMIT_NICE },
		{ "RLIMIT_NOFILE", RLIMIT_NOFILE }, { "RLIMIT_NPROC", RLIMIT_NPROC },
		{ "RLIMIT_RTPRIO", RLIMIT_RTPRIO }, { "RLIMIT_SIGPENDING", RLIMIT_SIGPENDING },
		{ "RLIMIT_STACK", RLIMIT_STACK } };

	for (size_t i = 0; i < 6 && c->rlimits[i]; i++) {
		char name[32];
		unsigned long long soft, hard;
		if (sscanf(c->rlimits[i], "%31[^=]=%llu:%llu", name, &soft, &hard) != 3)
			broken("a limit is \"RLIMIT_X=soft:hard\", not \"%s\"", c->rlimits[i]);
		struct rlimit limit = { .rlim_cur = soft, .rlim_max = hard };
		for (size_t k = 0; k < sizeof(table) / sizeof(table[0]); k++) {
			if (strcmp(table[k].name, name) == 0)
				MUST(setrlimit(table[k].resource, &limit));
		}
	}
}

/* The set named by a list "CAP_A,CAP_B", "all" or "". */
static uint64_t cap_mask(const char *list)
{
	char copy[1024];
	uint64_t mask = 0;

	if (strcmp(list, "all") == 0)
		return ~0ull >> (64 - cap_max_bits());
	snprintf(copy, sizeof(copy), "%s", list);
	for (char *save = NULL, *name = strtok_r(copy, ",", &save); name;
		name = strtok_r(NULL, ",", &save)) {
		cap_value_t value;
		if (cap_from_name(name, &value) < 0)
			broken("libcap knows no capability \"%s\"", name);
		mask |= 1ull << value;
	}
	return mask;
}

static void drop_bounding(uint64_t mask)
{
	for (int cap = 0; prctl(PR_CAPBSET_READ, cap) >= 0; cap++) {
		if (!(mask & 1ull << cap))
			MUST(prctl(PR_CAPBSET_DROP, cap));
	}
}

static void set_caps(uint64_t mask, uint64_t ambient)
{
	cap_t now = MUST_PTR(cap_get_proc()), caps = MUST_PTR(cap_init());

	for (int cap = 0; cap < cap_max_bits(); cap++) {
		cap_value_t value = cap;
		cap_flag_value_t held = CAP_CLEAR;
		cap_get_flag(now, cap, CAP_PERMITTED, &held);
		if (!(mask & 1ull << cap) || held == CAP_CLEAR)
			continue;
		MUST(cap_set_flag(caps, CAP_PERMITTED, 1, &value, CAP_SET));
		MUST(cap_set_flag(caps, CAP_EFFECTIVE, 1, &value, CAP_SET));
		if (ambient & 1ull << cap)
			MUST(cap_set_flag(caps, CAP_INHERITABLE, 1, &value, CAP_SET));
	}
	MUST(cap_set_proc(caps));
	for (int cap = 0; cap < cap_max_bits(); cap++) {
		if (ambient & 1ull << cap)
			MUST(cap_set_ambient(cap, CAP_SET));
	}
	cap_free(now);
	cap_free(caps);
}

static uint32_t action_of(const char *name, unsigned int errno_ret)
{
	int64_t action = profile_action(name, errno_ret ? errno_ret : EPERM);

	if (action < 0)
		driver_cannot("seccomp", name);
	return (uint32_t)action;
}

static enum scmp_compare compare_of(const char *name)
{
	static const struct {
		const char *name;
		enum scmp_compare op;
	} table[] = { { "SCMP_CMP_NE", SCMP_CMP_NE }, { "SCMP_CMP_LT", SCMP_CMP_LT },
		{ "SCMP_CMP_LE", SCMP_CMP_LE }, { "SCMP_CMP_EQ", SCMP_CMP_EQ },
		{ "SCMP_CMP_GE", SCMP_CMP_GE }, { "SCMP_CMP_GT", SCMP_CMP_GT },
		{ "SCMP_CMP_MASKED_EQ", SCMP_CMP_MASKED_EQ } };

	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++) {
		if (strcmp(table[i].name, name) == 0)
			return table[i].op;
	}
	broken("no comparison \"%s\"", name);
}

static void add_rule(scmp_filter_ctx filter, const struct cell_seccomp_rule *rule)
{
	struct scmp_arg_cmp args[3];
	unsigned int n = 0;
	char copy[1024];

	for (; n < 3 && rule->args[n].op; n++)
		args[n] = (struct scmp_arg_cmp){ .arg = rule->args[n].index,
			.op = compare_of(rule->args[n].op),
			.datum_a = rule->args[n].value,
			.datum_b = rule->args[n].value_two };
	snprintf(copy, sizeof(copy), "%s", rule->names);
	for (char *save = NULL, *name = strtok_r(copy, " ", &save); name;
		name = strtok_r(NULL, " ", &save)) {
		int number = seccomp_syscall_resolve_name(name);
		if (number == __NR_SCMP_ERROR)
			broken("libseccomp knows no system call \"%s\"", name);
		MUST_RC(seccomp_rule_add_array(
			filter, action_of(rule->action, rule->errno_ret), number, n, args));
	}
}

static void set_flags(scmp_filter_ctx filter, const char *flags)
{
	static const struct {
		const char *name;
		enum scmp_filter_attr attribute;
	} table[] = { { "SECCOMP_FILTER_FLAG_LOG", SCMP_FLTATR_CTL_LOG },
		{ "SECCOMP_FILTER_FLAG_SPEC_ALLOW", SCMP_FLTATR_CTL_SSB },
		{ "SECCOMP_FILTER_FLAG_TSYNC", SCMP_FLTATR_CTL_TSYNC } };

	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++) {
		if (strstr(flags, table[i].name))
			MUST_RC(seccomp_attr_set(filter, table[i].attribute, 1));
	}
}

void *cell_filter(const struct cell_seccomp *s)
{
	if (s->profile)
		return profile_filter(profile_json(s->profile));
	scmp_filter_ctx filter =
		MUST_PTR(seccomp_init(action_of(s->default_action, s->default_errno_ret)));
	char copy[512];

	/* NNP is the cell's business, not the library's. */
	MUST_RC(seccomp_attr_set(filter, SCMP_FLTATR_CTL_NNP, 0));
	set_flags(filter, s->flags ? s->flags : "");
	snprintf(copy, sizeof(copy), "%s", s->architectures ? s->architectures : "");
	for (char *save = NULL, *name = strtok_r(copy, " ", &save); name;
		name = strtok_r(NULL, " ", &save)) {
		char lower[32];
		size_t i = 0;
		for (const char *p = name + strlen("SCMP_ARCH_"); *p && i < sizeof(lower) - 1; p++)
			lower[i++] = (char)(*p >= 'A' && *p <= 'Z' ? *p + 32 : *p);
		lower[i] = '\0';
		int rc = seccomp_arch_add(filter, seccomp_arch_resolve_name(lower));
		if (rc != -EEXIST)
			MUST_RC(rc);
	}
	for (size_t i = 0; i < 12 && s->rules[i].names; i++)
		add_rule(filter, &s->rules[i]);
	return filter;
}

static void load_filter(const struct cell_seccomp *s)
{
	scmp_filter_ctx filter = cell_filter(s);

	MUST_RC(seccomp_load(filter));
	if (s->listener)
		listener_hand_over(MUST_RC(seccomp_notify_fd(filter)));
	seccomp_release(filter);
}

static void set_groups(const struct cell *c)
{
	gid_t groups[4];
	size_t n = 0;

	for (; n < 4 && c->additional_gids[n]; n++)
		groups[n] = c->additional_gids[n];
	MUST(setgroups(n, groups));
}

void native_confine(void)
{
	const struct cell *c = ctx.cell;
	uint64_t mask = cap_mask(c->capabilities ? c->capabilities : CELL_DEFAULT_CAPABILITIES);
	uint64_t ambient = c->ambient ? cap_mask(c->ambient) : 0;
	bool has_filter = c->seccomp.profile || c->seccomp.default_action;

	MUST(setsid()); /* a terminal of whoever started it is none of its business */
	if (c->umask)
		umask(c->umask);
	if (c->cwd)
		MUST(chdir(c->cwd));
	set_names(c);
	set_rlimits(c);
	if (c->selinux_type) {
		MUST(setexeccon(cell_label(c->selinux_type, "system_r")));
		/* The host's session keyring stays outside; the new one is the cell's. */
		MUST(setkeycreatecon(cell_label(c->selinux_type, "system_r")));
		MUST(syscall(SYS_keyctl, 1 /* KEYCTL_JOIN_SESSION_KEYRING */, NULL));
	}
	if (c->no_new_privileges)
		MUST(prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0));
	else if (has_filter)
		load_filter(&c->seccomp); /* without NNP it takes CAP_SYS_ADMIN, still held here */
	drop_bounding(mask);
	MUST(prctl(PR_SET_KEEPCAPS, 1));
	set_groups(c);
	MUST(setresgid(c->gid, c->gid, c->gid));
	MUST(setresuid(c->uid, c->uid, c->uid));
	set_caps(mask, ambient);
	MUST(prctl(PR_SET_KEEPCAPS, 0));
	MUST(prctl(PR_SET_PDEATHSIG, SIGKILL));
	if (c->no_new_privileges && has_filter)
		load_filter(&c->seccomp);
}
