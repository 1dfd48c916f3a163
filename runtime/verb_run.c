/* SPDX-License-Identifier: GPL-2.0-or-later */
/* create and run: the same but for who waits. */
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/file.h>
#include <sys/pidfd.h>

#include "container.h"
#include "options.h"
#include "verbs.h"

static volatile sig_atomic_t forward_to = -1;

/* A foreground container gets what its runtime is sent. */
static void forward(int sig)
{
	int saved = errno;

	if (forward_to >= 0)
		pidfd_send_signal(forward_to, sig, NULL, 0);
	errno = saved;
}

static void forward_signals(int pidfd)
{
	static const int signals[] = {
		SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGUSR1, SIGUSR2, SIGALRM, SIGCONT};
	struct sigaction sa = {.sa_handler = forward, .sa_flags = SA_RESTART};

	forward_to = pidfd;
	for (size_t i = 0; i < sizeof(signals) / sizeof(signals[0]); i++)
		sigaction(signals[i], &sa, NULL);
}

static int parse(const struct globals *g, int argc, char **argv, struct create_options *o,
	bool *detach, bool *keep, struct err *err)
{
	static char bundle[PATH_MAX];
	const char *dir = ".", *preserve = "0";
	bool ignored = false;
	const struct option_spec specs[] = {
		{"bundle", 'b', .text = &dir},
		{"pid-file", 0, .text = &o->pid_file},
		{"console-socket", 0, .text = &o->console_socket},
		{"preserve-fds", 0, .text = &preserve},
		{"no-pivot", 0, .flag = &ignored},
		{"no-new-keyring", 0, .flag = &ignored},
		{"no-subreaper", 0, .flag = &ignored},
		{"detach", 'd', .flag = detach},
		{"keep", 0, .flag = keep},
		{NULL},
	};
	long n = 0;
	int at = options_parse(argc, argv, specs, argv[0], err);

	if (at < 0)
		return at;
	if (argc - at != 1)
		return fail(err, EINVAL, "%s: needs one container id, has %d arguments", argv[0],
			argc - at);
	if (options_number("preserve-fds", preserve, 0, 1 << 16, &n, err) < 0)
		return -EINVAL;
	if (!realpath(dir, bundle))
		return fail_errno(err, errno, "bundle %s", dir);
	o->root = g->root;
	o->id = argv[at];
	o->bundle = bundle;
	o->preserve_fds = (int)n;
	return 0;
}

int verb_create(const struct globals *g, int argc, char **argv, struct err *err)
{
	struct create_options o = {.wait_for_start = true};
	struct container c;
	bool ignored = false;
	int rc = parse(g, argc, argv, &o, &ignored, &ignored, err);

	if (rc == 0)
		rc = container_create(&o, &c, err);
	if (rc < 0)
		return rc;
	container_close(&c);
	return 0;
}

int verb_run(const struct globals *g, int argc, char **argv, struct err *err)
{
	struct create_options o = {.wait_for_start = false};
	bool detach = false, keep = false;
	struct container c;
	int rc = parse(g, argc, argv, &o, &detach, &keep, err), status;

	if (rc == 0) {
		o.foreground = detach ? NULL : forward_signals;
		rc = container_create(&o, &c, err);
	}
	forward_to = -1;
	if (rc < 0)
		return rc;
	if (detach) {
		container_close(&c);
		return 0;
	}
	forward_to = c.init.pidfd;
	status = container_wait(&c);
	forward_to = -1;
	if (!keep) {
		flock(c.state.dir, LOCK_EX);
		rc = container_delete(&c.state, c.plan, err);
	}
	container_close(&c);
	return rc < 0 ? rc : status;
}
