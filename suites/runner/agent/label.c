/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <selinux/label.h>
#include <selinux/selinux.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <unistd.h>

#include "agent.h"

#define SELINUXFS "/sys/fs/selinux"

static struct selabel_handle *labels;
static unsigned long labelled, refused;

static int label_one(const char *path, const struct stat *st, int type, struct FTW *walk)
{
	char *context;

	(void)walk;
	if (type == FTW_NS || type == FTW_DNR)
		return 0;
	if (selabel_lookup_raw(labels, &context, path, (int)st->st_mode))
		return 0; /* "<<none>>" or no entry: the policy's default applies */
	if (lsetfilecon_raw(path, context)) {
		if (!refused++)
			say("label %s on %s: %s", context, path, strerror(errno));
	} else {
		labelled++;
	}
	freecon(context);
	return 0;
}

static void label_tree(const char *top)
{
	nftw(top, label_one, 32, FTW_PHYS | FTW_MOUNT);
}

static void labels_open(void)
{
	struct selinux_opt options[] = { { SELABEL_OPT_PATH, GUEST_LABELS },
		{ SELABEL_OPT_VALIDATE, NULL } };

	labels = selabel_open(SELABEL_CTX_FILE, options, 2);
	if (!labels)
		give_up("%s: %s", GUEST_LABELS, strerror(errno));
}

static void policy_load(void)
{
	int fd = open(GUEST_POLICY, O_RDONLY | O_CLOEXEC);
	struct stat st;
	void *data;

	if (fd < 0 || fstat(fd, &st))
		give_up("%s: %s", GUEST_POLICY, strerror(errno));
	data = mmap(NULL, (size_t)st.st_size, PROT_READ, MAP_PRIVATE, fd, 0);
	if (data == MAP_FAILED)
		give_up("%s: %s", GUEST_POLICY, strerror(errno));
	if (security_load_policy(data, (size_t)st.st_size))
		give_up("%s: the kernel refused the policy: %s", GUEST_POLICY, strerror(errno));
	munmap(data, (size_t)st.st_size);
	close(fd);
}

void selinux_enter(const struct guest *guest)
{
	char *const argv[] = { (char *)"/init", (char *)"settled", NULL };
	char *context = NULL;

	if (access(GUEST_POLICY, F_OK))
		return;
	if (mount("selinuxfs", SELINUXFS, "selinuxfs", MS_NOSUID | MS_NOEXEC, NULL))
		give_up("a policy is packed, but SELinux is not active: %s: %s", SELINUXFS,
			strerror(errno));
	/* libselinux looked for it before it was there. */
	set_selinuxmnt((char *)SELINUXFS);

	/* A cpio archive carries no attributes: before the load, root may write them freely. */
	labels_open();
	label_tree("/");
	selabel_close(labels);
	policy_load();
	if (security_setenforce(guest->enter_enforcing))
		give_up("setenforce: %s", strerror(errno));

	records_drain();
	execv(argv[0], argv);
	getcon_raw(&context);
	give_up("%s could not execute /init again: %s", context ? context : "?", strerror(errno));
}

void selinux_settle(const struct guest *guest)
{
	static const char *const trees[] = { "/dev", "/dev/pts", "/dev/shm", "/tmp", "/run",
		"/var/tmp" };
	char *context = NULL;

	(void)guest;
	labels_open();
	for (size_t i = 0; i < sizeof(trees) / sizeof(*trees); i++)
		label_tree(trees[i]);
	selabel_close(labels);
	if (getcon_raw(&context))
		give_up("own context: %s", strerror(errno));
	say("SELinux %s as %s, %lu files labelled, %lu refused",
		security_getenforce() == 1 ? "enforcing" : "permissive", context, labelled,
		refused);
	freecon(context);
}
