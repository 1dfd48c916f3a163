/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The unit tests; with arguments, the commands that they are about:
 *   report JOURNAL --format F -o FILE     fuzz JOURNAL ROUNDS SEED
 */
#include "tests.h"

#include <CUnit/Basic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

const char *fixture(const char *name)
{
	static char paths[4][4096];
	static unsigned next;
	const char *slash = strrchr(__FILE__, '/');
	char *path = paths[next++ % 4];

	snprintf(path, sizeof(paths[0]), "%.*s%s", (int)(slash - __FILE__ + 1), __FILE__, name);
	return path;
}

struct journal *read_fixture(const char *name)
{
	struct journal *j = NULL;
	char *error = NULL;

	if (journal_read(fixture(name), &j, &error) < 0) {
		fprintf(stderr, "%s\n", error);
		CU_ASSERT_FATAL(false);
	}
	return j;
}

char *slurp(const char *path, size_t *length)
{
	FILE *in = fopen(path, "re");
	char *bytes = NULL;
	size_t room = 0;
	ssize_t n;

	*length = 0;
	if (!in)
		return NULL;
	n = getdelim(&bytes, &room, EOF, in);
	fclose(in);
	if (n < 0) {
		bytes[0] = '\0';
		return bytes;
	}
	*length = (size_t)n;
	return bytes;
}

int memory_file(const char *bytes, size_t length, char path[32])
{
	int fd = memfd_create("journal", MFD_CLOEXEC);

	if (fd < 0 || write(fd, bytes, length) != (ssize_t)length)
		abort();
	snprintf(path, 32, "/proc/self/fd/%d", fd);
	return fd;
}

char *report_of(const char *journal_path, const char *format)
{
	char path[32], *error = NULL, *text = NULL;
	int fd = memory_file("", 0, path);
	size_t length;

	if (report_write(journal_path, format, path, &error) == 0)
		text = slurp(path, &length);
	free(error);
	close(fd);
	return text;
}

static int command_report(char **argv)
{
	char *error = NULL;

	if (report_write(argv[2], argv[4], argv[6], &error) == 0)
		return 0;
	fprintf(stderr, "%s\n", error);
	free(error);
	return 2;
}

int main(int argc, char **argv)
{
	int failed;

	if (argc == 7 && !strcmp(argv[1], "report"))
		return command_report(argv);
	if (argc == 5 && !strcmp(argv[1], "fuzz"))
		return fuzz(
			argv[2], strtoul(argv[3], NULL, 0), (unsigned)strtoul(argv[4], NULL, 0));
	if (argc != 1) {
		fprintf(stderr,
			"usage: %s [report JOURNAL --format F -o FILE | fuzz JOURNAL ROUNDS "
			"SEED]\n",
			argv[0]);
		return 2;
	}
	if (CU_initialize_registry() != CUE_SUCCESS)
		return 2;
	add_text_tests();
	add_journal_tests();
	add_format_tests();
	add_pair_tests();
	CU_basic_set_mode(CU_BRM_NORMAL);
	CU_basic_run_tests();
	failed = CU_get_number_of_failures() > 0;
	CU_cleanup_registry();
	return failed;
}
