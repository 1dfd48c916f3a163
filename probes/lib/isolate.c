/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * By hand there is no runner: the probe program gives itself a private mount namespace with a
 * scratch tmpfs, so that whatever it mounts dies with it.  Under the runner all this exists.
 */
#include <ftw.h>
#include <limits.h>

#include "internal.h"
#include "selinux.h"

static char hand_scratch[64];

const char *scratch(void)
{
	const char *dir = getenv("BULKHEAD_DIR");

	return dir ? dir : hand_scratch;
}

/*
 * Without privilege the scratch is a plain directory, and probes that need more are skipped by
 * their needs.
 */
void isolate_by_hand(void)
{
	cgroup_by_hand_name();
	categories(); /* chosen once, for all children */
	snprintf(hand_scratch, sizeof(hand_scratch), "/tmp/bulkhead-hand.XXXXXX");
	if (!mkdtemp(hand_scratch)) {
		fprintf(stderr, "bulkhead: cannot make %s: %m\n", hand_scratch);
		exit(1);
	}
	chmod(hand_scratch, 0755);
	if (unshare(CLONE_NEWNS | CLONE_NEWUTS | CLONE_NEWIPC) == 0 && mount(NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL) == 0)
		(void)mount("bulkhead", hand_scratch, "tmpfs", MS_NODEV | MS_NOSUID, "mode=755");
}

static int remove_entry(const char *path, const struct stat *st, int type, struct FTW *ftw)
{
	(void)st;
	(void)type;
	(void)ftw;
	remove(path);
	return 0;
}

void isolate_cleanup(void)
{
	cgroup_by_hand_cleanup();
	while (umount2(hand_scratch, MNT_DETACH) == 0)
		;
	nftw(hand_scratch, remove_entry, 16, FTW_DEPTH | FTW_PHYS | FTW_MOUNT);
}

/* "$BULKHEAD_IMAGE", else the image that stands beside the tree of single programs. */
void self_path(char *buf, size_t size)
{
	const char *env = getenv("BULKHEAD_IMAGE");
	char self[PATH_MAX];
	ssize_t n;

	if (env && *env) {
		snprintf(buf, size, "%s", env);
		return;
	}
	n = readlink("/proc/self/exe", self, sizeof(self) - 1);
	self[n < 0 ? 0 : n] = '\0';
	snprintf(buf, size, "%s", self);
	for (char *slash = strrchr(self, '/'); slash && slash != self; slash = strrchr(self, '/')) {
		*slash = '\0';
		char candidate[PATH_MAX + 32];
		snprintf(candidate, sizeof(candidate), "%s/bulkhead-probes", self);
		if (access(candidate, X_OK) == 0) {
			snprintf(buf, size, "%s", candidate);
			return;
		}
	}
}
