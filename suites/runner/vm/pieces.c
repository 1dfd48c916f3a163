/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "baseline.h"
#include "guest.h"
#include "paths.h"
#include "select.h"
#include "suite.h"

static char *beside(const char *const *places, const char *name)
{
	char self[PATH_MAX];
	ssize_t n = readlink("/proc/self/exe", self, sizeof(self) - 1);

	if (n < 0)
		return NULL;
	self[n] = 0;
	*strrchr(self, '/') = 0;
	for (; *places; places++) {
		cleanup_free char *path = xasprintf("%s/%s/%s", self, *places, name);

		if (!access(path, R_OK))
			return realpath(path, NULL);
	}
	return NULL;
}

static int find_policy(const struct vm_options *o, struct vm_pieces *p)
{
	static const char *const policies[] = { "policy", "../share/bulkhead/policy", NULL };
	static const char *const labels[] = { "../fixtures/selinux", "../../fixtures/selinux",
		"../share/bulkhead/fixtures/selinux", NULL };
	const char *name = o->policy ? o->policy : "bulkhead";

	if (!vm_wants_selinux(o))
		return 0;
	if (strchr(name, '/')) {
		if (!access(name, R_OK))
			p->policy = realpath(name, NULL);
	} else {
		cleanup_free char *file = xasprintf("%s.bin", name);

		p->policy = beside(policies, file);
	}
	p->labels = o->labels ? realpath(o->labels, NULL) : beside(labels, "file_contexts");
	if (o->labels && !p->labels) {
		complain("--labels %s: %s", o->labels, strerror(errno));
		return EXIT_USAGE;
	}
	if (p->policy && p->labels)
		return 0;
	if (o->policy) {
		complain("--policy %s: %s", name,
			p->policy
				? "fixtures/selinux/file_contexts is missing beside it"
				: "no such policy: a file, or bulkhead, permissive, nomcs, audited "
				  "as 'make' leaves them in out/policy");
		return EXIT_USAGE;
	}
	complain("no SELinux policy beside the executable: the guest boots without SELinux");
	free(p->policy);
	p->policy = NULL;
	return 0;
}

static int find_driver(const struct vm_options *o, struct vm_pieces *p)
{
	if (!o->driver)
		return 0;
	if (!has_prefix(o->driver, "oci:")) {
		p->driver = xstrdup(o->driver);
		return 0;
	}
	p->driver = paths_driver(o->driver);
	if (!p->driver) {
		complain("--driver %s: no such program", o->driver);
		return EXIT_USAGE;
	}
	p->oci = p->driver;
	p->driver = xasprintf("oci:/bulkhead/oci/%s", strrchr(p->oci, '/') + 1);
	memmove(p->oci, p->oci + 4, strlen(p->oci + 4) + 1);
	return 0;
}

/* The guest selects by itself; here it is tried first, since a boot is a high price for a misspelt id. */
static int try_selection(const struct vm_options *o, struct vm_pieces *p, const struct suite *suite)
{
	struct narrowing narrowing = { .sabotage = o->sabotage };
	struct selection selection = { 0 };
	char **globs = xcalloc(o->globs.n + 1, sizeof(*globs));
	char *error = NULL;
	int code;

	memcpy(globs, o->globs.v, o->globs.n * sizeof(*globs));
	code = select_probes(&p->catalog, suite, globs, &narrowing, &selection, &error);
	if (code)
		complain("%s", error);
	free(error);
	free(selection.probe);
	free(globs);
	return code;
}

static int take_baseline(struct vm_pieces *p, const char *name, const char *beside,
	const char *there, struct baseline *all)
{
	char *error = NULL, *here = baseline_find(name, beside, &error);

	if (here && !baseline_load(here, NULL, all, &error)) {
		strv_take(&p->baseline_here, here);
		strv_add(&p->baseline_there, there);
		return 0;
	}
	complain("%s", error);
	free(error);
	free(here);
	return EXIT_USAGE;
}

/*
 * The guest reads them by itself; here they are read first, since a boot is a high price for an entry
 * that has expired.  Those that the suite names keep their place beside it.
 */
static int find_baselines(
	const struct vm_options *o, struct vm_pieces *p, const struct suite *suite)
{
	struct baseline_machine nowhere = { .release = "" };
	struct baseline all = { 0 };
	char *error = NULL;
	int code = 0;

	for (size_t i = 0; !code && suite && i < suite->baselines; i++) {
		const char *name = suite->baseline[i].text;
		bool path = strchr(name, '/') || strstr(name, ".baseline");
		const char *slash = strrchr(suite->path, '/');
		cleanup_free char *beside =
			slash ? strndup(suite->path, (size_t)(slash - suite->path)) : xstrdup(".");
		cleanup_free char *there =
			*name == '/' ? xstrdup(name)
			: path	     ? xasprintf("/bulkhead/suites/%s", name)
				     : xasprintf("/bulkhead/suites/baselines/%s.baseline", name);

		code = take_baseline(p, name, beside, there, &all);
	}
	for (size_t i = 0; !code && i < o->baselines.n; i++) {
		cleanup_free char *there = xasprintf("/bulkhead/baselines/%zu.baseline", i);

		code = take_baseline(p, o->baselines.v[i], NULL, there, &all);
		strv_add(&p->baseline_args, there);
	}
	if (!code && baseline_check(&all, &nowhere, &p->catalog, &error)) {
		complain("%s", error);
		free(error);
		code = EXIT_USAGE;
	}
	baseline_free(&all);
	return code;
}

static int find_suite(const struct vm_options *o, struct vm_pieces *p)
{
	struct suite suite = { 0 };
	char *error = NULL;
	int code;

	if (o->suite && suite_load(o->suite, &suite, &error)) {
		complain("%s", error);
		free(error);
		return EXIT_USAGE;
	}
	code = try_selection(o, p, o->suite ? &suite : NULL);
	if (!code)
		code = find_baselines(o, p, o->suite ? &suite : NULL);
	if (o->suite) {
		p->suite_file = realpath(suite.path, NULL);
		p->suite_name = xstrdup(suite.name);
		suite_free(&suite);
	}
	return code;
}

int vm_pieces_find(const struct vm_options *o, struct vm_pieces *ret)
{
	static const char *const programs[] = { ".", "../libexec/bulkhead", NULL };
	int error;

	*ret = (struct vm_pieces){ 0 };
	ret->agent = beside(programs, "bulkhead-agent");
	ret->image = paths_image();
	ret->runtime = paths_runtime();
	if (!ret->agent || !ret->image) {
		complain("%s is not beside the executable nor in ../libexec/bulkhead: run 'make' "
			 "first",
			ret->agent ? "bulkhead-probes" : "bulkhead-agent");
		vm_pieces_free(ret);
		return EXIT_USAGE;
	}
	error = find_policy(o, ret);
	if (!error)
		error = find_driver(o, ret);
	if (!error && catalog_load(ret->image, &ret->catalog))
		error = EXIT_USAGE;
	if (!error)
		error = find_suite(o, ret);
	if (error)
		vm_pieces_free(ret);
	return error;
}

void vm_pieces_free(struct vm_pieces *p)
{
	char **all[] = { &p->agent, &p->image, &p->runtime, &p->policy, &p->labels, &p->suite_file,
		&p->suite_name, &p->driver, &p->oci };

	catalog_free(&p->catalog);
	strv_free(&p->baseline_here);
	strv_free(&p->baseline_there);
	strv_free(&p->baseline_args);
	for (size_t i = 0; i < sizeof(all) / sizeof(*all); i++) {
		free(*all[i]);
		*all[i] = NULL;
	}
}
