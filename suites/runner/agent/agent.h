/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * bulkhead-agent: the first process of a guest that `bulkhead vm` boots.
 *
 * It prepares the machine (mounts, modules, SELinux policy), runs the stages that the host asks for
 * (each is one run of the runner), and powers off.  Two serial ports: ttyS0 is the kernel's console
 * and the agent's own messages, ttyS1 carries records only, one JSON object a line.
 *
 * The order comes in /bulkhead/guest.json (see vm/guest.c for who writes it); the words
 * bulkhead.NAME=VALUE of the kernel command line override it, so that a person can boot the same
 * initramfs by hand.
 */
#ifndef BULKHEAD_AGENT_H
#define BULKHEAD_AGENT_H

#include <jansson.h>
#include <stdbool.h>

#define GUEST_CONFIG  "/bulkhead/guest.json"
#define GUEST_POLICY  "/bulkhead/policy.bin"
#define GUEST_LABELS  "/bulkhead/file_contexts"
#define GUEST_AGENT   "/bulkhead/bulkhead-agent"
#define GUEST_IMAGE   "/bulkhead/bulkhead-probes"
#define GUEST_RECORDS "/dev/ttyS1"

/* What the agent was told; all strings live as long as the process. */
struct guest {
	json_t *config;	    /* the whole of guest.json, an object */
	const char *cgroup; /* "v2", "v1" or "hybrid" */
	const char *fault;  /* NULL, or a fault to inject: see fault.c */
	bool enter_enforcing;
};

/* One line on the console. */
void say(const char *format, ...) __attribute__((format(printf, 1, 2)));
/* Tells the host why the guest cannot go on, and powers off. */
void give_up(const char *format, ...) __attribute__((format(printf, 1, 2), noreturn));
/* Flushes both ports and ends the guest. */
void power_off(void) __attribute__((noreturn));

/* The words of /proc/cmdline: the value of bulkhead.NAME, or NULL; freed by nobody. */
const char *command_line_word(const char *name);
void guest_read(struct guest *ret);

/* File systems of a minimal machine; what a kernel lacks is said and left out. */
void mount_basics(void);	     /* proc, sys, dev: needed by everything else */
void mount_rest(const char *cgroup); /* tmp, run, shm, mqueue, cgroups, debugging */
void network_loopback_up(void);

/* Loads each module named in the array and what it depends on; absent ones are said. */
void agent_load_modules(const json_t *names);
/* The disk that the host gives for it, when the order says so; a failure ends the guest. */
void agent_swap_on(const struct guest *guest);
/* The kernel's own requests (/proc/sys/kernel/modprobe): modprobe [-q] [--] NAME. */
int modprobe_main(int argc, char **argv);

/*
 * SELinux: writes labels on the initramfs, loads the policy and becomes the host domain by executing
 * itself again; returns only when there is nothing (more) to do.  A policy that cannot be loaded
 * ends the guest: a run without the wall that was asked for would judge the wrong machine.
 */
void selinux_enter(const struct guest *guest);
/* The second half, after the re-execution: labels the mounted file systems. */
void selinux_settle(const struct guest *guest);

/* Records: the port in raw mode.  Each line is one write(2), so that writers never interleave. */
void records_open(void);
int records_fd(void);
/* {"type":"agent","event":EVENT, ...}: takes ownership of extra, which may be NULL. */
void records_event(const char *event, json_t *extra);
void records_drain(void);

/* Runs every stage in turn, reaps orphans, ticks once a second.  The last non-zero exit or 0. */
int stages_run(const struct guest *guest);

/* Faults for testing the host side; see fault.c. */
void hang_a_task(void);
void end_init(void); /* never returns */
/* Of the first process, once a second: ends when end_init() was called somewhere. */
void fault_tick(void);
void fault_arm(const struct guest *guest);
int fault_shim_main(int argc, char **argv);

#endif
