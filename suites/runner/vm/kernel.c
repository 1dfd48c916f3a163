/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "vm.h"

char *vm_cache_folder(void)
{
	const char *told = getenv("BULKHEAD_CACHE"), *xdg = getenv("XDG_CACHE_HOME"),
		   *home = getenv("HOME");

	if (told && *told)
		return xstrdup(told);
	if (xdg && *xdg)
		return xasprintf("%s/bulkhead", xdg);
	return xasprintf("%s/.cache/bulkhead", home && *home ? home : "/root");
}

/* DIR, or the only DIR/lib/modules/RELEASE as `make modules_install INSTALL_MOD_PATH=DIR` leaves it. */
static char *modules_folder(const char *dir)
{
	static const char *const below[] = { "lib/modules", "usr/lib/modules" };
	cleanup_free char *own = xasprintf("%s/modules.dep", dir);

	if (!access(own, R_OK))
		return xstrdup(dir);
	for (size_t i = 0; i < sizeof(below) / sizeof(*below); i++) {
		cleanup_free char *path = xasprintf("%s/%s", dir, below[i]);
		DIR *folder = opendir(path);
		struct dirent *entry;
		char *found = NULL;

		while (folder && (entry = readdir(folder))) {
			cleanup_free char *dep =
				xasprintf("%s/%s/modules.dep", path, entry->d_name);

			if (access(dep, R_OK))
				continue;
			if (found) {
				complain("--modules %s: more than one release in it: name one of "
					 "%s/*",
					dir, path);
				free(found);
				closedir(folder);
				return NULL;
			}
			found = xasprintf("%s/%s", path, entry->d_name);
		}
		if (folder)
			closedir(folder);
		if (found)
			return found;
	}
	complain("--modules %s: no modules.dep in it: give a folder as depmod(8) leaves it, "
		 "for example /lib/modules/RELEASE",
		dir);
	return NULL;
}

/* A label such as 6.1 of the cache that scripts/kernels fills; NULL when it is not there. */
static char *cached(const char *label)
{
	cleanup_free char *cache = vm_cache_folder();
	cleanup_free char *direct = xasprintf("%s/kernels/%s/vmlinuz", cache, label);
	cleanup_free char *asked = xasprintf("%s/kernels/asked/%s", cache, label);
	char *offered;

	if (!access(direct, R_OK))
		return xasprintf("%s/kernels/%s", cache, label);
	offered = slurp(asked);
	if (offered) {
		char *folder;

		offered[strcspn(offered, "\n")] = 0;
		folder = xasprintf("%s/kernels/%s", cache, offered);
		free(offered);
		return folder;
	}
	return NULL;
}

int vm_kernel_find(const char *kernel, const char *modules, struct vm_kernel *ret)
{
	struct stat st;

	*ret = (struct vm_kernel){ 0 };
	if (!strchr(kernel, '/') && stat(kernel, &st)) {
		cleanup_free char *folder = cached(kernel);

		if (!folder) {
			complain("--kernel %s: not in the cache and no such file: run "
				 "'scripts/kernels %s', "
				 "or give the path of a vmlinuz",
				kernel, kernel);
			return -1;
		}
		ret->image = xasprintf("%s/vmlinuz", folder);
		if (!modules)
			ret->modules = xasprintf("%s/modules", folder);
	} else if (stat(kernel, &st) || !S_ISREG(st.st_mode) || access(kernel, R_OK)) {
		complain("--kernel %s: %s", kernel,
			S_ISDIR(st.st_mode) ? "a folder: a vmlinuz or bzImage is needed"
					    : strerror(errno));
		return -1;
	} else {
		ret->image = realpath(kernel, NULL);
	}
	if (modules) {
		ret->modules = modules_folder(modules);
		if (!ret->modules) {
			vm_kernel_free(ret);
			return -1;
		}
	}
	return 0;
}

void vm_kernel_free(struct vm_kernel *kernel)
{
	free(kernel->image);
	free(kernel->modules);
	*kernel = (struct vm_kernel){ 0 };
}
