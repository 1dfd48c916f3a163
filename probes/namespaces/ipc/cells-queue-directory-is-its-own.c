/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_ipc.h"
#include "probe.h"

/* Kernel bug it catches: /dev/mqueue or /proc/sysvipc of a cell showing the host's objects. */
static void keep_objects(void);

static int lines(const char *file)
{
	int n = 0;

	for (const char *p = file_text(file); (p = strchr(p, '\n')); p++)
		n++;
	return n;
}

PROBE(.claim = "A cell's /dev/mqueue and /proc/sysvipc show no object of the host",
	.source = "ipc_namespaces(7), DESCRIPTION; mq_overview(7)",
	.needs = { "root", "ns.ipc", "fs.mqueue" }, .cell = { .plain = true },
	.sabotage = { .share = NS_IPC }, .outside = keep_objects, )
{
	const char *name = (const char *)shared_words();

	await(1);
	row("queues");
	EXPECT_ERRNO(access(fmt("/dev/mqueue/%s", name), F_OK), ENOENT);
	MUST(queue_open("cells-own", O_RDWR | O_CREAT, 0, 0));
	EXPECT_OK(access("/dev/mqueue/cells-own", F_OK)); /* control */
	queue_unlink("cells-own");
	for (size_t i = 0; i < 3; i++) {
		row("%s", sysv_kinds[i].name);
		const char *file = fmt("/proc/sysvipc/%s", sysv_kinds[i].name);
		EXPECT_EQ(lines(file), 0);
		int own = MUST(sysv_kinds[i].get(IPC_PRIVATE, 0600));
		EXPECT_GE(lines(file), 1); /* control */
		MUST(sysv_kinds[i].remove(own));
	}
	tell(1);
}

static void keep_objects(void)
{
	const char *name = strdup(fmt("bulkhead-dir-%d", getpid()));
	int ids[3];

	snprintf((char *)shared_words(), 64, "%s", name);
	MUST(queue_open(name, O_RDWR | O_CREAT | O_EXCL, 0, 0));
	for (int i = 0; i < 3; i++)
		ids[i] = MUST(sysv_kinds[i].get(IPC_PRIVATE, 0666));
	tell(1);
	await(1);
	for (int i = 0; i < 3; i++)
		sysv_kinds[i].remove(ids[i]);
	queue_unlink(name);
}
