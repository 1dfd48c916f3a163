/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Whom the container's processes are: capabilities, users, descriptors, label. */
#include <dirent.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/capability.h>

#include "here.h"
#include "internal.h"

#define BIT(cap) (1ull << (cap))
/* docs.docker.com, Runtime privilege and Linux capabilities; the same in containerd. */
#define DOCKER_CAPS                                                                            \
	(BIT(CAP_AUDIT_WRITE) | BIT(CAP_CHOWN) | BIT(CAP_DAC_OVERRIDE) | BIT(CAP_FOWNER) |     \
		BIT(CAP_FSETID) | BIT(CAP_KILL) | BIT(CAP_MKNOD) | BIT(CAP_NET_BIND_SERVICE) | \
		BIT(CAP_NET_RAW) | BIT(CAP_SETFCAP) | BIT(CAP_SETGID) | BIT(CAP_SETPCAP) |     \
		BIT(CAP_SETUID) | BIT(CAP_SYS_CHROOT))
/* containers.conf(5), default_capabilities. */
#define PODMAN_CAPS (DOCKER_CAPS & ~(BIT(CAP_AUDIT_WRITE) | BIT(CAP_MKNOD) | BIT(CAP_NET_RAW)))

static uint64_t allowed(unsigned int profile)
{
	switch (profile) {
	case RESTRICTED:
		return BIT(CAP_NET_BIND_SERVICE);
	case PODMAN:
		return PODMAN_CAPS;
	default:
		return DOCKER_CAPS;
	}
}

static uint64_t set_of(const char *field)
{
	const char *text = status_field(0, field);

	return text ? strtoull(text, NULL, 16) : 0;
}

static void name_caps(uint64_t set, char *buf, size_t size)
{
	buf[0] = '\0';
	for (int cap = 0; cap < 64; cap++) {
		char *name = set & BIT(cap) ? cap_to_name(cap) : NULL;
		if (name)
			snprintf(buf + strlen(buf), size - strlen(buf), "%s%s", *buf ? " " : "",
				name);
		cap_free(name);
	}
}

static void within(const struct wall *w, unsigned int profile, struct finding *f)
{
	uint64_t beyond = set_of(w->detail) & ~allowed(profile);
	char names[320];

	name_caps(beyond, names, sizeof(names));
	if (beyond)
		breach(f, "no capability beyond the profile's", "%s has %s", w->detail, names);
}

static void empty_set(const struct wall *w, unsigned int profile, struct finding *f)
{
	char names[320];
	(void)profile;

	name_caps(set_of(w->detail), names, sizeof(names));
	if (set_of(w->detail))
		breach(f, "an empty set", "%s has %s", w->detail, names);
}

static void nnp(const struct wall *w, unsigned int profile, struct finding *f)
{
	const char *text = status_field(0, "NoNewPrivs");
	(void)w;
	(void)profile;

	if (!text || strcmp(text, "1") != 0)
		breach(f, "NoNewPrivs: 1", "%s", text ? text : "no such line");
}

static void not_root(const struct wall *w, unsigned int profile, struct finding *f)
{
	(void)w;
	(void)profile;
	if (getuid() == 0 || geteuid() == 0)
		breach(f, "a user that is not 0", "uid %d, euid %d", getuid(), geteuid());
}

static void root_is_mapped(const struct wall *w, unsigned int profile, struct finding *f)
{
	unsigned int inside, outside, count;
	char text[1024] = "";
	(void)w;
	(void)profile;

	read_file("/proc/self/uid_map", text, sizeof(text));
	for (char *save = NULL, *l = strtok_r(text, "\n", &save); l;
		l = strtok_r(NULL, "\n", &save)) {
		if (sscanf(l, "%u %u %u", &inside, &outside, &count) == 3 && inside == 0 &&
			outside != 0)
			return;
	}
	breach(f, "user 0 is another user outside", "uid_map: %s", text[0] ? text : "unreadable");
}

