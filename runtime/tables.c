/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <linux/sched.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/resource.h>

#include "plan.h"
#include "tables.h"

#ifndef CLONE_NEWTIME
#define CLONE_NEWTIME 0x80
#endif
#ifndef MS_NOSYMFOLLOW
#define MS_NOSYMFOLLOW 256
#endif

/* runtime-spec config.md, "Mounts", the table of options; mount(8) for their meaning. */
const struct mount_option mount_options[] = {
	{"async", OPT_CLEAR, MS_SYNCHRONOUS},
	{"atime", OPT_CLEAR, MS_NOATIME},
	{"bind", OPT_BIND, 0},
	{"defaults", OPT_NOTHING, 0},
	{"dev", OPT_CLEAR, MS_NODEV},
	{"diratime", OPT_CLEAR, MS_NODIRATIME},
	{"dirsync", OPT_SET, MS_DIRSYNC},
	{"exec", OPT_CLEAR, MS_NOEXEC},
	{"idmap", OPT_IDMAP, 0},
	{"iversion", OPT_SET, MS_I_VERSION},
	{"lazytime", OPT_SET, MS_LAZYTIME},
	{"loud", OPT_CLEAR, MS_SILENT},
	{"mand", OPT_SET, MS_MANDLOCK},
	{"noatime", OPT_SET, MS_NOATIME},
	{"nodev", OPT_SET, MS_NODEV},
	{"nodiratime", OPT_SET, MS_NODIRATIME},
	{"noexec", OPT_SET, MS_NOEXEC},
	{"noiversion", OPT_CLEAR, MS_I_VERSION},
	{"nolazytime", OPT_CLEAR, MS_LAZYTIME},
	{"nomand", OPT_CLEAR, MS_MANDLOCK},
	{"norelatime", OPT_CLEAR, MS_RELATIME},
	{"nostrictatime", OPT_CLEAR, MS_STRICTATIME},
	{"nosuid", OPT_SET, MS_NOSUID},
	{"nosymfollow", OPT_SET, MS_NOSYMFOLLOW},
	{"private", OPT_PROPAGATION, MS_PRIVATE},
	{"ratime", OPT_REC_CLEAR, MOUNT_ATTR_NOATIME},
	{"rbind", OPT_BIND, MS_REC},
	{"rdev", OPT_REC_CLEAR, MOUNT_ATTR_NODEV},
	{"rdiratime", OPT_REC_CLEAR, MOUNT_ATTR_NODIRATIME},
	{"relatime", OPT_SET, MS_RELATIME},
	{"remount", OPT_SET, MS_REMOUNT},
	{"rexec", OPT_REC_CLEAR, MOUNT_ATTR_NOEXEC},
	{"ridmap", OPT_IDMAP, MS_REC},
	{"rnoatime", OPT_REC_SET, MOUNT_ATTR_NOATIME},
	{"rnodev", OPT_REC_SET, MOUNT_ATTR_NODEV},
	{"rnodiratime", OPT_REC_SET, MOUNT_ATTR_NODIRATIME},
	{"rnoexec", OPT_REC_SET, MOUNT_ATTR_NOEXEC},
	{"rnorelatime", OPT_NOTHING, 0},
	{"rnostrictatime", OPT_REC_CLEAR, MOUNT_ATTR_STRICTATIME},
	{"rnosuid", OPT_REC_SET, MOUNT_ATTR_NOSUID},
	{"rnosymfollow", OPT_REC_SET, MOUNT_ATTR_NOSYMFOLLOW},
	{"ro", OPT_SET, MS_RDONLY},
	{"rprivate", OPT_PROPAGATION, MS_PRIVATE | MS_REC},
	{"rrelatime", OPT_REC_CLEAR, MOUNT_ATTR_NOATIME},
	{"rro", OPT_REC_SET, MOUNT_ATTR_RDONLY},
	{"rrw", OPT_REC_CLEAR, MOUNT_ATTR_RDONLY},
	{"rshared", OPT_PROPAGATION, MS_SHARED | MS_REC},
	{"rslave", OPT_PROPAGATION, MS_SLAVE | MS_REC},
	{"rstrictatime", OPT_REC_SET, MOUNT_ATTR_STRICTATIME},
	{"rsuid", OPT_REC_CLEAR, MOUNT_ATTR_NOSUID},
	{"rsymfollow", OPT_REC_CLEAR, MOUNT_ATTR_NOSYMFOLLOW},
	{"runbindable", OPT_PROPAGATION, MS_UNBINDABLE | MS_REC},
	{"rw", OPT_CLEAR, MS_RDONLY},
	{"shared", OPT_PROPAGATION, MS_SHARED},
	{"silent", OPT_SET, MS_SILENT},
	{"slave", OPT_PROPAGATION, MS_SLAVE},
	{"strictatime", OPT_SET, MS_STRICTATIME},
	{"suid", OPT_CLEAR, MS_NOSUID},
	{"symfollow", OPT_CLEAR, MS_NOSYMFOLLOW},
	{"sync", OPT_SET, MS_SYNCHRONOUS},
	{"tmpcopyup", OPT_COPY_UP, 0},
	{"unbindable", OPT_PROPAGATION, MS_UNBINDABLE},
	{NULL},
};

