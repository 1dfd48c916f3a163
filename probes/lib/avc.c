/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Access-vector records over netlink.  libaudit would read the same socket, but it exists only as a
 * shared library and the image of probes is static.
 */
#include <errno.h>
#include <linux/audit.h>
#include <linux/netlink.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#include "probe.h"
#include "selinux.h"

#define HELD_MAX    512
#define DEADLINE_MS 15000

struct held {
	int type;
	struct avc avc; /* avc.text for every type; the rest only for AUDIT_AVC */
};

static struct held *held;
static size_t held_count, told_count;
static bool lost; /* more records than there is room for */
static int watch = -1;
static unsigned int marks;
static char own_word[64]; /* of audit_begin() */

/*
 * Every probe is process 2 or 3 of a PID namespace of its own, and all of them read the same
 * multicast: a mark named by the PID would be taken for a neighbour's, and records be missed.
 */
static const char *mark_text(unsigned int mark)
{
	static char text[64];
	static uint64_t own;

	if (own == 0 && getrandom(&own, sizeof(own), 0) != sizeof(own))
		own = (uint64_t)now_ns();
	snprintf(text, sizeof(text), "bulkhead-mark=%016llx.%u.", (unsigned long long)own, mark);
	return text;
}

static int send_mark(unsigned int mark)
{
	struct {
		struct nlmsghdr head;
		char text[64];
	} message = { 0 };
	struct sockaddr_nl kernel = { .nl_family = AF_NETLINK };
	int n = snprintf(message.text, sizeof(message.text), "%s", mark_text(mark));

	message.head.nlmsg_len = NLMSG_LENGTH(n + 1);
	message.head.nlmsg_type = AUDIT_USER;
	message.head.nlmsg_flags = NLM_F_REQUEST;
	message.head.nlmsg_seq = mark;
	return sendto(watch, &message, message.head.nlmsg_len, 0, (struct sockaddr *)&kernel,
		       sizeof(kernel)) < 0
		       ? -errno
		       : 0;
}

/* Where all that is granted is recorded (fixtures/selinux, audited), once is enough. */
static bool granted_before(const struct avc *a)
{
	for (size_t i = 0; i < held_count; i++)
		if (held[i].type == AUDIT_AVC && !held[i].avc.denied &&
			strcmp(held[i].avc.perms, a->perms) == 0 &&
			strcmp(held[i].avc.tclass, a->tclass) == 0 &&
			strcmp(held[i].avc.tcontext, a->tcontext) == 0 &&
			strcmp(held[i].avc.scontext, a->scontext) == 0)
			return true;
	return false;
}

static void hold(int type, const char *text)
{
	struct held *h;

	if (held_count == HELD_MAX) {
		lost = true;
		return;
	}
	h = &held[held_count];
	memset(h, 0, sizeof(*h));
	h->type = type;
	if (type == AUDIT_AVC) {
		if (!avc_parse(text, &h->avc) || (!h->avc.denied && granted_before(&h->avc)))
			return;
	} else {
		snprintf(h->avc.text, sizeof(h->avc.text), "%.*s", (int)sizeof(h->avc.text) - 1,
			text);
	}
	held_count++;
}

static long now_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

static bool ours(const char *text)
{
	char want[2][48];

	if (own_word[0] && strstr(text, own_word))
		return true;
	snprintf(want[0], sizeof(want[0]), ":s0:%s", categories());
	snprintf(want[1], sizeof(want[1]), ":s0:%s", neighbour());
	return strstr(text, want[0]) || strstr(text, want[1]);
}

/*
 * Reads until the mark comes back.  Where audit is off the kernel takes the mark and records
 * nothing, and says so nowhere that a child PID namespace may read: the first mark gets a short
 * wait of its own.
 */
static int read_to_mark(unsigned int mark, bool keep)
{
	char buffer[16384], want[64];
	long deadline = now_ms() + (keep ? DEADLINE_MS : 500 + deadline_ms() / 5);

	snprintf(want, sizeof(want), "%s", mark_text(mark));
	for (;;) {
		struct pollfd p = { .fd = watch, .events = POLLIN };
		struct nlmsghdr *head = (struct nlmsghdr *)buffer;
		long left = deadline - now_ms();
		ssize_t n;

		if (left <= 0 || poll(&p, 1, (int)left) == 0)
			return -ETIMEDOUT;
		n = recv(watch, buffer, sizeof(buffer) - 1, MSG_DONTWAIT);
		if (n < 0 && (errno == EAGAIN || errno == EINTR))
			continue;
		if (n < 0)
			return -errno;
		if (n < NLMSG_HDRLEN)
			continue;
		buffer[n] = '\0';
		/* The kernel's audit messages do not count the header in nlmsg_len reliably. */
		if (head->nlmsg_type == NLMSG_ERROR) {
			int e = ((struct nlmsgerr *)NLMSG_DATA(head))->error;

			if (e)
				return e;
			continue;
		}
		if (head->nlmsg_type == AUDIT_USER && strstr(NLMSG_DATA(head), want))
			return 0;
		if (keep && ours(NLMSG_DATA(head)))
			hold(head->nlmsg_type, NLMSG_DATA(head));
	}
}

