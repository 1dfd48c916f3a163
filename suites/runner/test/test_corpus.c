/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Detection over whole logs: fixtures/logs/splat, one kind of trouble each, and fixtures/logs/clean. */
#include <CUnit/Basic.h>
#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "splat.h"
#include "tests.h"
#include "util.h"
#include "vm/stream.h"

#define RATE_MIN 0.97

/* Beside the sources, from wherever the test is started. */
static char *logs_folder(const char *kind)
{
	static const char *const places[] = { "fixtures/logs", "../fixtures/logs" };
	char self[4096];
	ssize_t n = readlink("/proc/self/exe", self, sizeof(self) - 1);

	for (size_t i = 0; i < sizeof(places) / sizeof(*places); i++)
		if (!access(places[i], R_OK))
			return xasprintf("%s/%s", places[i], kind);
	self[n > 0 ? n : 0] = 0;
	for (char *slash; (slash = strrchr(self, '/')) && slash > self;) {
		cleanup_free char *path = NULL;

		*slash = 0;
		path = xasprintf("%s/fixtures/logs", self);
		if (!access(path, R_OK))
			return xasprintf("%s/%s", path, kind);
	}
	return NULL;
}

/* The first line that is taken for trouble, to be freed, or NULL. */
static char *first_hit(char *text, const char **ret_name)
{
	char *save = NULL;

	for (char *line = strtok_r(text, "\n", &save); line; line = strtok_r(NULL, "\n", &save)) {
		*ret_name = splat_match(line, strlen(line));
		if (*ret_name)
			return xstrdup(line);
	}
	return NULL;
}

struct score {
	size_t logs, hits;
};

static struct score look_at_all(const char *kind, bool tell_hits)
{
	cleanup_free char *folder = logs_folder(kind);
	struct score score = { 0 };
	DIR *dir = folder ? opendir(folder) : NULL;
	struct dirent *entry;

	while (dir && (entry = readdir(dir))) {
		cleanup_free char *path = xasprintf("%s/%s", folder, entry->d_name);
		cleanup_free char *text = strstr(entry->d_name, ".log") ? slurp(path) : NULL;
		cleanup_free char *hit = NULL;
		const char *name = NULL;

		if (!text)
			continue;
		score.logs++;
		hit = first_hit(text, &name);
		score.hits += hit != NULL;
		if (tell_hits == (hit != NULL))
			printf("\n  %s: %s%s%s", entry->d_name, hit ? name : "nothing found",
				hit ? ": " : "", hit ? hit : "");
	}
	if (dir)
		closedir(dir);
	return score;
}

static void trouble_is_found(void)
{
	struct score score = look_at_all("splat", false);

	printf("\n  found %zu of %zu logs with trouble (%.1f %%)", score.hits, score.logs,
		score.logs ? 100.0 * (double)score.hits / (double)score.logs : 0);
	CU_ASSERT_TRUE(score.logs >= 60);
	CU_ASSERT_TRUE((double)score.hits >= RATE_MIN * (double)score.logs);
}

static void clean_logs_are_clean(void)
{
	struct score score = look_at_all("clean", true);

	printf("\n  %zu false hits in %zu clean logs", score.hits, score.logs);
	CU_ASSERT_TRUE(score.logs >= 40);
	CU_ASSERT_EQUAL(score.hits, 0);
}

static void one_line(void *context, const char *line)
{
	strv_add(context, line);
}

/* What a report quotes of a dead guest's console holds the line that says why. */
static void an_excerpt_shows_the_trouble(void)
{
	cleanup_free char *folder = logs_folder("splat");
	DIR *dir = folder ? opendir(folder) : NULL;
	struct dirent *entry;
	size_t shown = 0, logs = 0;

	while (dir && (entry = readdir(dir))) {
		cleanup_free char *path = xasprintf("%s/%s", folder, entry->d_name);
		cleanup_free char *text = strstr(entry->d_name, ".log") ? slurp(path) : NULL;
		struct console console = { 0 };
		struct strv excerpt = { 0 };
		bool hit = false;
		char *save = NULL;

		if (!text)
			continue;
		for (int i = 0; i < 50; i++)
			console_add(&console, "[    0.1] a line of the boot");
		for (char *line = strtok_r(text, "\n", &save); line;
			line = strtok_r(NULL, "\n", &save))
			console_add(&console, line);
		console_excerpt(&console, 40, one_line, &excerpt);
		for (size_t i = 0; i < excerpt.n; i++)
			hit |= splat_match(excerpt.v[i], strlen(excerpt.v[i])) != NULL;
		logs++;
		shown += hit;
		strv_free(&excerpt);
		console_free(&console);
	}
	if (dir)
		closedir(dir);
	CU_ASSERT_TRUE(logs && (double)shown >= RATE_MIN * (double)logs);
}

void add_corpus_tests(void)
{
	CU_pSuite suite = CU_add_suite("kernel logs as they are", NULL, NULL);

	CU_add_test(suite, "trouble is found", trouble_is_found);
	CU_add_test(suite, "clean logs are clean", clean_logs_are_clean);
	CU_add_test(suite, "an excerpt shows the trouble", an_excerpt_shows_the_trouble);
}
