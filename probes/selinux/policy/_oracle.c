/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <ctype.h>
#include <dirent.h>
#include <selinux/selinux.h>

#include "_oracle.h"

#define POLICY_MAX (16u << 20)

#define NAMES_MAX 8192

static char *types[NAMES_MAX];
static size_t type_count;
static char classes[256][40];
static size_t class_count;
static unsigned int roll;

static unsigned int pick(unsigned int below)
{
	roll = roll * 1664525u + 1013904223u;
	return (roll >> 8) % below;
}

static bool valid(const char *role, const char *type)
{
	const char *context = fmt("system_u:%s:%s:s0", role, type);

	return security_check_context_raw(context) == 0;
}

/*
 * The types of whatever policy is loaded: selinuxfs lists none, but their names are in the policy as
 * plain text, and the kernel says which words are types.
 */
static void discover_types(void)
{
	int fd = MUST(open("/sys/fs/selinux/policy", O_RDONLY | O_CLOEXEC));
	char *policy = MUST_PTR(malloc(POLICY_MAX));
	ssize_t size = 0, n;

	while ((n = MUST(read(fd, policy + size, POLICY_MAX - (size_t)size))) > 0)
		size += n;
	close(fd);
	for (ssize_t i = 0, start = 0; i < size; i++) {
		if (isalnum((unsigned char)policy[i]) || policy[i] == '_')
			continue;
		policy[i] = '\0';
		if (i - start > 3 && i - start < 60 && strcmp(policy + i - 2, "_t") == 0 &&
			type_count < NAMES_MAX && valid("object_r", policy + start))
			types[type_count++] = policy + start;
		start = i + 1;
	}
	if (type_count < 2)
		broken("no types were found in /sys/fs/selinux/policy");
}

const char *oracle_type(const char *role)
{
	for (int i = 0; i < 10000; i++) {
		const char *type = types[pick((unsigned int)type_count)];

		if (!role || valid(role, type))
			return type;
	}
	broken("no type with the role %s was found", role);
}

bool oracle_allows(const char *source, const char *target, const char *tclass, const char *perm,
	bool *ret_audited)
{
	struct sepol_av_decision d = { 0 };
	sepol_security_id_t ssid, tsid;
	sepol_security_class_t number;
	sepol_access_vector_t bit;

	if (sepol_context_to_sid(source, strlen(source) + 1, &ssid) ||
		sepol_context_to_sid(target, strlen(target) + 1, &tsid) ||
		sepol_string_to_security_class(tclass, &number) ||
		sepol_string_to_av_perm(number, perm, &bit) ||
		sepol_compute_av(ssid, tsid, number, 0, &d))
		broken("libsepol knows not %s %s %s:%s", source, target, tclass, perm);
	if (ret_audited)
		*ret_audited = d.auditdeny & bit;
	return d.allowed & bit;
}

void oracle_begin(void)
{
	/*
	 * What the compiler wrote, where it is at hand: what the kernel gives back has been through the
	 * reader under test, and a rule that it lost would be missing on both sides.
	 */
	FILE *written = fopen("/bulkhead/policy.bin", "re");
	FILE *f = written ? written : MUST_PTR(fopen("/sys/fs/selinux/policy", "re"));
	DIR *dir = MUST_PTR(opendir("/sys/fs/selinux/class"));
	struct dirent *entry;

	if (sepol_set_policydb_from_file(f))
		broken("libsepol cannot read the policy");
	fclose(f);
	while ((entry = readdir(dir)) && class_count < sizeof(classes) / sizeof(classes[0]))
		if (entry->d_name[0] != '.')
			snprintf(
				classes[class_count++], sizeof(classes[0]), "%.39s", entry->d_name);
	closedir(dir);
	for (const char *p = categories(); *p; p++)
		roll = roll * 31 + (unsigned char)*p;
	discover_types();
	note("seed %u, %zu classes, %zu types", roll, class_count, type_count);
}

static void random_context(char *out, size_t size)
{
	unsigned int a = pick(1023), which = pick(3);
	char level[32] = "";

	if (which)
		snprintf(level, sizeof(level), which == 1 ? ":c%u" : ":c%u,c1023", a);
	const char *role = pick(2) ? "system_r" : "object_r";
	snprintf(out, size, "system_u:%s:%s:s0%s", role, oracle_type(role), level);
	/* A domain without categories is asked about as it is. */
	if (security_check_context_raw(out))
		strstr(out, ":s0")[3] = '\0';
}

void oracle_class(struct question *q, const char *name)
{
	snprintf(q->class_name, sizeof(q->class_name), "%s", name);
	q->tclass = (unsigned int)file_number(fmt("/sys/fs/selinux/class/%s/index", name));
}

struct question oracle_question(void)
{
	struct question q = { 0 };

	random_context(q.source, sizeof(q.source));
	/* Half of the targets share the source's level, or categories would refuse nearly all. */
	random_context(q.target, sizeof(q.target));
	if (pick(2)) {
		const char *level = strstr(q.source, ":s0");
		snprintf(strstr(q.target, ":s0"), 40, "%.39s", level);
	}
	oracle_class(&q, classes[pick((unsigned int)class_count)]);
	if (sepol_context_to_sid(q.source, strlen(q.source) + 1, &q.ssid) ||
		sepol_context_to_sid(q.target, strlen(q.target) + 1, &q.tsid))
		broken("libsepol knows not %s or %s", q.source, q.target);
	return q;
}

const char *selinuxfs_ask(const char *file, const char *text)
{
	static char answer[4096];
	int fd = open(fmt("/sys/fs/selinux/%s", file), O_RDWR | O_CLOEXEC);
	ssize_t n = fd < 0 ? -1 : write(fd, text, strlen(text));

	if (n >= 0)
		n = read(fd, answer, sizeof(answer) - 1);
	int error = errno;
	if (fd >= 0)
		close(fd);
	errno = error;
	if (n < 0)
		return NULL;
	answer[n] = '\0';
	return answer;
}