static void ids_of_the_host(const struct wall *w, unsigned int profile, struct finding *f)
{
	unsigned int inside, outside, count;
	char text[1024] = "";
	(void)w;
	(void)profile;

	read_file("/proc/self/uid_map", text, sizeof(text));
	for (char *save = NULL, *l = strtok_r(text, "\n", &save); l;
		l = strtok_r(NULL, "\n", &save)) {
		if (sscanf(l, "%u %u %u", &inside, &outside, &count) == 3 && outside == 0)
			breach(f, "user 0 of the outside is not mapped", "uid_map: %s", l);
	}
}

static void descriptors(const struct wall *w, unsigned int profile, struct finding *f)
{
	DIR *dir = opendir("/proc/self/fd");
	(void)w;
	(void)profile;

	if (!dir) {
		unknown(f, SKIP_KERNEL, "/proc/self/fd: %m");
		return;
	}
	for (struct dirent *d; (d = readdir(dir));) {
		char target[PATH_MAX] = "";
		int fd = atoi(d->d_name);
		/* Ours is close-on-exec; what was inherited is not. */
		if (d->d_name[0] == '.' || fd < 3 || fcntl(fd, F_GETFD) & FD_CLOEXEC)
			continue;
		if (readlink(fmt("/proc/self/fd/%d", fd), target, sizeof(target) - 1) > 0)
			breach(f, "descriptors 0, 1 and 2 only", "%d is %.100s", fd, target);
	}
	closedir(dir);
}

static void label(const struct wall *w, unsigned int profile, struct finding *f)
{
	static const char *const open_labels[] = { "unconfined", "kernel_t", "unconfined_t",
		"init_t", "spc_t" };
	char text[256] = "";
	(void)w;
	(void)profile;

	if (read_file("/proc/self/attr/current", text, sizeof(text)) <= 0) {
		unknown(f, SKIP_LSM,
			"/proc/self/attr/current: no security module labels processes here");
		return;
	}
	for (size_t i = 0; i < sizeof(open_labels) / sizeof(open_labels[0]); i++) {
		if (strstr(text, open_labels[i])) {
			breach(f, "a label that confines", "%s", text);
			return;
		}
	}
}

const struct wall here_identity[] = {
	{ "bounding-set-is-within-the-profile",
		"No capability can be regained beyond those of the profile",
		"capabilities(7), Capability bounding set; Pod Security Standards, Capabilities",
		EVERY, within, "CapBnd" },
	{ "effective-set-is-within-the-profile",
		"No capability is in force beyond those of the profile",
		"capabilities(7), Thread capability sets", EVERY, within, "CapEff" },
	{ "permitted-set-is-within-the-profile",
		"No capability can be raised beyond those of the profile",
		"capabilities(7), Thread capability sets", EVERY, within, "CapPrm" },
	{ "inheritable-set-is-empty", "Programs with inheritable file capabilities gain nothing",
		"CVE-2022-24769; capabilities(7), Thread capability sets", EVERY, empty_set,
		"CapInh" },
	{ "ambient-set-is-empty", "A program without file capabilities is given none",
		"capabilities(7), Ambient capability set", EVERY, empty_set, "CapAmb" },
	{ "no-new-privileges-is-set", "No program that is executed gains privileges",
		"Pod Security Standards, Privilege Escalation; prctl(2), PR_SET_NO_NEW_PRIVS",
		RESTRICTED, nnp, NULL },
	{ "user-is-not-root", "The container's process is not user 0",
		"Pod Security Standards, Running as Non-root", RESTRICTED, not_root, NULL },
	{ "root-is-another-user-outside",
		"User 0 of the container is an unprivileged user of the machine",
		"podman(1), Rootless mode; user_namespaces(7)", PODMAN, root_is_mapped, NULL },
	{ "root-of-the-machine-is-not-mapped", "No user of the container is the machine's user 0",
		"podman(1), Rootless mode; user_namespaces(7)", PODMAN, ids_of_the_host, NULL },
	{ "no-descriptor-is-inherited",
		"The engine leaves no descriptor of the machine open in the container",
		"CVE-2024-21626; open(2), O_CLOEXEC", EVERY, descriptors, NULL },
	{ "label-confines",
		"Where a security module labels processes, this label is a confined one",
		"docs.docker.com, AppArmor security profiles; Pod Security Standards, AppArmor and "
		"SELinux",
		EVERY, label, NULL },
	{ 0 },
};
