/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <net/if.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <sys/utsname.h>

#include "_sets.h"

/* Kernel bugs it catches: one of the ways to load a module that asks the caller's user namespace, so
 * that the root of a container runs code in the kernel of the host. */
static char name[64], path[256];

/* A module of the running kernel that is not loaded and needs no other; SKIP where there is none. */
static void find_module(void)
{
	static const char *const harmless[] = { "nls_cp437", "nls_iso8859_1", "nls_utf8",
		"nls_ascii", "nls_cp850", "brd", "cuse" };
	struct utsname kernel;
	static char text[1 << 20];

	MUST(uname(&kernel));
	const char *list = fmt("/lib/modules/%s/modules.dep", kernel.release);
	if (read_file(list, text, sizeof(text)) < 0)
		skip(SKIP_MODULE, "%s: %s", list, strerrorname_np(errno));
	for (size_t i = 0; i < sizeof(harmless) / sizeof(harmless[0]); i++) {
		const char *at = strstr(text, fmt("/%s.ko", harmless[i]));

		if (!at || access(fmt("/sys/module/%s", harmless[i]), F_OK) == 0)
			continue;
		const char *colon = strchr(at, ':');
		while (at > text && at[-1] != '\n')
			at--;
		if (!colon || (colon[1] != '\n' && colon[1]))
			continue;
		snprintf(name, sizeof(name), "%s", harmless[i]);
		snprintf(path, sizeof(path), "/lib/modules/%s/%.*s", kernel.release,
			(int)(colon - at), at);
		return;
	}
	skip(SKIP_MODULE, "no module of %s is present, not loaded and without needs", list);
}

static int by_finit(void)
{
	int fd = MUST(open(path, O_RDONLY | O_CLOEXEC));
	size_t length = strlen(path);
	int flags = strcmp(path + length - 3, ".ko") == 0 ? 0 : 4; /* compressed */

	return (int)syscall(SYS_finit_module, fd, "", flags);
}

static int by_init(void)
{
	static char image[4 << 20];
	int fd = MUST(open(path, O_RDONLY | O_CLOEXEC));
	ssize_t size = MUST(read(fd, image, sizeof(image)));

	return (int)syscall(SYS_init_module, image, size, "");
}

/* A name that no device has is looked for among the modules, for who may load them. */
static void by_device_name(void)
{
	struct ifreq request = { 0 };
	int fd = MUST(socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0));

	snprintf(request.ifr_name, sizeof(request.ifr_name), "%s", name);
	EXPECT_ERRNO(ioctl(fd, SIOCGIFINDEX, &request), ENODEV);
}

static void try_all(const char *who)
{
	row("finit_module, %s", who);
	EXPECT_ERRNO(by_finit(), EPERM);
	row("init_module, %s", who);
	EXPECT_ERRNO(by_init(), EPERM);
	row("autoload, %s", who);
	by_device_name();
	EXPECT(access(fmt("/sys/module/%s", name), F_OK) < 0);
}

PROBE(.claim = "A module that is present is not loaded by a cell, by finit_module, init_module or "
	       "a "
	       "name",
	.source = "init_module(2), ERRORS; capabilities(7), CAP_SYS_MODULE; netdevice(7)",
	.needs = { "root", "userns", "ns.net", "cap.SYS_MODULE" },
	.sabotage = { .twin = "the callers have CAP_SYS_MODULE in the initial user namespace" },
	.exclusive = true, )
{
	find_module();
	note("the module is %s", path);
	IN_CHILD(0)
	{
		if (!sabotaged())
			drop_cap(CAP_SYS_MODULE);
		try_all("root without it");
	}
	IN_USERNS(CLONE_NEWNET, "0 0 1", "0 0 1")
	{
		MUST_BE(have_cap(CAP_SYS_MODULE)); /* it is held there */
		try_all("root of a user namespace");
	}
	row("root");
	if (access(fmt("/sys/module/%s", name), F_OK) < 0)
		EXPECT_OK(by_finit()); /* control */
	EXPECT_EQ(access(fmt("/sys/module/%s", name), F_OK), 0);
	MUST(syscall(SYS_delete_module, name, O_NONBLOCK));
}
