/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * By hand there is no runner: the probe program gives itself a private mount namespace with a
 * scratch tmpfs, so that whatever it mounts dies with it.  Under the runner all this exists.
 */
#include <ftw.h>
#include <limits.h>

#include "internal.h"
#include "selinux.h"

/* By hand: a tmpfs that holds the image, bound, and the scratch directory, a tmpfs of its own. */
static char hand_base[64], hand_scratch[80], hand_image[80];

const char *scratch(void)
{
	const char *dir = getenv("BULKHEAD_DIR");

	return dir ? dir : hand_scratch;
}

/* A cell's users reach it there also when the suite stands in a home that is closed to them. */
static void bind_image(void)
{
	char image[PATH_MAX];
	int fd;

	self_path(image, sizeof(image));
	snprintf(hand_image, sizeof(hand_image), "%s/image", hand_base);
	fd = open(hand_image, O_WRONLY | O_CREAT | O_CLOEXEC, 0755);
	if (fd >= 0)
		close(fd);
	if (fd < 0 || mount(image, hand_image, NULL, MS_BIND, NULL) < 0)
		*hand_image = '\0';
}

const char *image_for_cells(void)
{
	static char path[PATH_MAX];

	if (*hand_image)
		return hand_image;
	self_path(path, sizeof(path));
	return path;
}

/*
 * Without privilege the scratch is a plain directory, and probes that need more are skipped by
 * their needs.
 */
void isolate_by_hand(void)
{
	cgroup_by_hand_name();
	categories(); /* chosen once, for all children */
	snprintf(hand_base, sizeof(hand_base), "/tmp/bulkhead-hand.XXXXXX");
	if (!mkdtemp(hand_base)) {
		fprintf(stderr, "bulkhead: cannot make %s: %m\n", hand_base);
		exit(1);
	}
	chmod(hand_base, 0755);
	snprintf(hand_scratch, sizeof(hand_scratch), "%s/scratch", hand_base);
	bool own = unshare(CLONE_NEWNS | CLONE_NEWUTS | CLONE_NEWIPC) == 0 &&
		   mount(NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL) == 0 &&
		   mount("bulkhead", hand_base, "tmpfs", MS_NODEV, "mode=755") == 0;
	mkdir(hand_scratch, 0755);
	if (own) {
		(void)mount("bulkhead", hand_scratch, "tmpfs", MS_NODEV | MS_NOSUID, "mode=755");
		bind_image();
	}
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
	while (umount2(hand_base, MNT_DETACH) == 0)
		;
	nftw(hand_base, remove_entry, 16, FTW_DEPTH | FTW_PHYS | FTW_MOUNT);
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