int avc_begin(void)
{
	struct sockaddr_nl address = { .nl_family = AF_NETLINK };
	int group = AUDIT_NLGRP_READLOG, size = 4 << 20, e;

	avc_end();
	held = calloc(HELD_MAX, sizeof(*held));
	if (!held)
		return -ENOMEM;
	watch = socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC, NETLINK_AUDIT);
	if (watch < 0)
		return -errno;
	/* Another probe's burst of records must not cost ours. */
	if (setsockopt(watch, SOL_SOCKET, SO_RCVBUFFORCE, &size, sizeof(size)))
		setsockopt(watch, SOL_SOCKET, SO_RCVBUF, &size, sizeof(size));
	if (bind(watch, (struct sockaddr *)&address, sizeof(address)) ||
		setsockopt(watch, SOL_NETLINK, NETLINK_ADD_MEMBERSHIP, &group, sizeof(group)))
		return -errno;
	e = send_mark(++marks);
	return e ? e : read_to_mark(marks, false);
}

int audit_begin(const char *word)
{
	int e = avc_begin();

	snprintf(own_word, sizeof(own_word), "%s", word);
	return e;
}

/* "own", "none", or "other" categories. */
static const char *level(const char *context)
{
	const char *categories_at = strstr(context, ":s0:");

	return !categories_at				      ? "none"
	       : strcmp(categories_at + 4, categories()) == 0 ? "own"
							      : "other";
}

/* For the log, from which scripts/selinux-ledger reads which rules the probe has exercised. */
static void tell_new(void)
{
	for (; told_count < held_count; told_count++) {
		const struct avc *a = &held[told_count].avc;
		char source[64], target[64];

		if (held[told_count].type != AUDIT_AVC || a->permissive ||
			sscanf(a->scontext, "%*[^:]:%*[^:]:%63[^:]", source) != 1 ||
			sscanf(a->tcontext, "%*[^:]:%*[^:]:%63[^:]", target) != 1)
			continue;
		dprintf(STDERR_FILENO, "# avc %s %s %s %s %s { %s }\n",
			a->denied ? "denied" : "granted", source, target, level(a->tcontext),
			a->tclass, a->perms);
	}
}

int avc_collect(void)
{
	int e;

	if (watch < 0)
		return -EBADF;
	e = send_mark(++marks);
	if (!e)
		e = read_to_mark(marks, true);
	tell_new();
	return !e && lost ? -ENOBUFS : e;
}

void avc_finish(void)
{
	if (watch >= 0)
		avc_collect();
}

void avc_end(void)
{
	if (watch >= 0)
		close(watch);
	watch = -1;
	own_word[0] = '\0';
	free(held);
	held = NULL;
	held_count = told_count = 0;
	lost = false;
}

static bool has_word(const char *list, const char *word)
{
	size_t n = strlen(word);
	const char *at;

	for (at = list; (at = strstr(at, word)); at += n)
		if ((at == list || at[-1] == ' ') && (!at[n] || at[n] == ' '))
			return true;
	return false;
}

/* A type or a whole context. */
static bool names(const char *context, const char *want)
{
	const char *at;
	size_t n;

	if (!want)
		return true;
	if (strchr(want, ':'))
		return strcmp(context, want) == 0;
	n = strlen(want);
	at = strchr(context, ':');
	at = at ? strchr(at + 1, ':') : NULL;
	return at && strncmp(at + 1, want, n) == 0 && at[1 + n] == ':';
}

const struct avc *avc_find(const struct avc_want *want)
{
	size_t i;

	for (i = 0; i < held_count; i++) {
		const struct avc *a = &held[i].avc;

		if (held[i].type != AUDIT_AVC || a->denied == want->granted)
			continue;
		if (!names(a->scontext, want->source) || !names(a->tcontext, want->target))
			continue;
		if (want->tclass && strcmp(a->tclass, want->tclass) != 0)
			continue;
		if (want->perm && !has_word(a->perms, want->perm))
			continue;
		return a;
	}
	return NULL;
}

bool avc_seen(const char *tclass, const char *perm)
{
	return avc_find(&(struct avc_want){ .tclass = tclass, .perm = perm }) != NULL;
}

const struct avc *avc_get(size_t i)
{
	size_t k;

	for (k = 0; k < held_count; k++)
		if (held[k].type == AUDIT_AVC && held[k].avc.denied && i-- == 0)
			return &held[k].avc;
	return NULL;
}

size_t avc_count(void)
{
	size_t n = 0;

	while (avc_get(n))
		n++;
	return n;
}

bool audit_seen(int type, const char *word, const char *other)
{
	size_t i;

	for (i = 0; i < held_count; i++)
		if (held[i].type == type && (!word || strstr(held[i].avc.text, word)) &&
			(!other || strstr(held[i].avc.text, other)))
			return true;
	return false;
}