const struct name_value namespace_types[] = {
	{"cgroup", NS_CGROUP},
	{"ipc", NS_IPC},
	{"mount", NS_MOUNT},
	{"network", NS_NET},
	{"pid", NS_PID},
	{"time", NS_TIME},
	{"user", NS_USER},
	{"uts", NS_UTS},
	{NULL},
};

const struct name_value rlimit_names[] = {
	{"RLIMIT_AS", RLIMIT_AS},
	{"RLIMIT_CORE", RLIMIT_CORE},
	{"RLIMIT_CPU", RLIMIT_CPU},
	{"RLIMIT_DATA", RLIMIT_DATA},
	{"RLIMIT_FSIZE", RLIMIT_FSIZE},
	{"RLIMIT_LOCKS", RLIMIT_LOCKS},
	{"RLIMIT_MEMLOCK", RLIMIT_MEMLOCK},
	{"RLIMIT_MSGQUEUE", RLIMIT_MSGQUEUE},
	{"RLIMIT_NICE", RLIMIT_NICE},
	{"RLIMIT_NOFILE", RLIMIT_NOFILE},
	{"RLIMIT_NPROC", RLIMIT_NPROC},
	{"RLIMIT_RSS", RLIMIT_RSS},
	{"RLIMIT_RTPRIO", RLIMIT_RTPRIO},
	{"RLIMIT_RTTIME", RLIMIT_RTTIME},
	{"RLIMIT_SIGPENDING", RLIMIT_SIGPENDING},
	{"RLIMIT_STACK", RLIMIT_STACK},
	{NULL},
};

const struct name_value mount_flag_names[] = {
	{"ro", MS_RDONLY},
	{"nosuid", MS_NOSUID},
	{"nodev", MS_NODEV},
	{"noexec", MS_NOEXEC},
	{"sync", MS_SYNCHRONOUS},
	{"remount", MS_REMOUNT},
	{"mand", MS_MANDLOCK},
	{"dirsync", MS_DIRSYNC},
	{"nosymfollow", MS_NOSYMFOLLOW},
	{"noatime", MS_NOATIME},
	{"nodiratime", MS_NODIRATIME},
	{"silent", MS_SILENT},
	{"relatime", MS_RELATIME},
	{"iversion", MS_I_VERSION},
	{"strictatime", MS_STRICTATIME},
	{"lazytime", MS_LAZYTIME},
	{NULL},
};

const struct mount_option *mount_option_find(const char *name)
{
	for (const struct mount_option *o = mount_options; o->name; o++)
		if (!strcmp(o->name, name))
			return o;
	return NULL;
}

const struct name_value *name_find(const struct name_value *table, const char *name)
{
	for (; table->name; table++)
		if (!strcmp(table->name, name))
			return table;
	return NULL;
}

static const struct {
	uint64_t flag;
	const char *file;
} kinds[NS_COUNT] = {
	[NS_USER] = {CLONE_NEWUSER, "user"},
	[NS_MOUNT] = {CLONE_NEWNS, "mnt"},
	[NS_UTS] = {CLONE_NEWUTS, "uts"},
	[NS_IPC] = {CLONE_NEWIPC, "ipc"},
	[NS_NET] = {CLONE_NEWNET, "net"},
	[NS_PID] = {CLONE_NEWPID, "pid"},
	[NS_CGROUP] = {CLONE_NEWCGROUP, "cgroup"},
	[NS_TIME] = {CLONE_NEWTIME, "time"},
};

uint64_t namespace_flag(int kind)
{
	return kinds[kind].flag;
}

const char *namespace_file(int kind)
{
	return kinds[kind].file;
}

uint64_t mount_attr_of(unsigned long flags)
{
	static const struct {
		unsigned long ms;
		uint64_t attr;
	} map[] = {
		{MS_RDONLY, MOUNT_ATTR_RDONLY},
		{MS_NOSUID, MOUNT_ATTR_NOSUID},
		{MS_NODEV, MOUNT_ATTR_NODEV},
		{MS_NOEXEC, MOUNT_ATTR_NOEXEC},
		{MS_NODIRATIME, MOUNT_ATTR_NODIRATIME},
		{MS_NOSYMFOLLOW, MOUNT_ATTR_NOSYMFOLLOW},
		{MS_NOATIME, MOUNT_ATTR_NOATIME},
		{MS_STRICTATIME, MOUNT_ATTR_STRICTATIME},
	};
	uint64_t attr = 0;

	for (size_t i = 0; i < sizeof(map) / sizeof(map[0]); i++)
		if (flags & map[i].ms)
			attr |= map[i].attr;
	return attr;
}
