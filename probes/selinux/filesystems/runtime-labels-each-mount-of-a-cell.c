/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <mqueue.h>
#include <sys/mman.h>

#include "stage.h"

static const char *const places[] = { "dev", "shm", "tmp", "masked-directory", "file-on-shm",
	"message-queue", "memory-file" };
#define PLACES (sizeof(places) / sizeof(places[0]))

static void outside(void)
{
	char *text = (char *)shared_words();

	await(1);
	for (size_t i = 0; i < PLACES; i++) {
		row("%s", places[i]);
		size_t n = strcspn(text, "\n");
		text[n] = '\0';
		EXPECT_STR(text, object_context("cell_file_t", categories()));
		text += n + 1;
	}
	row("masked-file");
	/* A single file is covered by the null device of the host, which has its own label. */
	EXPECT_EQ(strcmp(text, "readable"), 0);
	tell(1);
}

/* Kernel bug it catches: context= of a later mount of the same type is taken from the first. */
PROBE(.claim = "Every mount that a runtime makes for a labelled cell has the mount label, "
	       "categories too",
	.source = "OCI runtime-spec config-linux.md, mountLabel",
	.needs = { "selinux.bulkhead", "root" },
	.cell = { .selinux_type = "cell_t",
		.mount_selinux_type = "cell_file_t",
		.masked = { "/proc/irq", "/proc/version" } },
	.sabotage = { .selinux_type = "cell_super_t",
		.mount_selinux_type = "cell_ro_file_t",
		.masked = { "/proc/irq", "/proc/version" } },
	.outside = outside)
{
	struct mq_attr small = { .mq_maxmsg = 1, .mq_msgsize = 8 };
	int file = open("/dev/shm/file", O_RDWR | O_CREAT | O_CLOEXEC, 0600);
	int queue = (int)mq_open("/queue", O_RDWR | O_CREAT | O_CLOEXEC, 0600, &small);
	int memory = memfd_create("memory", MFD_CLOEXEC);
	int masked = open("/proc/version", O_RDONLY | O_CLOEXEC);

	snprintf((char *)shared_words(), 512, "%s\n%s\n%s\n%s\n%s\n%s\n%s\n%s", file_label("/dev"),
		file_label("/dev/shm"), file_label("/tmp"), file_label("/proc/irq"), fd_label(file),
		fd_label(queue), fd_label(memory), masked >= 0 ? "readable" : "refused");
	tell(1);
	await(1);
}
